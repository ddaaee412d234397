//! What the server replies.

use bytes::Bytes;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt as _, Full};
use hyper::body::{Frame, SizeHint};
use hyper::http::request::Parts;
use hyper::{Response, StatusCode};
use std::collections::HashMap;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use tokio::sync::Barrier;

/// The body of a reply.
pub type Body = BoxBody<Bytes, Infallible>;

/// The size of the pieces of an asset, in bytes.
const PIECE: usize = 256 * 1024;

/// The characters of a token, about as many as the service's tokens have.
const TOKEN: usize = 1200;

/// The packages of a page.
const PACKAGES: usize = 100;

/// Replies, made once.
pub struct Replies {
    token: Bytes,
    page: Bytes,
    published: Bytes,
    piece: Bytes,
    /// For requests that wait for each other, by their number.
    held: Mutex<HashMap<usize, Arc<Barrier>>>,
}

impl Default for Replies {
    fn default() -> Self {
        let package = |number: usize| {
            format!(
                r#"{{"format":"npm","namespace":"my-namespace","originConfiguration":{{"restrictions":{{"publish":"ALLOW","upstream":"BLOCK"}}}},"package":"my-package-{number}"}}"#
            )
        };
        let packages: Vec<_> = (0..PACKAGES).map(package).collect();
        let published = r#"{"asset":{"hashes":{"SHA-256":"2edc986847e209b4016e141a6dc8716d3207350f416969382d431539bf292e4a"},"name":"asset.bin","size":1024},"format":"generic","package":"my-package","status":"Published","version":"1.0.0","versionRevision":"REVISION"}"#;
        Self {
            token: format!(r#"{{"authorizationToken":"{}","expiration":1.7E9}}"#, "t".repeat(TOKEN)).into(),
            page: format!(r#"{{"nextToken":"next","packages":[{}]}}"#, packages.join(",")).into(),
            published: published.into(),
            piece: vec![b'a'; PIECE].into(),
            held: Mutex::default(),
        }
    }
}

impl Replies {
    /// The reply to a request whose body has been read.
    pub async fn to(&self, request: &Parts) -> Response<Body> {
        let query = request.uri.query().unwrap_or_default();
        match request.uri.path() {
            "/v1/authorization-token" => {
                if let Some(number) = number(query, "domain=hold-") {
                    self.barrier(number).wait().await;
                }
                reply(StatusCode::OK, &self.token)
            }
            "/v1/packages" => reply(StatusCode::OK, &self.page),
            "/v1/package/version/publish" => reply(StatusCode::OK, &self.published),
            "/v1/package/version/asset" => {
                let left = number(query, "domain=bytes-").unwrap_or_default();
                Response::new(Asset { piece: self.piece.clone(), left }.boxed())
            }
            "/v1/domain" => {
                let error =
                    r#"{"message":"The domain does not exist.","resourceId":"my-domain","resourceType":"domain"}"#;
                let mut reply = reply(StatusCode::NOT_FOUND, &Bytes::from_static(error.as_bytes()));
                let kind = hyper::header::HeaderValue::from_static("ResourceNotFoundException");
                reply.headers_mut().insert("x-amzn-errortype", kind);
                reply
            }
            _ => reply(StatusCode::NOT_IMPLEMENTED, &Bytes::new()),
        }
    }

    fn barrier(&self, number: usize) -> Arc<Barrier> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(held.entry(number).or_insert_with(|| Arc::new(Barrier::new(number))))
    }
}

fn reply(status: StatusCode, body: &Bytes) -> Response<Body> {
    let mut reply = Response::new(Full::new(body.clone()).boxed());
    *reply.status_mut() = status;
    let json = hyper::header::HeaderValue::from_static("application/json");
    reply.headers_mut().insert(hyper::header::CONTENT_TYPE, json);
    let id = hyper::header::HeaderValue::from_static("8d7e6a5c-0f4e-4b3a-9b1c-2d3e4f5a6b7c");
    reply.headers_mut().insert("x-amzn-requestid", id);
    reply
}

/// The number behind a name in a query.
fn number(query: &str, name: &str) -> Option<usize> {
    let (_, rest) = query.split_once(name)?;
    rest.split('&').next()?.parse().ok()
}

/// A body that is the same piece again and again.
struct Asset {
    piece: Bytes,
    left: usize,
}

impl hyper::body::Body for Asset {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        let length = self.left.min(PIECE);
        self.left -= length;
        Poll::Ready(Some(Ok(Frame::data(self.piece.slice(..length)))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left as u64)
    }
}
