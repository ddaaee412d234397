//! Bodies of requests and replies: bytes in memory, a file, or a stream that arrives in pieces.

mod aggregated;
mod error;
#[cfg(feature = "client")]
mod file;
mod measured;
mod member;
#[cfg(feature = "client")]
mod read;
#[cfg(feature = "client")]
mod save;

use crate::wire::blob::Blob;
pub use aggregated::AggregatedBytes;
use bytes::Bytes;
pub use error::BodyError;
pub(crate) use error::TooLong;
#[cfg(feature = "client")]
use file::FileBody;
#[cfg(feature = "client")]
pub use file::FileError;
use futures_core::Stream;
use http_body::{Body, Frame, SizeHint};
use measured::Measured;
#[cfg(feature = "client")]
pub use save::SaveTo;
use std::error::Error;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

type BoxError = Box<dyn Error + Send + Sync>;
type BoxBody = Pin<Box<dyn Body<Data = Bytes, Error = BodyError> + Send>>;

/// The body of a request or of a reply.
///
/// Bytes in memory and files can be sent again after a failure, see [`try_clone`](Self::try_clone); a
/// stream can be read once.
#[derive(Default)]
pub struct ByteStream {
    /// What is at hand, before anything of the source.
    at_hand: Bytes,
    source: Option<Source>,
}

enum Source {
    // Never locked: the mutex makes the stream `Sync`, and is opened through `&mut`.
    Stream(Mutex<BoxBody>, SizeHint),
    #[cfg(feature = "client")]
    File(FileBody),
}

impl ByteStream {
    /// A body of bytes that live as long as the program; copies nothing.
    #[must_use]
    pub const fn from_static(bytes: &'static [u8]) -> Self {
        Self { at_hand: Bytes::from_static(bytes), source: None }
    }

    /// A body that is read as it is sent. Its length is known when its size hint is exact; requests
    /// need one whose length is known.
    pub fn from_body<B>(body: B) -> Self
    where
        B: Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        let size = body.size_hint();
        let body: BoxBody = Box::pin(aggregated::MapError(Box::pin(body)));
        Self { at_hand: Bytes::new(), source: Some(Source::Stream(Mutex::new(body), size)) }
    }

    /// A body that is read from a stream as it is sent. One that has fewer or more bytes than `length`
    /// is an error when that shows.
    pub fn from_stream<S, T, E>(stream: S, length: u64) -> Self
    where
        S: Stream<Item = Result<T, E>> + Send + 'static,
        T: Into<Bytes> + 'static,
        E: Into<BoxError> + 'static,
    {
        Self::from_body(Measured::new(stream, length))
    }

    /// A body that is read from a file as it is sent. Nothing is read yet but its length, which has to
    /// stay until it is sent.
    ///
    /// # Errors
    /// There is no such file, it may not be read, or it is no file but a directory.
    #[cfg(feature = "client")]
    pub async fn from_path(path: impl Into<std::path::PathBuf>) -> Result<Self, FileError> {
        let file = FileBody::open(path.into()).await?;
        Ok(Self { at_hand: Bytes::new(), source: Some(Source::File(file)) })
    }

    /// The bytes, when all of the body is in memory.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&Bytes> {
        self.source.is_none().then_some(&self.at_hand)
    }

    /// Whether the body comes from a file.
    #[cfg(feature = "client")]
    pub(crate) fn is_file(&self) -> bool {
        !matches!(self.source, None | Some(Source::Stream(..)))
    }

    /// The number of bytes still to come, when it is known.
    #[must_use]
    pub fn content_length(&self) -> Option<u64> {
        Body::size_hint(self).exact()
    }

    /// The same body once more, when it is in memory or in a file; copies no bytes. A file is read
    /// from its beginning.
    #[must_use]
    pub fn try_clone(&self) -> Option<Self> {
        match &self.source {
            None => Some(self.at_hand.clone().into()),
            Some(Source::Stream(..)) => None,
            #[cfg(feature = "client")]
            Some(Source::File(file)) => {
                Some(Self { at_hand: Bytes::new(), source: Some(Source::File(file.rewound())) })
            }
        }
    }

    /// Reads the rest of the body into memory, unless it has more bytes than `limit`.
    ///
    /// # Errors
    /// The stream failed before its end, or is too long.
    pub async fn collect_limited(mut self, limit: u64) -> Result<AggregatedBytes, BodyError> {
        let mut pieces = AggregatedBytes::default();
        let mut left = limit;
        let too_long = || BodyError::new(TooLong(limit));
        if self.content_length().is_some_and(|length| length > limit) {
            return Err(too_long());
        }
        while let Some(piece) = self.next().await {
            let piece = piece?;
            left = left.checked_sub(piece.len() as u64).ok_or_else(too_long)?;
            pieces.push(piece);
        }
        Ok(pieces)
    }

    /// Reads the beginning of the body into memory, `limit` bytes at most, or as far as it comes.
    #[cfg(feature = "client")]
    pub(crate) async fn collect_beginning(mut self, limit: usize) -> Bytes {
        let mut pieces = AggregatedBytes::default();
        let mut left = limit;
        while left > 0
            && let Some(Ok(mut piece)) = self.next().await
        {
            piece.truncate(left);
            left -= piece.len();
            pieces.push(piece);
        }
        pieces.into_bytes()
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
        if !self.at_hand.is_empty() {
            return Poll::Ready(Some(Ok(Frame::data(std::mem::take(&mut self.at_hand)))));
        }
        match &mut self.source {
            None => Poll::Ready(None),
            #[cfg(feature = "client")]
            Some(Source::File(file)) => file.poll_piece(context).map(|piece| piece.map(|piece| piece.map(Frame::data))),
            Some(Source::Stream(body, size)) => {
                let body = body.get_mut().unwrap_or_else(PoisonError::into_inner);
                let frame = ready!(body.as_mut().poll_frame(context));
                *size = body.size_hint();
                Poll::Ready(frame)
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.at_hand.is_empty() && self.content_length() == Some(0)
    }

    fn size_hint(&self) -> SizeHint {
        let at_hand = self.at_hand.len() as u64;
        match &self.source {
            None => SizeHint::with_exact(at_hand),
            #[cfg(feature = "client")]
            Some(Source::File(file)) => SizeHint::with_exact(file.left().saturating_add(at_hand)),
            Some(Source::Stream(_, size)) => match size.exact() {
                Some(exact) => SizeHint::with_exact(exact.saturating_add(at_hand)),
                None => *size,
            },
        }
    }
}

impl Stream for ByteStream {
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
        Self { at_hand: bytes, source: None }
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

#[cfg(all(test, feature = "client"))]
mod file_tests;
#[cfg(test)]
mod tests;
