//! A program that depends on the packages alone, tested by `cargo xtask release --dry-run` with each set of features that
//! makes a client, and with none.

#![cfg(test)]

#[cfg(any(feature = "transport", feature = "blocking"))]
use codeartifact_fake::Server;

/// Works with any set of features: the crate says what is sent, and reads what came.
#[test]
fn an_input_becomes_a_request_and_a_reply_an_output() {
    use codeartifact::operation::list_domains::ListDomainsInput;
    use codeartifact::Operation;
    let mut input = ListDomainsInput::default();
    input.max_results = Some(7);
    let request = input.encode().expect("the input is valid");
    assert_eq!(request.method, "POST");
    assert_eq!(request.path, "/v1/domains");
}

/// A fake that holds a domain, and the configuration of a client of it.
#[cfg(any(feature = "transport", feature = "blocking"))]
fn fake() -> (Server, codeartifact::Config) {
    let fake = Server::start().expect("a port is free");
    fake.seed_repository("acme", "main").expect("the names are valid");
    let known = fake.settings();
    let credentials = codeartifact::config::Credentials::new(&*known.access_key_id, &*known.secret_access_key);
    let config = codeartifact::Config::builder().region(&*known.region).credentials_provider(credentials);
    let config = config.endpoint_url(fake.endpoint_url()).build();
    (fake, config)
}

/// The default transport sends a signed request, whose signature the fake verifies.
#[cfg(feature = "transport")]
#[tokio::test]
async fn a_call_is_signed_sent_and_read() {
    let (_fake, config) = fake();
    let output = codeartifact::Client::new(config).list_domains().max_results(7).send().await;
    assert_eq!(output.expect("the fake answers").domains()[0].name(), Some("acme"));
}

/// So does the blocking one, without an async runtime.
#[cfg(feature = "blocking")]
#[test]
fn a_blocking_call_is_signed_sent_and_read() {
    let (_fake, config) = fake();
    let output = codeartifact::blocking::Client::new(config).list_domains().max_results(7).send();
    assert_eq!(output.expect("the fake answers").domains()[0].name(), Some("acme"));
}

/// The default chain is in the default features alone, and finds what a program has set.
#[cfg(feature = "credential-chain")]
#[test]
fn the_chain_of_credentials_is_there() {
    let chain = codeartifact::credentials::DefaultChain::new(codeartifact::Config::builder());
    assert!(format!("{chain:?}").starts_with("DefaultChain"));
}
