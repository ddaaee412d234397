//! Contents of assets, up and down.

use crate::{DOMAIN, PACKAGE, REPOSITORY, client_of, signature};
use bytes::Bytes;
use codeartifact::primitives::ByteStream;
use codeartifact::runtime::error::ErrorKind;
use codeartifact::types::PackageFormat;
use codeartifact::{Client, Error};
use codeartifact_tests::server::{Received, Server};
use http::Response;
use http_body_util::Full;
use hyper::body::{Body, Frame};
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

const LARGE: usize = 1 << 20;

#[tokio::test]
async fn a_download_is_what_the_server_sent() -> Result<(), Error> {
    let server = Server::answering(|_| Response::new(content(LARGE)));
    let request = client_of(&server).get_package_version_asset().domain(DOMAIN).repository(REPOSITORY);
    let request = request.format(PackageFormat::Npm).package(PACKAGE).package_version("1").asset("a");
    let mut asset = request.send().await?.asset;
    assert_eq!(asset.content_length(), Some(LARGE as u64));
    let mut pieces = 0;
    let mut downloaded = Vec::new();
    while let Some(piece) = asset.next().await {
        downloaded.extend_from_slice(&piece.expect("the server sends all of it"));
        pieces += 1;
    }
    assert!(downloaded == content(LARGE), "{} other bytes arrived", downloaded.len());
    assert!(pieces > 1, "the download was read into memory before it was handed on");
    Ok(())
}

#[tokio::test]
async fn a_stream_of_known_length_is_uploaded_with_its_length() -> Result<(), Error> {
    let request = uploaded(ByteStream::from_body(Full::new(content(LARGE)))).await?;
    assert_eq!(request.header("content-length"), Some(LARGE.to_string().as_str()));
    assert_eq!(request.header("transfer-encoding"), None);
    Ok(())
}

#[tokio::test]
async fn a_stream_of_unknown_length_is_not_sent() {
    let server = Server::start();
    let error = publish(&client_of(&server), ByteStream::from_body(Pieces)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Encode);
    assert!(error.to_string().contains("a stream of unknown length"), "{error}");
    assert!(server.requests().is_empty());
}

/// Publishes `LARGE` bytes and checks that they arrived as they were signed.
async fn uploaded(body: ByteStream) -> Result<Received, Error> {
    let server = Server::start();
    publish(&client_of(&server), body).await?;
    let [request] = server.requests().try_into().expect("one request arrived");
    assert!(request.body == content(LARGE), "{} other bytes arrived", request.body.len());
    signature::assert_signed("PublishPackageVersion", &request);
    Ok(request)
}

async fn publish(client: &Client, body: ByteStream) -> Result<(), Error> {
    let request = client.publish_package_version().domain(DOMAIN).repository(REPOSITORY);
    let request = request.format(PackageFormat::Generic).package(PACKAGE).package_version("1").asset_name("a");
    request.asset_sha256(signature::sha256(&content(LARGE))).asset_content(body).send().await?;
    Ok(())
}

fn content(length: usize) -> Bytes {
    (0..length).map(|index| (index % 251).to_le_bytes()[0]).collect()
}

/// A body that does not say how long it is.
struct Pieces;

impl Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(None)
    }
}
