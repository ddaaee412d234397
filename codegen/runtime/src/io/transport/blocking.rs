//! Blocking transports: the trait that blocking HTTP stacks implement.

use super::{Transport, TransportError};
use crate::io::body::ByteStream;
use crate::io::future::BoxFuture;
use http::{Request, Response};
use std::fmt;

/// A blocking HTTP stack. What [`Transport`] says of requests, replies and errors holds here, too.
///
/// The request's body is a [`Read`](std::io::Read) of [`content_length`](ByteStream::content_length) bytes. The reply's body
/// is made of a reader: [`from_reader`](ByteStream::from_reader) if its length is known, or else
/// [`from_reader_to_end`](ByteStream::from_reader_to_end).
///
/// A call cannot interrupt the stack, so it ends by itself once [`TimeLeft`](super::TimeLeft) or
/// [`ReadTimeout`](super::ReadTimeout) has passed, with an error of the kind
/// [`Timeout`](super::TransportErrorKind::Timeout). The reply's reader fails then.
///
/// ```
/// use botocore_runtime::transport::{BlockingTransport, TimeLeft, TransportError, TransportErrorKind};
/// use botocore_runtime::{ByteStream, http};
/// use std::io::Read;
/// use std::time::Duration;
///
/// /// An HTTP stack that takes a request as bytes, and returns status and body.
/// fn exchange(uri: &str, body: &[u8], limit: Option<Duration>) -> std::io::Result<(u16, impl Read + Send + use<>)> {
/// #    let _ = (uri, body, limit);
///     // …
/// #    Ok((200, &b"{}"[..]))
/// }
///
/// #[derive(Debug)]
/// struct Simple;
///
/// impl BlockingTransport for Simple {
///     fn send(&self, request: http::Request<ByteStream>) -> Result<http::Response<ByteStream>, TransportError> {
///         let failed = |kind, error| TransportError::new(kind, "the request was not answered").with_source(error);
///         let (head, mut body) = request.into_parts();
///         let mut content = Vec::new();
///         body.read_to_end(&mut content).map_err(|error| failed(TransportErrorKind::Body, error))?;
///         let limit = head.extensions.get().and_then(|TimeLeft(left)| (*left < Duration::MAX).then_some(*left));
///         let (status, reader) = exchange(&head.uri.to_string(), &content, limit).map_err(|error| {
///             let is_late = error.kind() == std::io::ErrorKind::TimedOut;
///             failed(if is_late { TransportErrorKind::Timeout } else { TransportErrorKind::Io }, error)
///         })?;
///         let mut response = http::Response::new(ByteStream::from_reader_to_end(reader));
///         *response.status_mut() = http::StatusCode::from_u16(status)
///             .map_err(|error| failed(TransportErrorKind::Io, std::io::Error::other(error)))?;
///         Ok(response)
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
