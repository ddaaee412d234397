//! A server that takes and gives large assets without keeping them, and serves nobody whose signature is wrong.

use crate::{LENGTH, MEGABYTE, signature};
use bytes::Bytes;
use codeartifact_tests::server::{Received, reply};
use http::{Request, Response};
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use sha2::{Digest, Sha256};
use std::convert::Infallible;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Arc, Mutex};
use tokio::runtime::{Builder, Runtime};

/// A running server; it stops when it is dropped.
pub struct Server {
    pub url: String,
    hashes: Arc<Mutex<Vec<String>>>,
    _runtime: Runtime,
}

impl Server {
    /// The SHA-256 of each asset that was published.
    pub fn published(&self) -> Vec<String> {
        self.hashes.lock().unwrap().clone()
    }
}

pub fn start() -> Server {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.set_nonblocking(true).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_io().build().unwrap();
    let hashes: Arc<Mutex<Vec<String>>> = Arc::default();
    let shared = Arc::clone(&hashes);
    runtime.spawn(async move {
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        while let Ok((stream, _)) = listener.accept().await {
            let hashes = Arc::clone(&shared);
            tokio::spawn(async move {
                let service = service_fn(|request| answer(request, &hashes));
                // The client may go away.
                let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
            });
        }
    });
    Server { url, hashes, _runtime: runtime }
}

async fn answer(
    request: Request<Incoming>,
    hashes: &Mutex<Vec<String>>,
) -> Result<Response<BoxBody<Bytes, Infallible>>, Infallible> {
    let (head, mut body) = request.into_parts();
    let mut hash = Sha256::new();
    let mut length = 0;
    while let Some(Ok(frame)) = body.frame().await {
        if let Some(piece) = frame.data_ref() {
            length += piece.len();
            hash.update(piece);
        }
    }
    let hash = signature::hex(&hash.finalize());
    let received = Received::new(head, Bytes::new());
    signature::assert_signed("either operation", &received);
    let operation = received.operation().unwrap();
    if operation.name == "GetPackageVersionAsset" {
        return Ok(Response::new(large().boxed()));
    }
    assert_eq!(received.header("x-amz-content-sha256"), Some(hash.as_str()));
    assert_eq!(received.header("content-length"), Some(length.to_string().as_str()));
    hashes.lock().unwrap().push(hash);
    Ok(reply::complete(&received).map(|body| Full::new(body).boxed()))
}

/// The content that `write_large` writes.
fn large() -> impl hyper::body::Body<Data = Bytes, Error = Infallible> {
    let pieces = (0..LENGTH).map(|number| Bytes::from(vec![number.to_le_bytes()[0]; MEGABYTE]));
    StreamBody::new(Pieces(pieces.map(|piece| Ok(Frame::data(piece)))))
}

struct Pieces<I>(I);

impl<I: Iterator + Unpin> futures_core::Stream for Pieces<I> {
    type Item = I::Item;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.next())
    }
}
