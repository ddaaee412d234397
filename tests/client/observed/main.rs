//! What a program shows and logs of its calls: enough to see what happened, and no secret.

use codeartifact::config::{Config, Credentials, RetryConfig, TimeoutConfig};
use codeartifact::{Client, Error};
use codeartifact_tests::log::Log;
use codeartifact_tests::server::{Received, Server, reply};
use http::Response;
use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const SECRETS: [&str; 5] = [
    "planted-secret-key",
    "planted-session-token",
    "planted-authorization-token",
    "planted-header",
    "planted-password",
];

fn config(url: &str) -> Config {
    let [key, session, ..] = SECRETS;
    Config::builder()
        .region("eu-west-1")
        .endpoint_url(url)
        .credentials_provider(Credentials::new("AKIDEXAMPLE", key).with_session_token(session))
        .retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)))
        .build()
}

/// Fails once, and then gives the token.
fn token_server() -> Server {
    let calls = AtomicUsize::new(0);
    Server::answering(move |_: &Received| {
        let reply = match calls.fetch_add(1, Ordering::SeqCst) {
            0 => reply::error(500, "InternalServerException", "Come back."),
            _ => Response::new(format!(r#"{{"authorizationToken":"{}","expiration":1.7e9}}"#, SECRETS[2]).into()),
        };
        with_request_id(reply)
    })
}

fn with_request_id<B>(mut reply: Response<B>) -> Response<B> {
    reply.headers_mut().insert("x-amzn-requestid", http::HeaderValue::from_static("request-7"));
    reply
}

#[tokio::test]
async fn spans_tell_of_calls_and_attempts() -> Result<(), Error> {
    let server = token_server();
    let log = Log::default();
    let guard = log.start();
    Client::new(config(server.url())).get_authorization_token().domain("my-domain").send().await?;
    drop(guard);
    let text = log.text();
    for expected in [
        r#"call operation="GetAuthorizationToken""#,
        "attempt number=1",
        "attempt number=2",
        "status=500",
        "status=200",
        r#"request_id="request-7""#,
        "duration_ms=",
        "path=\"/v1/authorization-token\"",
    ] {
        assert!(text.contains(expected), "{expected} is not in\n{text}");
    }
    Ok(())
}

#[tokio::test]
async fn no_secret_is_shown_or_logged() -> Result<(), Error> {
    let server = token_server();
    let log = Log::default();
    let guard = log.start();
    let client = Client::new(config(server.url()));
    let mut shown = format!("{client:?} {:?}", client.config());
    let call = client.get_authorization_token().domain("my-domain");
    let _ = write!(shown, "{call:?}");
    let call = call.customize().header("x-secret", SECRETS[3]);
    let _ = write!(shown, "{call:?}");
    let output = call.send().await?;
    assert_eq!(output.authorization_token(), Some(SECRETS[2]));
    let _ = write!(shown, "{output:?} {:?}", client.list_domains().into_paginator());
    for error in failures(&server).await {
        let _ = write!(shown, "{error} {error:?} {:?}", error.causes().map(ToString::to_string).collect::<Vec<_>>());
    }
    drop(guard);
    for text in [shown, log.text()] {
        assert!(text.len() > 500, "too little to tell: {text}");
        for secret in SECRETS {
            assert!(!text.contains(secret), "{secret} is in\n{text}");
        }
    }
    Ok(())
}

/// Calls that fail wherever a secret is near.
async fn failures(server: &Server) -> Vec<Error> {
    let [key, session, ..] = SECRETS;
    let base = || config(server.url()).to_builder();
    let broken_token = Credentials::new("AKIDEXAMPLE", key).with_session_token(format!("{session}\r\nx: y"));
    let with_password = server.url().replace("http://", &format!("http://user:{}@", SECRETS[4]));
    let slow = TimeoutConfig::builder().operation_timeout(Duration::ZERO).build();
    let configs = [
        base().credentials_provider(broken_token),
        base().endpoint_url(with_password),
        base().endpoint_url("http://127.0.0.1:1"),
        base().timeout_config(slow),
    ];
    let mut errors = Vec::new();
    for config in configs {
        let client = Client::new(config.build());
        errors.extend(client.get_authorization_token().domain("my-domain").send().await.err());
        let header = client.get_authorization_token().domain("my-domain").customize();
        errors.extend(header.header("x-secret", format!("{}\n", SECRETS[3])).send().await.err());
    }
    assert_eq!(errors.len(), 8);
    errors
}
