//! Causes by their type, below errors whose sentences hold what they say.

use codeartifact::config::{
    AttemptContext, BoxFuture, Config, Credentials, CredentialsError, Intercept, ProvideCredentials, RetryConfig,
    TimeoutConfig, Transport, TransportError, TransportErrorKind,
};
use codeartifact::error::{BodyError, ValidationError};
use codeartifact::operation::list_packages::ListPackagesInput;
use codeartifact::primitives::ByteStream;
use codeartifact::{Error, ErrorKind};
use codeartifact_tests::raw_server::{Fate, Server};
use codeartifact_tests::stack::{Over, Stack};
use http::{Request, Response};
use std::fmt;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

#[derive(Debug, PartialEq)]
struct Jammed;

impl fmt::Display for Jammed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the door is jammed")
    }
}

impl std::error::Error for Jammed {}

/// Whatever it is asked for, its door is jammed.
#[derive(Debug)]
struct Vault;

impl ProvideCredentials for Vault {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async { Err(CredentialsError::invalid("no key").with_source(Jammed)) })
    }
}

impl Intercept for Vault {
    fn modify_before_signing(
        &self,
        _: &AttemptContext,
        _: &mut Request<ByteStream>,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        Err(Jammed.into())
    }
}

impl Transport for Vault {
    fn send(&self, _: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(async { Err(TransportError::new(TransportErrorKind::Io, "no way out").with_source(Jammed)) })
    }
}

/// Fails at once, and never answers again.
#[derive(Debug, Default)]
struct FailsOnce(AtomicBool);

impl Transport for FailsOnce {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        if self.0.swap(true, Ordering::SeqCst) { Box::pin(std::future::pending()) } else { Vault.send(request) }
    }
}

async fn list(stack: Stack, config: Config) -> Error {
    stack.client(&config).list_domains().send().over(stack).await.unwrap_err()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_connection_is_an_io_error_below_that_of_the_transport() {
    for stack in Stack::BOTH {
        let config = Server::of([]).await.config().to_builder().endpoint_url("http://127.0.0.1:1");
        let error = list(stack, config.retry_config(RetryConfig::disabled()).build()).await;
        assert_eq!(error.find_cause::<TransportError>().unwrap().kind(), TransportErrorKind::Connect);
        let refused = error.find_cause::<io::Error>().unwrap();
        assert_eq!(refused.kind(), io::ErrorKind::ConnectionRefused);
        let transport = error.find_cause::<TransportError>().unwrap();
        assert_eq!(transport.find_cause::<io::Error>().unwrap().kind(), io::ErrorKind::ConnectionRefused);
        assert!(error.causes().next().unwrap().is::<TransportError>());
        assert!(error.find_cause::<CredentialsError>().is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn errors_of_ones_own_are_found() {
    for stack in Stack::BOTH {
        let base = || {
            let config = Config::builder().region("eu-west-1").credentials_provider(Credentials::new("AKID", "secret"));
            config.transport(Vault).retry_config(RetryConfig::disabled())
        };
        for (config, kind) in [
            (base(), ErrorKind::Transport),
            (base().credentials_provider(Vault), ErrorKind::Credentials),
            (base().interceptor(Vault), ErrorKind::Interceptor),
        ] {
            let error = list(stack, config.build()).await;
            assert_eq!((error.kind(), error.find_cause()), (kind, Some(&Jammed)));
        }
        let error = list(stack, base().credentials_provider(Vault).build()).await;
        assert!(!error.find_cause::<CredentialsError>().unwrap().is_absent());
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_out_of_time_keeps_the_cause_of_the_attempt_before() {
    let config = Config::builder().region("eu-west-1").credentials_provider(Credentials::new("AKID", "secret"));
    let config = config.transport(FailsOnce::default());
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_secs(60)).build();
    let error = list(Stack::Async, config.timeout_config(timeouts).build()).await;
    assert_eq!((error.kind(), error.find_cause()), (ErrorKind::Timeout, Some(&Jammed)), "{error}");
}

#[tokio::test]
async fn all_problems_of_an_input_are_reached() {
    let error = Server::of([]).await.client().send(ListPackagesInput::default()).await.unwrap_err();
    let violations = error.find_cause::<ValidationError>().unwrap().violations();
    assert!(violations.iter().any(|violation| violation.path() == "domain"), "{violations:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_that_breaks_off_is_an_error_of_its_body() {
    for stack in Stack::BOTH {
        let cut = Fate::Cut("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{".to_owned());
        let server = Server::of([cut]).await;
        let error = list(stack, server.config().to_builder().retry_config(RetryConfig::disabled()).build()).await;
        assert_eq!(error.kind(), ErrorKind::Body);
        assert!(error.find_cause::<BodyError>().is_some() && error.causes().count() > 1, "{error}");
    }
}

/// Asks another client for credentials, and wraps its error.
#[derive(Debug)]
struct Remote(Stack, Config);

impl ProvideCredentials for Remote {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            let error = self.0.client(&self.1).list_domains().send().await.unwrap_err();
            Err(CredentialsError::invalid("the vault is closed").with_source(error))
        })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn causes_are_found_below_the_error_of_another_client() {
    for stack in Stack::BOTH {
        let server = Server::of([]).await;
        let builder = server.config().to_builder().retry_config(RetryConfig::disabled());
        let remote = Remote(stack, builder.clone().endpoint_url("http://127.0.0.1:1").build());
        let error = list(stack, builder.credentials_provider(remote).build()).await;
        assert_eq!(error.find_cause::<Error>().unwrap().kind(), ErrorKind::Transport);
        assert_eq!(error.find_cause::<io::Error>().unwrap().kind(), io::ErrorKind::ConnectionRefused);
        let closed = error.find_cause::<CredentialsError>().unwrap();
        assert!(closed.find_cause::<io::Error>().is_some());
        assert!(error.causes().all(|cause| !cause.is::<CredentialsError>() || cause.source().is_none()), "{error}");
        assert_eq!(error.to_string().matches("refused").count(), 1, "{error}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ca_bundle_that_is_missing_is_an_io_error() {
    for stack in Stack::BOTH {
        let config = Server::of([]).await.config().to_builder().endpoint_url("https://127.0.0.1:1");
        let error = list(stack, config.ca_bundle("/missing/ca.pem").build()).await;
        assert_eq!(error.find_cause::<io::Error>().unwrap().kind(), io::ErrorKind::NotFound);
        assert!(error.to_string().contains("/missing/ca.pem"), "{error}");
    }
}
