fn main() {
    let _ = codeartifact::types::PackageFormat::Unknown("conda".into());
    let _ = codeartifact::types::PackageFormat::__Unlisted("conda".into());
    let _ = codeartifact::types::PackageFormat::__Unlisted { 0: "conda".into() };
}
