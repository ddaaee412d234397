//! What programs print and log of errors: whatever walks the chain of causes says each clause once.

mod printed;

use codeartifact::config::{
    BoxFuture, Config, Credentials, CredentialsError, Environment, Intercept, ProvideCredentials, RetryConfig,
    TimeoutConfig, Transport, TransportError, TransportErrorKind,
};
use codeartifact::operation::list_packages::ListPackagesInput;
use codeartifact::operation::publish_package_version::PublishPackageVersionInput;
use codeartifact::primitives::ByteStream;
use codeartifact::runtime::client::AttemptContext;
use codeartifact::runtime::endpoint::BuiltIns;
use codeartifact::runtime::prepare;
use codeartifact::test_util::{Fault, Stub};
use codeartifact::{Client, Error};
use codeartifact_tests::raw_server::{Fate, Server, reply};
use codeartifact_tests::stack::{Over, Stack};
use http::{Request, Response};
use printed::{Shared, reports};
use std::error::Error as StdError;
use std::fmt::{self, Display};
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::AsyncWriteExt;

/// A failure with several layers, each of which says something.
#[derive(Debug)]
struct Layer(&'static str, Option<Box<Layer>>);

impl Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl StdError for Layer {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.1.as_deref().map(|layer| layer as _)
    }
}

fn layers() -> Layer {
    Layer("the vault is closed", Some(Box::new(Layer("its door is jammed", None))))
}

#[derive(Debug)]
struct Vault;

impl ProvideCredentials for Vault {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async { Err(CredentialsError::invalid("the vault gave no key").with_source(layers())) })
    }
}

impl Intercept for Vault {
    fn modify_before_signing(
        &self,
        _: &AttemptContext,
        _: &mut Request<ByteStream>,
    ) -> Result<(), Box<dyn StdError + Send + Sync>> {
        Err(layers().into())
    }
}

impl Transport for Vault {
    fn send(&self, _: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        let error = TransportError::new(TransportErrorKind::Io, "the pneumatic post is stuck").with_source(layers());
        Box::pin(async { Err(error) })
    }
}

async fn list(stack: Stack, config: Config) -> Error {
    stack.client(&config).list_domains().send().over(stack).await.unwrap_err()
}

fn config(endpoint: &str) -> codeartifact::runtime::client::ConfigBuilder {
    Config::builder()
        .region("eu-west-1")
        .endpoint_url(endpoint)
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "planted-secret"))
        .retry_config(RetryConfig::disabled())
        .timeout_config(TimeoutConfig::disabled())
}

async fn answered(stack: Stack, fate: Fate) -> Error {
    let server = Server::of([fate]).await;
    list(stack, server.config().to_builder().retry_config(RetryConfig::disabled()).build()).await
}

async fn not_tls(stack: Stack) -> Error {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
        stream
    });
    let error = list(stack, config(&url).build()).await;
    server.await.unwrap();
    error
}

async fn stub_failure(stack: Stack) -> Error {
    let stub = Stub::new();
    stub.on::<codeartifact::operation::list_domains::ListDomainsInput>().fault(Fault::ConnectionRefused);
    list(stack, stub.config()).await
}

async fn out_of_time(stack: Stack) -> Error {
    let server = Server::of([reply("500 Internal Server Error", "", "oops"), Fate::Silence(String::new())]).await;
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_millis(200));
    list(stack, server.config().to_builder().timeout_config(timeouts.build()).build()).await
}

fn broken_body() -> ByteStream {
    ByteStream::from_stream(ByteStream::from_static(b"abc"), 9)
}

/// An error of every kind.
async fn errors(stack: Stack) -> Vec<(&'static str, Shared)> {
    let closed = "http://127.0.0.1:1";
    let nowhere = Environment::from([("HOME", "/not/there"), ("AWS_EC2_METADATA_DISABLED", "true")]);
    let no_keys = Config::builder().region("eu-west-1").endpoint_url(closed).environment(nowhere.clone());
    let silent = TimeoutConfig::builder().read_timeout(Duration::from_millis(50)).build();
    let slow = Server::of([Fate::Silence(String::new())]).await;
    let slow = slow.config().to_builder().timeout_config(silent).retry_config(RetryConfig::disabled());
    let invalid = Client::new(config(closed).build()).send(ListPackagesInput::default()).await.unwrap_err();
    let bad_region = Config::builder().environment(Environment::from([("AWS_REGION", "no region")]));
    let built_ins = BuiltIns { use_fips: true, endpoint: Some(closed.to_owned()), ..BuiltIns::default() };
    let presigned = Client::new(config(closed).build())
        .customize(ListPackagesInput::builder().domain("my-domain").repository("my-repo").build());
    let mut upload = PublishPackageVersionInput::default();
    upload.asset_content = Some(ByteStream::from_static(b"abc"));
    upload.asset_sha256 = Some("0".repeat(64));
    for member in [
        &mut upload.domain,
        &mut upload.repository,
        &mut upload.package,
        &mut upload.package_version,
        &mut upload.asset_name,
    ] {
        *member = Some("abc".to_owned());
    }
    upload.format = Some(codeartifact::types::PackageFormat::Generic);
    let body = broken_body().collect().await.unwrap_err();
    let missing_file = ByteStream::from_path("/not/there").await.unwrap_err();
    let unsaved = ByteStream::from_static(b"abc").save_to("/not/there/abc").await.unwrap_err();
    let broken_save = broken_body().save_to(std::env::temp_dir().join("codeartifact-reports")).await.unwrap_err();
    vec![
        ("refused", Arc::new(list(stack, config(closed).build()).await)),
        ("unknown host", Arc::new(list(stack, config("http://codeartifact.invalid").build()).await)),
        ("no TLS", Arc::new(not_tls(stack).await)),
        ("reset", Arc::new(answered(stack, Fate::Cut(String::new())).await)),
        ("timeout", Arc::new(list(stack, slow.build()).await)),
        ("timeout of the call", Arc::new(out_of_time(stack).await)),
        ("validation", Arc::new(invalid)),
        ("no credentials", Arc::new(list(stack, no_keys.build()).await)),
        ("unusable credentials", Arc::new(list(stack, config(closed).credentials_provider(Vault).build()).await)),
        ("hook", Arc::new(list(stack, config(closed).interceptor(Vault).build()).await)),
        ("transport of one's own", Arc::new(list(stack, config(closed).transport(Vault).build()).await)),
        ("no region", Arc::new(list(stack, Config::builder().environment(nowhere).build()).await)),
        ("bad region", Arc::new(Client::load(bad_region).await.unwrap_err())),
        ("bad endpoint", Arc::new(list(stack, config("ftp://a.example").build()).await)),
        ("no endpoint", Arc::new(prepare::resolve_endpoint(&ListPackagesInput::default(), built_ins).unwrap_err())),
        ("presign", Arc::new(presigned.presign(Duration::ZERO).await.unwrap_err())),
        ("checksum", Arc::new(Client::new(config(closed).build()).send(upload).await.unwrap_err())),
        (
            "broken reply",
            Arc::new(answered(stack, Fate::Cut("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{".to_owned())).await),
        ),
        ("not JSON", Arc::new(answered(stack, reply("200 OK", "", "<html>")).await)),
        ("wrong type", Arc::new(answered(stack, reply("200 OK", "", r#"{"domains":[7]}"#)).await)),
        (
            "exception",
            Arc::new(
                answered(
                    stack,
                    reply("404 Not Found", "x-amzn-errortype: ResourceNotFoundException\r\n", r#"{"message":"No."}"#),
                )
                .await,
            ),
        ),
        (
            "unknown code",
            Arc::new(answered(stack, reply("418 I'm a teapot", "", r#"{"code":"Teapot","message":"Short."}"#)).await),
        ),
        ("page of a proxy", Arc::new(answered(stack, reply("502 Bad Gateway", "", "<html>")).await)),
        ("stub", Arc::new(stub_failure(stack).await)),
        ("broken body", Arc::new(Error::from(body))),
        ("missing file", Arc::new(missing_file)),
        ("unwritable file", Arc::new(unsaved)),
        ("broken download", Arc::new(broken_save)),
        ("reader", Arc::new(io::Error::other(broken_body().collect().await.unwrap_err()))),
        ("credentials alone", Arc::new(Vault.provide().await.unwrap_err())),
        ("transport alone", Arc::new(Transport::send(&Vault, Request::default()).await.unwrap_err())),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn every_report_says_each_clause_once() {
    for stack in Stack::BOTH {
        for (what, error) in errors(stack).await {
            let sentence = error.to_string();
            assert!(error.source().is_none(), "{what}: {:?}", error.source());
            // Clauses of a few letters, such as a host and a port, may be said again.
            let clauses: Vec<_> =
                sentence.split([':', '(', ')', ',', ';']).map(str::trim).filter(|it| it.len() > 12).collect();
            assert!(!clauses.is_empty(), "{what}: {sentence}");
            for (how, report) in reports(&error) {
                assert_eq!(report.matches(&sentence).count(), 1, "{what} by {how}: {report}");
                for clause in &clauses {
                    assert_eq!(report.matches(clause).count(), 1, "{what} by {how}: `{clause}` in {report}");
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn causes_of_ones_own_are_in_the_sentence_whole() {
    for stack in Stack::BOTH {
        let closed = "http://127.0.0.1:1";
        let jammed = "the vault is closed: its door is jammed";
        let credentials = list(stack, config(closed).credentials_provider(Vault).build()).await.to_string();
        assert!(credentials.contains(&format!("the vault gave no key: {jammed}")), "{credentials}");
        let hook = list(stack, config(closed).interceptor(Vault).build()).await.to_string();
        assert!(hook.contains(&format!("a hook did not let it through: {jammed}")), "{hook}");
    }
}
