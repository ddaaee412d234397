//! A program that depends on the packages alone, tested by `cargo xtask release --dry-run` with each set of features that
//! makes a client, and with none.

#![cfg(test)]

#[cfg(any(feature = "transport", feature = "blocking"))]
use std::io::{Read as _, Write as _};

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

/// Answers one request on a port of this host, and returns its address and what it was sent.
#[cfg(any(feature = "transport", feature = "blocking"))]
fn server() -> (String, std::thread::JoinHandle<String>) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let address = format!("http://{}", listener.local_addr().expect("the listener has an address"));
    let served = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("the client connects");
        let (mut request, mut bytes) = (Vec::new(), [0; 4096]);
        while !request.ends_with(b"}") {
            let number = stream.read(&mut bytes).expect("the client sends a request");
            assert!(number > 0, "the client closed the connection");
            request.extend_from_slice(&bytes[..number]);
        }
        let body = r#"{"domains": [{"name": "d"}]}"#;
        let head = format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {}\r\n\r\n", body.len());
        stream.write_all(format!("{head}{body}").as_bytes()).expect("the client reads the reply");
        String::from_utf8(request).expect("the request is text")
    });
    (address, served)
}

/// The client's configuration, against a server on this host.
#[cfg(any(feature = "transport", feature = "blocking"))]
fn config(address: &str) -> codeartifact::Config {
    let credentials = codeartifact::config::Credentials::new("AKID", "secret");
    codeartifact::Config::builder().region("us-east-1").credentials_provider(credentials).endpoint_url(address).build()
}

/// The default transport sends a signed request.
#[cfg(feature = "transport")]
#[tokio::test]
async fn a_call_is_signed_sent_and_read() {
    let (address, served) = server();
    let output = codeartifact::Client::new(config(&address)).list_domains().max_results(7).send().await;
    let output = output.expect("the server answers");
    assert_eq!(output.domains()[0].name(), Some("d"));
    let request = served.join().expect("the server got its request");
    assert!(request.starts_with("POST /v1/domains HTTP/1.1\r\n"), "{request}");
    assert!(request.to_lowercase().contains("\r\nauthorization: aws4-hmac-sha256 credential=akid/"), "{request}");
    assert!(request.ends_with("\r\n\r\n{\"maxResults\":7}"), "{request}");
}

/// So does the blocking one, without an async runtime.
#[cfg(feature = "blocking")]
#[test]
fn a_blocking_call_is_signed_sent_and_read() {
    let (address, served) = server();
    let output = codeartifact::blocking::Client::new(config(&address)).list_domains().max_results(7).send();
    assert_eq!(output.expect("the server answers").domains()[0].name(), Some("d"));
    let request = served.join().expect("the server got its request");
    assert!(request.starts_with("POST /v1/domains HTTP/1.1\r\n"), "{request}");
}

/// The default chain is in the default features alone, and finds what a program has set.
#[cfg(feature = "credential-chain")]
#[test]
fn the_chain_of_credentials_is_there() {
    let chain = codeartifact::credentials::DefaultChain::new(codeartifact::Config::builder());
    assert!(format!("{chain:?}").starts_with("DefaultChain"));
}
