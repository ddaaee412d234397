//! Blocking transports: the trait that blocking HTTP stacks implement.

use super::{Transport, TransportError};
use crate::io::body::ByteStream;
use crate::io::future::BoxFuture;
use http::{Request, Response};
use std::fmt;

/// A blocking HTTP stack. What [`Transport`] says of requests, replies and errors holds here, too; bodies are
/// [`Read`](std::io::Read). A call cannot interrupt it, so it ends by itself once
/// [`TimeLeft`](super::TimeLeft) or [`ReadTimeout`](super::ReadTimeout) has passed, with an error of the kind
/// [`Timeout`](super::TransportErrorKind::Timeout).
///
/// ```
/// use botocore_runtime::transport::{BlockingTransport, TransportError};
/// use botocore_runtime::{ByteStream, http};
///
/// #[derive(Debug)]
/// struct Empty;
///
/// impl BlockingTransport for Empty {
///     fn send(&self, _: http::Request<ByteStream>) -> Result<http::Response<ByteStream>, TransportError> {
///         Ok(http::Response::new(ByteStream::from_reader(&b"{}"[..], 2)))
///     }
/// }
/// ```
pub trait BlockingTransport: fmt::Debug + Send + Sync {
    /// Sends a request with an absolute URI.
    ///
    /// # Errors
    /// Returns an error if there is no response.
    fn send(&self, request: Request<ByteStream>) -> Result<Response<ByteStream>, TransportError>;
}

/// A blocking transport as one whose futures are ready at once.
#[derive(Debug)]
pub(crate) struct Blocked<T>(pub T);

impl<T: BlockingTransport> Transport for Blocked<T> {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(async move { self.0.send(request) })
    }
}
