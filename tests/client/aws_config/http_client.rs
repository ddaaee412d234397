//! The HTTP client of an `SdkConfig` sends the requests, and nothing else does.

use crate::replay::{Replay, reply};
use crate::settings::sdk_config;
use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector, http_client_fn};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::retry::ErrorKind as SdkErrorKind;
use aws_types::sdk_config::{Builder, RetryConfig, TimeoutConfig};
use bytes::Bytes;
use codeartifact::ErrorKind;
use codeartifact::operation::publish_package_version::PublishPackageVersionInput;
use codeartifact::primitives::ByteStream;
use codeartifact::types::{PackageFormat, Tag};
use codeartifact::{Client, Config, Error};
use codeartifact_tests::server::Server;
use http_body_util::BodyExt;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

const PIECE: usize = 256 * 1024;
const PIECES: usize = 12;
const LENGTH: u64 = (PIECE * PIECES) as u64;

/// The largest body that is not streamed.
const IN_MEMORY: usize = 64 * 1024;

/// A configuration that retries without a wait.
fn eager(url: &str) -> Builder {
    sdk_config(url).retry_config(RetryConfig::standard().with_initial_backoff(Duration::ZERO))
}

/// A stream of [`PIECES`] pieces, of which some may be missing.
struct Pieces {
    left: usize,
    end: Option<io::Error>,
}

impl Pieces {
    fn all() -> Self {
        Self { left: PIECES, end: None }
    }

    fn broken() -> Self {
        Self { left: PIECES - 1, end: Some(io::Error::other("the disk is on fire")) }
    }
}

impl futures_core::Stream for Pieces {
    type Item = Result<Bytes, io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.left == 0 {
            return Poll::Ready(self.end.take().map(Err));
        }
        self.left -= 1;
        Poll::Ready(Some(Ok(Bytes::from(vec![7; PIECE]))))
    }
}

/// Publishes content. A stream cannot be hashed, so it gets a hash, which nobody checks.
async fn publish(client: &Client, content: ByteStream) -> Result<Option<String>, Error> {
    let mut input = PublishPackageVersionInput::default();
    input.asset_sha256 = content.as_bytes().is_none().then(|| "0".repeat(64));
    input.asset_content = Some(content);
    input.domain = Some("domain".to_owned());
    input.repository = Some("repo".to_owned());
    input.format = Some("generic".into());
    input.package = Some("p".to_owned());
    input.package_version = Some("1".to_owned());
    input.asset_name = Some("a".to_owned());
    Ok(client.send(input).await?.package)
}

async fn download(client: &Client) -> Result<ByteStream, Error> {
    let call =
        client.get_package_version_asset().domain("domain").repository("repo").format(PackageFormat::from("generic"));
    Ok(call.package("p").package_version("1").asset("a").send().await?.asset)
}

#[tokio::test]
async fn it_gets_the_signed_request_and_its_reply_is_read() -> Result<(), Error> {
    let server = Server::start();
    let replay = Replay::new([Ok(reply(200, r#"{"domain": {"name": "my_domain", "new": 1}}"#))]);
    let client = Client::new(&sdk_config(server.url()).http_client(replay.clone()).build());
    let tag = Tag::builder().key("k").value("v").build();
    let output = client.create_domain().domain("my_domain").tags(tag).send().await?;
    assert_eq!(output.domain.unwrap().name.as_deref(), Some("my_domain"));
    let [request] = &replay.requests()[..] else { panic!("there is one request") };
    assert_eq!((request.method(), request.uri()), ("POST", &*format!("{}/v1/domain?domain=my_domain", server.url())));
    assert_eq!(request.body().bytes(), Some(&br#"{"tags":[{"key":"k","value":"v"}]}"#[..]));
    assert_eq!(request.headers().get("content-type"), Some("application/json"));
    let authorization = request.headers().get("authorization").unwrap();
    assert!(authorization.contains("Credential=AKIDEXAMPLE/"), "{authorization}");
    assert!(server.requests().is_empty());
    Ok(())
}

#[tokio::test]
async fn an_error_of_the_service_is_typed() {
    let not_found = http::Response::builder().status(404).header("x-amzn-errortype", "ResourceNotFoundException");
    let not_found = not_found.header("x-amzn-requestid", "id-1").body(SdkBody::from(r#"{"message": "no such"}"#));
    let replay = Replay::new([Ok(not_found.unwrap().try_into().unwrap())]);
    let client = Client::new(&sdk_config("https://host.example").http_client(replay).build());
    let error = client.list_domains().send().await.unwrap_err();
    assert_eq!((error.code(), error.request_id()), (Some("ResourceNotFoundException"), Some("id-1")));
}

#[tokio::test]
async fn what_may_pass_is_tried_again() -> Result<(), Error> {
    let replay = Replay::new([
        Err(ConnectorError::io("reset".into())),
        Err(ConnectorError::timeout("slow".into())),
        Ok(reply(200, r#"{"domains": []}"#)),
    ]);
    let client = Client::new(&eager("https://host.example").http_client(replay.clone()).build());
    client.list_domains().send().await?;
    assert_eq!(replay.requests().len(), 3);
    Ok(())
}

#[tokio::test]
async fn errors_of_the_connector_have_kinds() {
    let cases: [(fn() -> ConnectorError, _, _, _); 6] = [
        (|| ConnectorError::io("why".into()), ErrorKind::Transport, 3, "has no reply from host.example: why"),
        (|| ConnectorError::timeout("why".into()), ErrorKind::Timeout, 3, "gave up on host.example: why"),
        (
            || ConnectorError::user("why".into()),
            ErrorKind::Configuration,
            1,
            "refuses the request to host.example: why",
        ),
        (|| other(None), ErrorKind::Transport, 3, "has no reply from host.example: why"),
        (|| other(Some(SdkErrorKind::TransientError)), ErrorKind::Transport, 3, "has no reply from"),
        (|| other(Some(SdkErrorKind::ClientError)), ErrorKind::Configuration, 1, "refuses the request"),
    ];
    for (make, kind, attempts, sentence) in cases {
        let replay = Replay::new((0..3).map(|_| Err(make())));
        let client = Client::new(&eager("https://host.example").http_client(replay.clone()).build());
        let error = client.list_domains().send().await.unwrap_err();
        assert_eq!((error.kind(), replay.requests().len()), (kind, attempts), "{error}");
        assert!(error.to_string().contains(&format!("the `SdkConfig`'s HTTP client {sentence}")), "{error}");
    }
}

fn other(kind: Option<SdkErrorKind>) -> ConnectorError {
    ConnectorError::other("why".into(), kind)
}

/// Reads requests' bodies piece by piece, and keeps what it has learnt of them.
#[derive(Debug, Clone, Default)]
struct Reader(Arc<Mutex<Vec<Read>>>);

#[derive(Debug, PartialEq, Eq)]
struct Read {
    streaming: bool,
    announced: Option<u64>,
    bytes: usize,
}

impl HttpConnector for Reader {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let read = Arc::clone(&self.0);
        HttpConnectorFuture::new(async move {
            let mut body = request.into_body();
            let (streaming, announced, mut bytes) = (body.is_streaming(), body.content_length(), 0);
            while let Some(frame) = body.frame().await {
                bytes += frame.map_err(ConnectorError::user)?.into_data().unwrap().len();
            }
            read.lock().unwrap().push(Read { streaming, announced, bytes });
            Ok(reply(200, r#"{"package": "p"}"#))
        })
    }
}

#[tokio::test]
async fn large_bodies_are_streamed_up() -> Result<(), Error> {
    let reader = Reader::default();
    let connector = SharedHttpConnector::new(reader.clone());
    let sdk = eager("https://host.example").http_client(http_client_fn(move |_, _| connector.clone())).build();
    let client = Client::new(&sdk);
    let uploaded = publish(&client, ByteStream::from_stream(Pieces::all(), LENGTH)).await?;
    assert_eq!(uploaded.as_deref(), Some("p"));
    for bytes in [5, IN_MEMORY, IN_MEMORY + 1] {
        publish(&client, ByteStream::from(vec![7; bytes])).await?;
    }
    let read = std::mem::take(&mut *reader.0.lock().unwrap());
    let body = |streaming, bytes| Read { streaming, announced: Some(bytes as u64), bytes };
    assert_eq!(read, [body(true, PIECE * PIECES), body(false, 5), body(false, IN_MEMORY), body(true, IN_MEMORY + 1)]);
    // A body that breaks is the caller's, whatever the connector says of it.
    for content in [
        ByteStream::from_stream(Pieces::broken(), LENGTH),
        ByteStream::from_stream(Pieces { left: 0, end: Pieces::broken().end }, 5),
    ] {
        let error = publish(&client, content).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::RequestBody, "{error}");
        assert!(error.to_string().contains("the disk is on fire"), "{error}");
    }
    Ok(())
}

/// A reply whose body is a stream.
fn streamed(pieces: Pieces) -> HttpResponse {
    reply(200, SdkBody::from_body_1_x(ByteStream::from_stream(pieces, LENGTH)))
}

#[tokio::test]
async fn replies_are_streamed_down() -> Result<(), Error> {
    let replay = Replay::new([Ok(streamed(Pieces::all())), Ok(streamed(Pieces::broken()))]);
    let client = Client::new(&eager("https://host.example").http_client(replay).build());
    let mut asset = download(&client).await?;
    let mut pieces = Vec::new();
    while let Some(piece) = asset.next().await {
        pieces.push(piece.unwrap().len());
    }
    assert_eq!(pieces, [PIECE; PIECES]);
    let error = download(&client).await?.collect().await.unwrap_err();
    assert!(error.to_string().contains("the disk is on fire"), "{error}");
    Ok(())
}

#[tokio::test]
async fn it_is_told_the_time_to_connect_and_given_a_clock() -> Result<(), Error> {
    let replay = Replay::new((0..2).map(|_| Ok(reply(200, "{}"))));
    let sdk = sdk_config("https://host.example").http_client(replay.clone()).build();
    Client::new(&sdk).list_domains().send().await?;
    let (settings, components) = replay.asked();
    assert_eq!(settings.connect_timeout(), Some(Duration::from_millis(3100)));
    // The client watches it itself, since an HTTP client of the SDK counts the time of an upload, too.
    assert_eq!(settings.read_timeout(), None);
    assert!(components.sleep_impl().is_some() && components.http_client().is_some());
    let never = sdk.into_builder().timeout_config(TimeoutConfig::disabled()).build();
    Client::new(&never).list_domains().send().await?;
    assert_eq!(replay.asked().0.connect_timeout(), None);
    Ok(())
}

#[tokio::test]
async fn a_transport_that_is_set_afterwards_wins() -> Result<(), Error> {
    let server = Server::start();
    let replay = Replay::new([]);
    let sdk = sdk_config(server.url()).http_client(replay.clone()).build();
    let own = Config::from(&sdk_config(server.url()).build()).transport().unwrap();
    Client::new(Config::from(&sdk).to_builder().transport(own).build()).list_domains().send().await?;
    assert_eq!((server.requests().len(), replay.requests().len()), (1, 0));
    Ok(())
}

#[test]
fn what_it_holds_is_not_shown() {
    let replay = Replay::new([Ok(reply(200, r#"{"authorizationToken": "planted-secret"}"#))]);
    let sdk = sdk_config("https://host.example").http_client(replay).build();
    let shown = format!("{:?}", Client::new(&sdk));
    assert!(shown.contains("SdkTransport") && !shown.contains("planted-secret"), "{shown}");
}
