//! A transport that answers each request as a function says.

use codeartifact::config::{BoxFuture, Transport, TransportError};
use codeartifact::primitives::ByteStream;
use http::{Request, Response};
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

pub type Answer = BoxFuture<'static, Response<ByteStream>>;

/// The function is given the number of the request, from 0, and the request.
pub struct Script<F> {
    answer: F,
    requests: AtomicUsize,
}

impl<F: Fn(usize, Request<ByteStream>) -> Answer> Script<F> {
    pub fn of(answer: F) -> Self {
        Self { answer, requests: AtomicUsize::new(0) }
    }
}

impl<F: Fn(usize, Request<ByteStream>) -> Answer + Send + Sync> Transport for Script<F> {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        let answer = (self.answer)(self.requests.fetch_add(1, Ordering::SeqCst), request);
        Box::pin(async { Ok(answer.await) })
    }
}

impl<F> fmt::Debug for Script<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Script")
    }
}

pub fn reply(status: u16, body: impl Into<ByteStream>) -> Response<ByteStream> {
    Response::builder().status(status).body(body.into()).unwrap()
}
