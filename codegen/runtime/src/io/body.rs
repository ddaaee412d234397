//! Bodies of requests and replies: bytes in memory, a file, or a stream.

mod aggregated;
#[cfg(feature = "tokio")]
mod async_read;
mod error;
#[cfg(feature = "client")]
mod expected;
#[cfg(feature = "client")]
mod file;
mod layer;
mod measured;
mod member;
mod memory;
mod panicked;
mod progress;
mod read;
#[cfg(feature = "blocking")]
mod reader;
#[cfg(feature = "client")]
mod save;
#[cfg(feature = "client")]
mod save_error;
#[cfg(feature = "client")]
mod spare;

pub use aggregated::AggregatedBytes;
use bytes::Bytes;
pub use error::BodyError;
#[cfg(feature = "client")]
pub(crate) use error::ReadTimedOut;
pub(crate) use error::{TooLong, WrongSha256};
#[cfg(feature = "client")]
use file::FileBody;
#[cfg(feature = "client")]
pub use file::FileError;
use futures_core::Stream;
use http_body::{Body, Frame, SizeHint};
pub(crate) use layer::{Layer, Polled};
use measured::Measured;
use panicked::caught;
pub use progress::Progress;
use progress::Reporters;
#[cfg(feature = "blocking")]
pub(crate) use reader::next_piece;
#[cfg(feature = "client")]
pub use save::SaveTo;
#[cfg(feature = "client")]
pub use save_error::{SaveError, SaveErrorKind};
#[cfg(feature = "client")]
pub(crate) use spare::Spare;
use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

type BoxError = Box<dyn Error + Send + Sync>;
type BoxBody = Pin<Box<dyn Body<Data = Bytes, Error = BodyError> + Send>>;

/// The body of a request or of a reply.
///
/// Bytes in memory and files can be sent again after a failure; see [`try_clone`](Self::try_clone). A stream
/// can be read only once, so it can be sent again only if nothing of it has been read.
#[derive(Default)]
pub struct ByteStream {
    /// The bytes in memory, which precede those of the source: the whole body, or what is left of a piece.
    in_memory: Bytes,
    source: Option<Source>,
    reporters: Reporters,
}

enum Source {
    // The mutex makes the stream `Sync`. It is never locked, only accessed through `&mut`.
    Stream(Mutex<BoxBody>, SizeHint),
    #[cfg(feature = "client")]
    File(Box<FileBody>),
}

impl ByteStream {
    /// A body of static bytes, which are not copied.
    #[must_use]
    pub const fn from_static(bytes: &'static [u8]) -> Self {
        Self { in_memory: Bytes::from_static(bytes), source: None, reporters: Reporters::NONE }
    }

    /// A body that is read while it is sent. Its length is known if its size hint is exact, which a request
    /// needs.
    pub fn from_body<B>(body: B) -> Self
    where
        B: Body<Data = Bytes> + Send + 'static,
        B::Error: Into<BoxError>,
    {
        let size = body.size_hint();
        let body = Layer::new(Box::pin(body), |body, context| body.poll_frame(context).map_err(BodyError::new));
        Source::Stream(Mutex::new(Box::pin(body)), size).into()
    }

    /// A body of `length` bytes that is read from a stream while it is sent. If the stream turns out to have
    /// fewer or more bytes, reading it fails. So it does if the stream panics; the panic goes no further.
    pub fn from_stream<S, T, E>(stream: S, length: u64) -> Self
    where
        S: Stream<Item = Result<T, E>> + Send + 'static,
        T: Into<Bytes> + 'static,
        E: Into<BoxError> + 'static,
    {
        Self::from_body(Measured::new(stream, length))
    }

    /// A body that is read from a file while it is sent. Only the file's length is read here; it must not
    /// change before the file is sent. If it does, the call fails with an error of the kind `File` before
    /// anything is sent, or `RequestBody` or `Checksum` afterwards.
    ///
    /// # Errors
    /// Returns an error if the file does not exist, cannot be opened, or is not a regular file.
    #[cfg(feature = "client")]
    pub async fn from_path(path: impl Into<std::path::PathBuf>) -> Result<Self, FileError> {
        Ok(Source::File(Box::new(FileBody::open(path.into()).await?)).into())
    }

    /// The bytes; `None` if the body is a file or a stream.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&Bytes> {
        self.source.is_none().then_some(&self.in_memory)
    }

    /// Returns a body of other bytes, for example compressed ones, with the callbacks of this one.
    #[cfg(feature = "gzip")]
    pub(crate) fn with_bytes(self, bytes: Bytes) -> Self {
        Self { in_memory: bytes, source: None, ..self }
    }

    /// Whether the body is a stream, which can be read only once.
    #[cfg(feature = "client")]
    pub(crate) fn is_stream(&self) -> bool {
        matches!(self.source, Some(Source::Stream(..)))
    }

    /// Has a file checked while it is sent against the hash that a member gives, in lower-case hexadecimal: its last piece
    /// is an error if the file has another one. Other bodies stay as they are.
    #[cfg(feature = "client")]
    pub(crate) fn expect_sha256(&mut self, member: &'static str, sha256: &str) {
        if let Some(Source::File(file)) = &mut self.source {
            file.expect_sha256(member, sha256);
        }
    }

    /// Whether the body comes from a file.
    #[cfg(feature = "client")]
    pub(crate) fn is_file(&self) -> bool {
        !matches!(self.source, None | Some(Source::Stream(..)))
    }

    /// The number of bytes that have not been read yet; `None` if it is not known.
    #[must_use]
    pub fn content_length(&self) -> Option<u64> {
        Body::size_hint(self).exact()
    }

    /// Returns the same body once more without copying bytes; `None` if it is a stream. A file is read from its
    /// beginning.
    #[must_use]
    pub fn try_clone(&self) -> Option<Self> {
        let copy: Self = match &self.source {
            None => self.in_memory.clone().into(),
            Some(Source::Stream(..)) => return None,
            #[cfg(feature = "client")]
            Some(Source::File(file)) => Source::File(Box::new(file.rewound())).into(),
        };
        Some(Self { reporters: self.reporters.restarted(), ..copy })
    }

    fn poll_source(&mut self, context: &mut Context<'_>) -> Polled {
        match &mut self.source {
            None => Poll::Ready(None),
            #[cfg(feature = "client")]
            Some(Source::File(file)) => file.poll_piece(context).map(|piece| piece.map(|piece| piece.map(Frame::data))),
            Some(Source::Stream(body, size)) => {
                let body = body.get_mut().unwrap_or_else(PoisonError::into_inner);
                let frame = ready!(
                    caught("what it is read from", || body.as_mut().poll_frame(context)).map_err(BodyError::new)?
                );
                *size = body.size_hint();
                Poll::Ready(frame)
            }
        }
    }

    /// Takes up to `most` of the bytes in memory. Every byte leaves the body here, so each is reported once.
    fn hand_on(&mut self, most: usize) -> Bytes {
        let piece = self.in_memory.split_to(self.in_memory.len().min(most));
        self.reporters.record(piece.len());
        piece
    }
}

impl Body for ByteStream {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Polled {
        self.begin_attempt(1);
        self.reporters.check()?;
        if self.in_memory.is_empty() {
            match ready!(self.poll_source(context)) {
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(piece) => self.in_memory = piece,
                    Err(other) => return Poll::Ready(Some(Ok(other))),
                },
                end => return Poll::Ready(end),
            }
        }
        let most = self.reporters.largest_piece();
        let piece = self.hand_on(most);
        self.reporters.check()?;
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.in_memory.is_empty() && self.content_length() == Some(0)
    }

    fn size_hint(&self) -> SizeHint {
        let in_memory = self.in_memory.len() as u64;
        match &self.source {
            None => SizeHint::with_exact(in_memory),
            #[cfg(feature = "client")]
            Some(Source::File(file)) => SizeHint::with_exact(file.left().saturating_add(in_memory)),
            Some(Source::Stream(_, size)) => match size.exact() {
                Some(exact) => SizeHint::with_exact(exact.saturating_add(in_memory)),
                None => *size,
            },
        }
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

impl From<Source> for ByteStream {
    fn from(source: Source) -> Self {
        Self { source: Some(source), ..Self::default() }
    }
}

#[cfg(all(test, feature = "tokio"))]
mod file_tests;
#[cfg(test)]
mod tests;
