//! Calls that fail, one for each kind of error.

use bytes::Bytes;
use codeartifact::config::{
    AttemptContext, BoxFuture, Config, Credentials, Environment, Intercept, RetryConfig, TimeoutConfig, Transport,
    TransportError, TransportErrorKind,
};
use codeartifact::operation::get_package_version_asset::GetPackageVersionAssetInput;
use codeartifact::operation::list_domains::ListDomainsInput;
use codeartifact::primitives::ByteStream;
use codeartifact::runtime::endpoint::BuiltIns;
use codeartifact::runtime::http::{Request, Response};
use codeartifact::runtime::prepare;
use codeartifact::test_util::{Fault, Stub, make};
use codeartifact::types::PackageFormat;
use codeartifact::types::error::ResourceNotFoundException;
use codeartifact::{Client, Error, ErrorKind};
use codeartifact_tests::raw_server::{Server, reply};
use std::time::Duration;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpListener;

/// Every kind of error of a transport.
pub const TRANSPORT_KINDS: [TransportErrorKind; 7] = [
    TransportErrorKind::Connect,
    TransportErrorKind::Tls,
    TransportErrorKind::Proxy,
    TransportErrorKind::Unusable,
    TransportErrorKind::Timeout,
    TransportErrorKind::Body,
    TransportErrorKind::Io,
];

/// An environment without settings, files and agents.
fn nothing() -> Environment {
    let files = ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"].map(|name| (name, ""));
    Environment::from([files[0], files[1], ("AWS_EC2_METADATA_DISABLED", "true")])
}

/// A configuration that reads nothing of this host.
fn config() -> codeartifact::config::Builder {
    let config = Config::builder().region("eu-west-1").environment(nothing()).retry_config(RetryConfig::disabled());
    config.credentials_provider(Credentials::new("AKIDEXAMPLE", "secret"))
}

async fn list(config: codeartifact::config::Builder) -> Error {
    Client::new(config.build()).list_domains().send().await.unwrap_err()
}

/// Publishes an asset, in vain.
async fn publish(client: &Client, content: ByteStream, hash: Option<String>) -> Error {
    let version = client.publish_package_version().domain("my-domain").repository("my-repo").set_asset_sha256(hash);
    let version = version.format(PackageFormat::Generic).package("tool").package_version("1.0.0");
    version.asset_name("tool.zip").asset_content(content).send().await.unwrap_err()
}

/// An error of each kind.
pub async fn errors() -> Vec<Error> {
    [before_sending().await, of_the_way().await, of_the_service().await].into_iter().flatten().collect()
}

/// Errors of calls that are not sent.
async fn before_sending() -> Vec<Error> {
    let client = Client::new(config().build());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tool.zip");
    std::fs::write(&path, "content").unwrap();
    let gone = ByteStream::from_path(&path).await.unwrap();
    drop(folder);
    let long = client.list_packages().domain("my-domain").repository("my-repo").package_prefix("z".repeat(66_000));
    let other = publish(&client, ByteStream::from_static(b"content"), Some("0".repeat(64)));
    let endpoint = Some("http://127.0.0.1:8080".to_owned());
    let own_and_fips = BuiltIns { use_fips: true, endpoint, ..BuiltIns::default() };
    let nobody = Config::builder().region("eu-west-1").environment(nothing());
    vec![
        client.list_packages().domain("d").repository("my-repo").send().await.unwrap_err(),
        long.send().await.unwrap_err(),
        other.await,
        publish(&client, gone, None).await,
        client.list_domains().customize().presign(Duration::ZERO).await.unwrap_err(),
        prepare::resolve_endpoint(&ListDomainsInput::default(), own_and_fips).unwrap_err(),
        list(Config::builder().environment(nothing())).await,
        list(nobody).await,
        list(config().interceptor(Closed)).await,
    ]
}

/// Errors between the client and the service.
async fn of_the_way() -> Vec<Error> {
    let server = Server::of([reply("403 Forbidden", "", "")]).await;
    let proxy = Environment::from([("HTTPS_PROXY".to_owned(), format!("http://{}", server.address()))]);
    let plain = format!("http://{}", server.address());
    let short = ByteStream::from_stream(ByteStream::from_static(b"abc"), 9);
    let stub = Stub::new();
    stub.on::<ListDomainsInput>().fault(Fault::NoAnswer);
    stub.on::<ListDomainsInput>().reply_with(|_| ()).cut_after(1);
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_secs(30)).build();
    let stubbed = || stub.config().to_builder().retry_config(RetryConfig::disabled()).timeout_config(timeouts);
    // The time of a stub may fly, that of sockets may not.
    tokio::time::pause();
    let (silent, broken) = (list(stubbed()).await, list(stubbed()).await);
    tokio::time::resume();
    vec![
        silent,
        broken,
        list(config().endpoint_url("http://127.0.0.1:1")).await,
        not_tls().await,
        list(config().environment(proxy)).await,
        publish(&Client::new(config().endpoint_url(plain).build()), short, Some("0".repeat(64))).await,
    ]
}

/// The error of a server that does not speak TLS.
async fn not_tls() -> Error {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let server = async {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
        stream
    };
    tokio::join!(list(config().endpoint_url(url)), server).0
}

/// Errors of replies.
async fn of_the_service() -> Vec<Error> {
    let stub = Stub::new();
    let missing = |error: &mut ResourceNotFoundException| error.message = Some("Repository not found.".to_owned());
    stub.on::<ListDomainsInput>().fail(make(missing));
    stub.on::<ListDomainsInput>().reply_raw(Response::new(Bytes::from_static(b"{\"domains\": 1}")));
    let same =
        |page: &mut codeartifact::operation::list_domains::ListDomainsOutput| page.next_token = Some("t".to_owned());
    stub.on::<ListDomainsInput>().reply_with(same).any_times();
    let mut pages = Client::new(stub.config()).list_domains().into_paginator().send();
    let (service, decode) = (list(stub.config().to_builder()).await, list(stub.config().to_builder()).await);
    let pagination = loop {
        if let Err(error) = pages.try_next().await {
            break error;
        }
    };
    vec![service, decode, pagination]
}

/// An error of saving of each kind, by the kind's name.
pub async fn saves() -> Vec<(String, String)> {
    let stub = Stub::new();
    let content = || Response::new(Bytes::from_static(b"content"));
    stub.on::<GetPackageVersionAssetInput>().reply_raw(content()).cut_after(3);
    stub.on::<GetPackageVersionAssetInput>().reply_raw(content()).any_times();
    let folder = tempfile::tempdir().unwrap();
    let client = Client::new(stub.config());
    let mut saves = Vec::new();
    for (path, hash) in [("a.zip", None), ("missing/a.zip", None), ("a.zip", Some("0".repeat(64)))] {
        let asset = client.get_package_version_asset().domain("my-domain").repository("my-repo");
        let asset = asset.format(PackageFormat::Npm).package("left-pad").package_version("1.3.0").asset("package.tgz");
        let saving = asset.send().await.unwrap().asset.save_to(folder.path().join(path));
        let saving = if let Some(hash) = hash { saving.sha256(hash) } else { saving };
        let error = saving.await.unwrap_err();
        let sentence = error.to_string().replace(&folder.path().display().to_string(), "/home/me");
        saves.push((format!("{:?}", error.kind()), sentence));
    }
    saves
}

/// What becomes of an error of a transport.
pub async fn of_transport(kind: TransportErrorKind) -> ErrorKind {
    list(config().transport(Broken(kind))).await.kind()
}

/// A hook that lets nothing pass.
#[derive(Debug)]
struct Closed;

impl Intercept for Closed {
    fn modify_before_signing(
        &self,
        _: &AttemptContext,
        _: &mut Request<ByteStream>,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        Err("deployments are frozen until Monday".into())
    }
}

/// A transport that fails.
#[derive(Debug)]
struct Broken(TransportErrorKind);

impl Transport for Broken {
    fn send(&self, _: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(async { Err(TransportError::new(self.0, "the wire is cut")) })
    }
}
