fn forgets_the_repository(client: codeartifact::Client) {
    drop(client.list_packages().domain("d").into_paginator());
}

fn main() {}
