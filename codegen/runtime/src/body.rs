//! Bodies of requests and replies: bytes in memory, or a stream that arrives in pieces.

mod aggregated;

pub use aggregated::AggregatedBytes;

use crate::Blob;
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

type BoxError = Box<dyn Error + Send + Sync>;
type BoxBody = Pin<Box<dyn Body<Data = Bytes, Error = BodyError> + Send>>;

/// A body that could not be read to its end.
#[derive(Debug)]
pub struct BodyError(BoxError);

impl BodyError {
    /// Wraps what went wrong below.
    pub fn new(cause: impl Into<BoxError>) -> Self {
        // Bodies are wrapped in each other; what went wrong is said once.
        match cause.into().downcast::<Self>() {
            Ok(same) => *same,
            Err(cause) => Self(cause),
        }
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut deepest = &*self.0 as &(dyn Error + 'static);
        while let Some(next) = deepest.source() {
            deepest = next;
        }
        write!(f, "the body could not be read to its end: {deepest}")
    }
}

impl Error for BodyError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&*self.0)
    }
}

/// The body of a request or of a reply.
///
/// Bytes in memory can be sent again after a failure, see [`try_clone`](Self::try_clone); a body
/// made by [`from_body`](Self::from_body) can be read once.
#[derive(Default)]
pub struct ByteStream(Inner);

enum Inner {
    Bytes(Bytes),
    // Never locked: the mutex makes the stream `Sync`, and is opened through `&mut`.
    Stream(Mutex<BoxBody>, SizeHint),
}

impl Default for Inner {
    fn default() -> Self {
        Self::Bytes(Bytes::new())
    }
}

impl ByteStream {
    /// A body of bytes that live as long as the program; copies nothing.
    #[must_use]
    pub const fn from_static(bytes: &'static [u8]) -> Self {
        Self(Inner::Bytes(Bytes::from_static(bytes)))
    }

    /// A body that is read as it is sent. Its length is known when its size hint is exact.
    pub fn from_body<B>(body: B) -> Self
    where
        B: Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        let size = body.size_hint();
        let body: BoxBody = Box::pin(aggregated::MapError(Box::pin(body)));
        Self(Inner::Stream(Mutex::new(body), size))
    }

    /// The bytes, when all of the body is in memory.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Inner::Bytes(bytes) => Some(bytes),
            Inner::Stream(..) => None,
        }
    }

    /// The number of bytes still to come, when it is known.
    #[must_use]
    pub fn content_length(&self) -> Option<u64> {
        self.size_hint().exact()
    }

    /// The same body once more, when all of it is in memory; copies no bytes.
    #[must_use]
    pub fn try_clone(&self) -> Option<Self> {
        self.as_bytes().cloned().map(Self::from)
    }

    /// Reads the rest of the body into memory.
    ///
    /// # Errors
    /// The stream failed before its end.
    pub async fn collect(mut self) -> Result<AggregatedBytes, BodyError> {
        let mut pieces = AggregatedBytes::default();
        while let Some(piece) = self.next().await {
            pieces.push(piece?);
        }
        Ok(pieces)
    }

    /// The next piece of the body, `None` after the last.
    pub async fn next(&mut self) -> Option<Result<Bytes, BodyError>> {
        poll_fn(|context| self.poll_piece(context)).await
    }

    fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        loop {
            match ready!(Pin::new(&mut *self).poll_frame(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(frame)) => {
                    if let Ok(piece) = frame.into_data()
                        && !piece.is_empty()
                    {
                        return Poll::Ready(Some(Ok(piece)));
                    }
                }
            }
        }
    }
}

impl Body for ByteStream {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        match &mut self.0 {
            Inner::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Inner::Bytes(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Inner::Stream(body, size) => {
                let body = body.get_mut().unwrap_or_else(PoisonError::into_inner);
                let frame = ready!(body.as_mut().poll_frame(context));
                *size = body.size_hint();
                Poll::Ready(frame)
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Inner::Bytes(bytes) => bytes.is_empty(),
            Inner::Stream(_, size) => size.exact() == Some(0),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Inner::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Inner::Stream(_, size) => *size,
        }
    }
}

impl futures_core::Stream for ByteStream {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_piece(context)
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.content_length() {
            Some(length) => write!(f, "ByteStream({length} bytes)"),
            None => f.write_str("ByteStream(unknown length)"),
        }
    }
}

impl From<Bytes> for ByteStream {
    fn from(bytes: Bytes) -> Self {
        Self(Inner::Bytes(bytes))
    }
}

impl From<Vec<u8>> for ByteStream {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for ByteStream {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<Blob> for ByteStream {
    fn from(blob: Blob) -> Self {
        Bytes::from(blob).into()
    }
}

impl From<&'static [u8]> for ByteStream {
    fn from(bytes: &'static [u8]) -> Self {
        Self::from_static(bytes)
    }
}

impl From<&'static str> for ByteStream {
    fn from(text: &'static str) -> Self {
        Self::from_static(text.as_bytes())
    }
}

#[cfg(test)]
mod tests;
