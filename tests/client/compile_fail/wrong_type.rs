fn gives_text_for_a_format(client: codeartifact::Client) {
    drop(client.list_packages().domain("d").repository("r").format("npm").send());
}

fn main() {}
