//! The sentences of calls that get no reply, word by word.

use codeartifact::Client;
use codeartifact::config::{Config, Credentials, RetryConfig};
use tokio::io::AsyncWriteExt;

use crate::server::{Fate, Server};

/// The sentence of a call to an endpoint that nothing good comes from.
async fn sentence(endpoint: &str) -> String {
    let config = Config::builder()
        .region("eu-west-1")
        .endpoint_url(endpoint)
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "planted-secret"))
        .retry_config(RetryConfig::disabled());
    let error = Client::new(config.build()).list_domains().send().await.unwrap_err();
    assert!(!format!("{error:?}{error}").contains("planted-secret"));
    error.to_string()
}

#[tokio::test]
async fn a_connection_that_is_refused() {
    let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = server.local_addr().unwrap();
    drop(server);
    let sentence = sentence(&format!("http://{address}")).await;
    let expected =
        format!("ListDomains failed: no connection to {address}: Connection refused (os error 111) (1 attempt)");
    assert_eq!(sentence.replace("os error 61", "os error 111"), expected);
}

#[tokio::test]
async fn a_host_that_is_not_there() {
    // RFC 6761: the name is never there.
    let sentence = sentence("http://codeartifact.invalid").await;
    let beginning = "ListDomains failed: no connection to codeartifact.invalid: failed to lookup address information: ";
    assert!(sentence.starts_with(beginning) && sentence.ends_with(" (1 attempt)"), "{sentence}");
}

#[tokio::test]
async fn a_connection_that_breaks() {
    let server = Server::of([Fate::Cut(String::new())]).await;
    let sentence = sentence(&format!("http://{}", server.address())).await;
    let beginning = format!("ListDomains failed: the connection to {} broke before a reply: ", server.address());
    assert!(sentence.starts_with(&beginning) && sentence.ends_with(" (1 attempt)"), "{sentence}");
}

#[tokio::test]
async fn a_server_that_speaks_no_tls() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = async {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
        stream
    };
    let url = format!("https://{address}");
    let (sentence, _) = tokio::join!(sentence(&url), server);
    let problem = "received corrupt message of type InvalidContentType";
    assert_eq!(sentence, format!("ListDomains failed: no secure connection to {address}: {problem} (1 attempt)"));
}
