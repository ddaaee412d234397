//! Calls through a proxy on loopback, which is also the server at the end of the tunnel.

use super::{Gate, Proxy};
use crate::call::client::Config;
use crate::call::error::ErrorKind;
use crate::call::test_input::list_things;
use crate::identity::credentials::Credentials;
use crate::identity::profile::tests::Home;
use crate::io::body::ByteStream;
use crate::io::executor::wait;
use crate::io::test_bound::Bound;
use crate::io::transport::test_server::{Authority, Identity, Server, one_attempt, read_head, refusing, serve_one};
use crate::io::transport::test_stack::Stack;
use crate::io::transport::{HyperTransport, Transport, TransportError, UreqTransport};
use crate::test_service;
use crate::test_service::operation::list_things::ListThingsOutput;
use http::Request;
use std::io::{BufReader, Write};
use std::net::SocketAddr;

const SERVER: &str = "things.eu-west-1.example";

type Outcome = Result<ListThingsOutput, test_service::Error>;

/// Calls the service's own endpoint, which only the proxy can reach, or the given one.
async fn call<const N: usize>(
    stack: Stack,
    trusted: &str,
    endpoint: Option<String>,
    variables: [(&str, &str); N],
) -> Outcome {
    let home = Home::new("", "");
    std::fs::write(home.path("bundle.pem"), trusted).unwrap();
    let mut builder = Config::builder()
        .region("eu-west-1")
        .ca_bundle(home.path("bundle.pem"))
        .credentials_provider(Credentials::new("AKID", "secret"))
        .retry_config(one_attempt())
        .environment(home.environment(variables));
    if let Some(endpoint) = endpoint {
        builder = builder.endpoint_url(endpoint);
    }
    let client = stack.client(builder);
    assert!(!format!("{client:?}").contains("hushed"));
    client.send(list_things("my-domain")).await
}

/// Answers one `CONNECT`. If the answer accepts it, serves the request in the tunnel. Returns both heads.
fn proxy(server: Identity, answer: impl Into<String>) -> (SocketAddr, Server<(String, Option<String>)>) {
    let answer = answer.into();
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
    for (stack, before) in
        Stack::BOTH.into_iter().flat_map(|stack| [(stack, ""), (stack, "HTTP/1.1 100 Continue\r\n\r\n")])
    {
        let server = Identity::of(SERVER);
        let trusted = server.pem.clone();
        let (address, proxy) = proxy(server, format!("{before}HTTP/1.1 200 Connection established\r\n\r\n"));
        let url = format!("http://me:hushed%21@{address}");
        let output =
            call(stack, &trusted, None, [("HTTPS_PROXY", &url), ("NO_PROXY", "localhost,other.example")]).await;
        assert_eq!(output.unwrap().things, Some(vec!["a".to_owned()]));
        let (connect, request) = proxy.join().unwrap();
        assert!(connect.starts_with(&format!("CONNECT {SERVER}:443 HTTP/1.1\r\n")), "{connect}");
        // `me:hushed!`
        assert!(connect.contains("\r\nProxy-Authorization: Basic bWU6aHVzaGVkIQ==\r\n"), "{connect}");
        assert!(!connect.contains("AKID") && !connect.to_lowercase().contains("encoding"), "{connect}");
        let request = request.unwrap();
        assert!(request.starts_with("GET /v1/things?domain=my-domain HTTP/1.1\r\n"), "{request}");
        assert!(!request.to_lowercase().contains("proxy-authorization"), "{request}");
    }
}

#[tokio::test]
async fn a_proxy_that_refuses_is_named_with_its_status() {
    for stack in Stack::BOTH {
        let advice = "; write user and password into its URL, as in http://user:password@proxy.example:3128";
        for (answer, refusal, kind) in [
            (
                "407 Proxy Authentication Required",
                format!("407 Proxy Authentication Required{advice}"),
                ErrorKind::Proxy,
            ),
            ("403 Nobody Goes There", "403 Forbidden".to_owned(), ErrorKind::Proxy),
            ("302 Found", "302 Found".to_owned(), ErrorKind::Proxy),
            ("101 Switching Protocols", "101 Switching Protocols".to_owned(), ErrorKind::Proxy),
            ("502 Bad Gateway", "502 Bad Gateway".to_owned(), ErrorKind::Transport),
        ] {
            let server = Identity::of(SERVER);
            let trusted = server.pem.clone();
            let (address, proxy) = proxy(server, format!("HTTP/1.1 {answer}\r\ncontent-length: 3\r\n\r\nNo."));
            let error = call(stack, &trusted, None, [("https_proxy", &format!("http://{address}"))]).await.unwrap_err();
            let expected = format!(
                "ListThings failed: no connection to {SERVER}: the proxy {address} refused it with {refusal} (1 attempt)"
            );
            assert_eq!((error.to_string(), error.kind()), (expected, kind));
            assert_eq!(error.is_retryable(), kind == ErrorKind::Transport);
            proxy.join().unwrap();
        }
    }
}

#[tokio::test]
async fn a_proxy_that_is_none_is_named() {
    for stack in Stack::BOTH {
        let problems = match stack {
            Stack::Async => ["connection closed before message completed", "invalid HTTP"],
            Stack::Blocking => ["it closed the connection", "its reply is not HTTP"],
        };
        for (answer, problem) in ["", "SSH-2.0-x\r\n\r\n"].into_iter().zip(problems) {
            let server = Identity::of(SERVER);
            let trusted = server.pem.clone();
            let (address, proxy) = proxy(server, answer.to_owned());
            let error = call(stack, &trusted, None, [("HTTPS_PROXY", &format!("http://{address}"))]).await.unwrap_err();
            let beginning =
                format!("ListThings failed: no connection to {SERVER}: the proxy {address} gave no tunnel: {problem}");
            assert!(error.to_string().starts_with(&beginning), "{error}");
            proxy.join().unwrap();
        }
        let address = refusing();
        let trusted = Identity::of(SERVER).pem;
        let error = call(stack, &trusted, None, [("HTTPS_PROXY", &format!("http://{address}"))]).await.unwrap_err();
        let expected = format!(
            "ListThings failed: no connection to {SERVER}, because the proxy {address} cannot be reached: Connection refused \
         (os error 111) (1 attempt)"
        );
        assert_eq!(error.to_string().replace("os error 61", "os error 111"), expected);
    }
}

#[tokio::test]
async fn a_proxy_over_tls_must_be_trusted_like_a_server() {
    for stack in Stack::BOTH {
        let server = Identity::of(SERVER);
        let (address, proxy) = serve_one(move |stream| server.answer(stream).unwrap_err());
        let trusted = Authority::new("Our Company").pem();
        let error = call(stack, &trusted, None, [("HTTPS_PROXY", &format!("https://{address}"))]).await.unwrap_err();
        let beginning = format!(
            "ListThings failed: no connection to {SERVER}, because the proxy {address} cannot be reached: no secure connection \
         to {address}: nothing in the CA bundle "
        );
        assert!(error.to_string().starts_with(&beginning), "{error}");
        assert_eq!(error.kind(), ErrorKind::Tls);
        proxy.join().unwrap();
    }
}

#[tokio::test]
async fn some_hosts_are_reached_without_the_proxy() {
    for stack in Stack::BOTH {
        let server = Identity::of("127.0.0.1");
        let trusted = server.pem.clone();
        let (address, server) = serve_one(move |stream| server.answer(stream).unwrap());
        let endpoint = format!("https://{address}");
        let variables = [("HTTPS_PROXY", "http://proxy.invalid:3128"), ("NO_PROXY", "other.example, 127.0.0.0/8")];
        let output = call(stack, &trusted, Some(endpoint), variables).await.unwrap();
        assert_eq!(output.things, Some(vec!["a".to_owned()]));
        server.join().unwrap();
    }
}

#[tokio::test]
async fn a_password_may_contain_the_sign_behind_it() {
    for stack in Stack::BOTH {
        let server = Identity::of(SERVER);
        let trusted = server.pem.clone();
        let (address, proxy) = proxy(server, "HTTP/1.1 403 Forbidden\r\n\r\n");
        let error = call(stack, &trusted, None, [("HTTPS_PROXY", &format!("http://me:hushed@pw@{address}"))])
            .await
            .unwrap_err();
        let expected = format!(
            "ListThings failed: no connection to {SERVER}: the proxy {address} refused it with 403 Forbidden (1 attempt)"
        );
        assert_eq!(error.to_string(), expected);
        let (connect, _) = proxy.join().unwrap();
        // `me:hushed@pw`
        assert!(connect.contains("\r\nProxy-Authorization: Basic bWU6aHVzaGVkQHB3\r\n"), "{connect}");
    }
}

#[test]
fn ranges_of_addresses_may_stand_in_brackets() {
    for (no_proxy, server, direct) in [
        ("[fd00::]/8", "https://[fd12::7]/", true),
        ("[fd00::/8]", "https://[fd12::7]:8443/", true),
        ("fd00::/8", "https://[fd12::7]/", true),
        ("[fd00::]/8", "https://[fe80::7]/", false),
        ("[::1]", "https://[::1]/", true),
        ("[::1]:8443", "https://[::1]/", false),
    ] {
        let gate = Gate::new(&Proxy { url: "http://proxy.example".to_owned(), no_proxy: no_proxy.to_owned() });
        let proxy = gate.proxy_of(&server.parse().unwrap()).unwrap();
        assert_eq!(proxy.is_none(), direct, "{no_proxy} {server}");
    }
}

#[tokio::test]
async fn a_url_that_is_no_proxy_is_an_error_without_its_password() {
    for stack in Stack::BOTH {
        let trusted = Identity::of(SERVER).pem;
        for url in [
            "socks5://me:hushed@127.0.0.1:1",
            "ftp://me:hushed@127.0.0.1:1",
            "http://",
            "me:hushed@ x",
            "http://127.0.0.1:99999",
            "http://hushed:hushed@127.0.0.1:hushed",
            "http://hushed:1/hushed@127.0.0.1:1",
            "http://hushed:1?hushed@127.0.0.1:1",
            "http://hushed:1#hushed@127.0.0.1:1",
            "http://hushed:hu/shed@127.0.0.1:1",
            "http://hushed:hu[shed@127.0.0.1:1",
            "hushed:1/hushed@127.0.0.1:1",
            "://hushed:1/hushed@127.0.0.1:1",
        ] {
            let sentence = call(stack, &trusted, None, [("HTTPS_PROXY", url)]).await.unwrap_err().to_string();
            assert!(sentence.contains("HTTPS_PROXY") && sentence.contains("cannot be used"), "{url}: {sentence}");
            assert!(!sentence.contains("hushed") && !sentence.contains("attempt"), "{sentence}");
        }
    }
}

#[tokio::test]
async fn a_url_that_is_no_proxy_does_not_matter_to_hosts_that_are_reached_without_it() {
    for stack in Stack::BOTH {
        for no_proxy in ["*", "127.0.0.1", "other.example, 127.0.0.0/8"] {
            let server = Identity::of("127.0.0.1");
            let trusted = server.pem.clone();
            let (address, server) = serve_one(move |stream| server.answer(stream).unwrap());
            let variables = [("HTTPS_PROXY", "socks5://127.0.0.1:1"), ("NO_PROXY", no_proxy)];
            call(stack, &trusted, Some(format!("https://{address}")), variables).await.unwrap();
            server.join().unwrap();
        }
    }
}

#[tokio::test]
async fn a_transport_that_gets_a_proxy_keeps_nothing_that_knows_none() {
    let home = Home::new("", "");
    let bundle = home.path("bundle.pem");
    std::fs::write(&bundle, Identity::of(SERVER).pem).unwrap();
    let (server, proxy) = (refusing(), format!("http://{}", refusing()));
    let request = || Request::get(format!("https://{server}/")).body(ByteStream::default()).unwrap();
    let told = |error: TransportError| assert!(error.to_string().contains("because the proxy"), "{error}");
    let direct = HyperTransport::with_ca_bundle(&bundle);
    direct.send(request()).await.unwrap_err();
    told(direct.with_proxy(&proxy, "").send(request()).await.unwrap_err());
    let _bound = Bound::begin();
    let direct = UreqTransport::with_ca_bundle(&bundle);
    wait(direct.send(request())).unwrap_err();
    told(wait(direct.with_proxy(&proxy, "").send(request())).unwrap_err());
}
