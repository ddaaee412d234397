fn main() {
    drop(codeartifact::types::Tag::builder().key("k").build());
}
