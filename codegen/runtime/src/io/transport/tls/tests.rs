//! Which servers a client trusts, and what it says of those that it does not trust.

use crate::call::client::{Config, RetryConfig};
use crate::call::error::ErrorKind;
use crate::call::operation::Service;
use crate::call::test_input::list_things;
use crate::identity::credentials::Credentials;
use crate::identity::profile::tests::Home;
use crate::io::transport::test_server::{Authority, Identity, accept, answer, serve, serve_one};
use crate::io::transport::test_stack::Stack;
use crate::test_service;
use crate::test_service::operation::list_things::ListThingsOutput;
use rcgen::{BasicConstraints, IsCa, date_time_ymd};
use std::io::Write;
use std::net::SocketAddr;
use std::time::Duration;

type Outcome = Result<ListThingsOutput, test_service::Error>;

async fn call<const N: usize>(stack: Stack, address: SocketAddr, home: &Home, variables: [(&str, &str); N]) -> Outcome {
    let builder = Config::builder()
        .region("eu-west-1")
        .endpoint_url(format!("https://{address}"))
        .credentials_provider(Credentials::new("AKID", "secret"))
        .retry_config(RetryConfig::standard().with_initial_backoff(Duration::ZERO))
        .environment(home.environment(variables));
    let builder = builder.load(&test_service::Service::METADATA).await.unwrap();
    stack.client(builder).send(list_things("my-domain")).await
}

/// A home with a CA bundle.
fn home_with(pem: &str) -> (Home, String) {
    let home = Home::new("", "");
    let bundle = home.path("bundle.pem");
    std::fs::write(&bundle, pem).unwrap();
    let bundle = bundle.to_str().unwrap().to_owned();
    (home, bundle)
}

/// Kind and sentence of a call's error, with ADDRESS and BUNDLE for what differs from run to run.
fn told(outcome: Outcome, address: SocketAddr, bundle: &str) -> (ErrorKind, String) {
    let error = outcome.unwrap_err();
    assert_eq!(error.is_retryable(), error.kind() == ErrorKind::Transport, "{error}");
    (error.kind(), error.to_string().replace(&address.to_string(), "ADDRESS").replace(bundle, "BUNDLE"))
}

#[tokio::test]
async fn a_certificate_that_is_refused_says_why_and_what_to_do() {
    for stack in Stack::BOTH {
        let authority = Authority::new("Our Company");
        let issued = |name: &str, from, until| {
            authority.issue(name, |certificate| {
                certificate.not_before = date_time_ymd(from, 1, 1);
                certificate.not_after = date_time_ymd(until, 1, 1);
            })
        };
        let trusted = authority.pem();
        let to_add = "if you trust who issued it, such as your own company or a proxy, add the issuer's certificate to a PEM \
                  file and name that in AWS_CA_BUNDLE";
        let nothing_vouches = format!("nothing in the CA bundle BUNDLE vouches for the server's certificate; {to_add}");
        for (server, bundle, says) in [
            (
                issued("127.0.0.1", 2020, 2021),
                &trusted,
                "expired at 2021-01-01T00:00:00Z, and the clock of this machine says 2",
            ),
            (
                issued("127.0.0.1", 3000, 3001),
                &trusted,
                "is not valid before 3000-01-01T00:00:00Z, and the clock of this",
            ),
            (
                issued("things.example", 2020, 3001),
                &trusted,
                "the server's certificate is for things.example, and not for this host; check the URL",
            ),
            (issued("192.0.2.1", 2020, 3001), &trusted, "is for 192.0.2.1, and not for this host; check the URL"),
            (issued("127.0.0.1", 2020, 3001), &Authority::new("Other").pem(), nothing_vouches.as_str()),
            (
                issued("127.0.0.1", 2020, 3001),
                &Authority::new("Our Company").pem(),
                "is signed with another key than the one that its issuer has in the CA bundle BUNDLE; if they are",
            ),
            (Identity::of("127.0.0.1"), &trusted, nothing_vouches.as_str()),
            (
                issued("127.0.0.1", 3001, 2020),
                &trusted,
                "the server's certificate ends before it begins to be valid; the",
            ),
            (
                authority.issue("things.example", |certificate| certificate.subject_alt_names.clear()),
                &trusted,
                "the server's certificate names no host as `subjectAltName`, and a name elsewhere does not count; the server",
            ),
            (
                authority
                    .issue("127.0.0.1", |certificate| certificate.is_ca = IsCa::Ca(BasicConstraints::Unconstrained)),
                &trusted,
                "is that of an authority (`CA:TRUE`), as OpenSSL makes it if not told otherwise, and cannot be a server's too; \
             make one with `CA:FALSE`, and add it or its issuer's to the CA bundle BUNDLE",
            ),
        ] {
            let (home, bundle) = home_with(bundle);
            let (address, server) = serve_one(move |stream| server.answer(stream).is_err());
            let outcome = call(stack, address, &home, [("AWS_CA_BUNDLE", &bundle)]).await;
            let (kind, sentence) = told(outcome, address, &bundle);
            assert_eq!(kind, ErrorKind::Tls);
            assert!(sentence.starts_with("ListThings failed: no secure connection to ADDRESS: "), "{sentence}");
            assert!(sentence.contains(says) && sentence.ends_with(" (1 attempt)"), "{sentence}");
            assert!(server.join().unwrap(), "the server has read a request: {sentence}");
        }
    }
}

#[tokio::test]
async fn a_server_that_breaks_the_negotiation_off_is_tried_again() {
    for stack in Stack::BOTH {
        let (home, bundle) = home_with(&Authority::new("Our Company").pem());
        let (address, server) = serve(|listener| {
            for _ in 0..3 {
                let stream = accept(listener);
                // The end, once the client has begun.
                stream.peek(&mut [0]).unwrap();
                stream.shutdown(std::net::Shutdown::Write).unwrap();
                let _ = std::io::copy(&mut &stream, &mut std::io::sink());
            }
        });
        let (kind, sentence) = told(call(stack, address, &home, [("AWS_CA_BUNDLE", &bundle)]).await, address, &bundle);
        let closed =
            "ListThings failed: no secure connection to ADDRESS: it was closed before TLS was negotiated (3 attempts)";
        assert_eq!((kind, sentence.as_str()), (ErrorKind::Transport, closed));
        server.join().unwrap();
    }
}

#[tokio::test]
async fn a_server_that_speaks_no_tls_is_not_tried_again() {
    for stack in Stack::BOTH {
        let (home, bundle) = home_with(&Authority::new("Our Company").pem());
        let (address, server) = serve_one(|mut stream| stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap());
        let (kind, sentence) = told(call(stack, address, &home, [("AWS_CA_BUNDLE", &bundle)]).await, address, &bundle);
        let expected = "ListThings failed: no secure connection to ADDRESS: it does not seem to speak TLS (received corrupt \
                    message of type InvalidContentType); check scheme and port of the URL (1 attempt)";
        assert_eq!((kind, sentence.as_str()), (ErrorKind::Tls, expected));
        server.join().unwrap();
    }
}

#[tokio::test]
async fn a_bundle_that_cannot_be_used_is_named() {
    for stack in Stack::BOTH {
        let beginning = "ListThings was not sent, because of the client's configuration: the CA bundle BUNDLE, which \
                     AWS_CA_BUNDLE, the profile or the program may have set,";
        let cut = "-----BEGIN CERTIFICATE-----\nMII\n";
        for (content, problem) in [
            (None, "cannot be read: No such file or directory (os error 2)"),
            (Some(""), "holds no certificate in PEM form"),
            (Some("no certificate"), "holds no certificate in PEM form"),
            (Some(cut), "breaks off within a certificate"),
            (
                Some("-----BEGIN CERTIFICATE-----\n?\n-----END CERTIFICATE-----\n"),
                "is not a PEM file: base64 decode error",
            ),
        ] {
            let (home, bundle) = home_with(content.unwrap_or_default());
            if content.is_none() {
                std::fs::remove_file(&bundle).unwrap();
            }
            // Nothing listens there, which would be another error.
            let address = SocketAddr::from(([127, 0, 0, 1], 1));
            let (kind, sentence) =
                told(call(stack, address, &home, [("AWS_CA_BUNDLE", &bundle)]).await, address, &bundle);
            assert_eq!(kind, ErrorKind::Configuration);
            assert!(sentence.starts_with(&format!("{beginning} {problem}")), "{sentence}");
            // No attempt was made.
            assert!(!sentence.contains("attempt"), "{sentence}");
        }
    }
}

#[tokio::test]
async fn a_bundle_is_read_for_tls_alone_and_again_after_an_error() {
    for stack in Stack::BOTH {
        let server = Identity::of("127.0.0.1");
        let (home, bundle) = home_with(&server.pem);
        std::fs::remove_file(&bundle).unwrap();
        let settings = Config::builder().region("eu-west-1").ca_bundle(&bundle).environment(home.environment([]));
        let settings = settings.credentials_provider(Credentials::new("AKID", "secret"));
        let client = |url| stack.client(settings.clone().endpoint_url(url));

        let (address, plain) = serve_one(|stream| answer(stream).unwrap());
        client(format!("http://{address}")).send(list_things("my-domain")).await.unwrap();
        plain.join().unwrap();

        let pem = server.pem.clone();
        let (address, secure) = serve_one(move |stream| server.answer(stream).unwrap());
        let client = client(format!("https://{address}"));
        client.send(list_things("my-domain")).await.unwrap_err();
        std::fs::write(&bundle, pem).unwrap();
        client.send(list_things("my-domain")).await.unwrap();
        secure.join().unwrap();
    }
}

#[tokio::test]
async fn a_server_in_the_bundle_is_trusted() {
    for stack in Stack::BOTH {
        let server = Identity::of("127.0.0.1");
        let (home, bundle) = home_with(&server.pem);
        let (address, server) = serve_one(move |stream| server.answer(stream).is_ok());
        let outcome = call(stack, address, &home, [("AWS_CA_BUNDLE", &bundle)]).await;
        assert_eq!(outcome.unwrap().things, Some(vec!["a".to_owned()]));
        assert!(server.join().unwrap());
    }
}

#[tokio::test]
async fn a_server_in_the_bundle_of_the_profile_is_trusted() {
    for stack in Stack::BOTH {
        let server = Identity::of("127.0.0.1");
        let (home, bundle) = home_with(&server.pem);
        std::fs::write(home.path(".aws/config"), format!("[default]\nca_bundle = {bundle}\n")).unwrap();
        let (address, server) = serve_one(move |stream| server.answer(stream).is_ok());
        let outcome = call(stack, address, &home, []).await;
        assert_eq!(outcome.unwrap().things, Some(vec!["a".to_owned()]));
        assert!(server.join().unwrap());
    }
}

#[test]
fn a_connection_that_breaks_before_tls_says_how() {
    let (_home, bundle) = home_with(&Authority::new("Our Company").pem());
    let tls = super::Tls::read(Some(bundle.as_ref())).unwrap();
    let said =
        |kind: std::io::ErrorKind| tls.failed(&http::Uri::from_static("https://a.example"), kind.into()).to_string();
    assert_eq!(
        said(std::io::ErrorKind::UnexpectedEof),
        "no secure connection to a.example: it was closed before TLS was negotiated"
    );
    assert_eq!(said(std::io::ErrorKind::ConnectionReset), "no secure connection to a.example: connection reset");
}
