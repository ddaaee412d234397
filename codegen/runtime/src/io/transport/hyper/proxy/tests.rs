//! Calls through a proxy on loopback, which is also the server at the end of the tunnel.

use crate::call::client::{Client, Config, RetryConfig};
use crate::call::test_input::list_things;
use crate::identity::credentials::Credentials;
use crate::identity::profile::tests::Home;
use crate::io::transport::hyper::test_server::{Identity, read_head, serve_one};
use crate::test_service;
use crate::test_service::operation::list_things::ListThingsOutput;
use std::io::{BufReader, Write};
use std::net::SocketAddr;
use std::thread::JoinHandle;

const SERVER: &str = "things.eu-west-1.example";

type Outcome = Result<ListThingsOutput, test_service::Error>;

/// Calls the service's own endpoint, which only the proxy can reach, or the given one.
async fn call<const N: usize>(trusted: &str, endpoint: Option<String>, variables: [(&str, &str); N]) -> Outcome {
    let home = Home::new("", "");
    std::fs::write(home.path("bundle.pem"), trusted).unwrap();
    let mut builder = Config::builder()
        .region("eu-west-1")
        .ca_bundle(home.path("bundle.pem"))
        .credentials_provider(Credentials::new("AKID", "secret"))
        .retry_config(RetryConfig::disabled())
        .environment(home.environment(variables));
    if let Some(endpoint) = endpoint {
        builder = builder.endpoint_url(endpoint);
    }
    let client: Client<test_service::Service> = Client::new(builder.build());
    assert!(!format!("{client:?}").contains("hushed"));
    client.send(list_things("my-domain")).await
}

/// Answers one `CONNECT`. If the answer accepts it, serves the request in the tunnel. Returns both heads.
fn proxy(server: Identity, answer: &'static str) -> (SocketAddr, JoinHandle<(String, Option<String>)>) {
    serve_one(move |mut stream| {
        // The client waits for the answer before it sends more, so nothing is lost in the buffer.
        let connect = read_head(&mut BufReader::new(&stream)).unwrap();
        stream.write_all(answer.as_bytes()).unwrap();
        let request = answer.contains(" 200 ").then(|| server.answer(stream).unwrap());
        (connect, request)
    })
}

#[tokio::test]
async fn calls_go_through_a_tunnel() {
    let server = Identity::of(SERVER);
    let trusted = server.pem.clone();
    let (address, proxy) = proxy(server, "HTTP/1.1 200 Connection established\r\n\r\n");
    let url = format!("http://me:hushed%21@{address}");
    let output = call(&trusted, None, [("HTTPS_PROXY", &url), ("NO_PROXY", "localhost,other.example")]).await;
    assert_eq!(output.unwrap().things, Some(vec!["a".to_owned()]));
    let (connect, request) = proxy.join().unwrap();
    assert!(connect.starts_with(&format!("CONNECT {SERVER}:443 HTTP/1.1\r\n")), "{connect}");
    // `me:hushed!`
    assert!(connect.contains("\r\nProxy-Authorization: Basic bWU6aHVzaGVkIQ==\r\n"), "{connect}");
    assert!(!connect.contains("AKID"), "{connect}");
    let request = request.unwrap();
    assert!(request.starts_with("GET /v1/things?domain=my-domain HTTP/1.1\r\n"), "{request}");
    assert!(!request.to_lowercase().contains("proxy-authorization"), "{request}");
}

#[tokio::test]
async fn a_proxy_that_refuses_is_named() {
    let server = Identity::of(SERVER);
    let trusted = server.pem.clone();
    let (address, proxy) = proxy(server, "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    let error = call(&trusted, None, [("https_proxy", &format!("http://{address}"))]).await.unwrap_err();
    let expected = format!(
        "ListThings failed: no connection to {SERVER}: the proxy {address} gave no connection: tunnel error: proxy \
         authorization required (1 attempt)"
    );
    assert_eq!(error.to_string(), expected);
    proxy.join().unwrap();
}

#[tokio::test]
async fn some_hosts_are_reached_without_the_proxy() {
    let server = Identity::of("127.0.0.1");
    let trusted = server.pem.clone();
    let (address, server) = serve_one(move |stream| server.answer(stream).unwrap());
    let endpoint = format!("https://{address}");
    let variables = [("HTTPS_PROXY", "http://proxy.invalid:3128"), ("NO_PROXY", "other.example, 127.0.0.0/8")];
    let output = call(&trusted, Some(endpoint), variables).await.unwrap();
    assert_eq!(output.things, Some(vec!["a".to_owned()]));
    server.join().unwrap();
}

#[tokio::test]
async fn a_url_that_is_no_proxy_is_an_error_without_its_password() {
    let trusted = Identity::of(SERVER).pem;
    for url in ["socks5://me:hushed@127.0.0.1:1", "ftp://me:hushed@127.0.0.1:1", "http://", "me:hushed@ x"] {
        let sentence = call(&trusted, None, [("HTTPS_PROXY", url)]).await.unwrap_err().to_string();
        assert!(sentence.contains("HTTPS_PROXY") && sentence.contains("cannot be used"), "{url}: {sentence}");
        assert!(!sentence.contains("hushed"), "{sentence}");
    }
}
