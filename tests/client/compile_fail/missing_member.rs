fn forgets_the_domain(client: codeartifact::Client) {
    drop(client.describe_repository().repository("r").send());
}

fn main() {}
