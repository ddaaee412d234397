//! The pieces of a body that has been read to its end, and an adapter for the errors of streams.

use super::{BodyError, BoxError};
use bytes::{Bytes, BytesMut};
use http_body::{Body, Frame, SizeHint};
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A whole body, in the pieces in which it arrived.
#[derive(Clone, Default)]
pub struct AggregatedBytes(Vec<Bytes>);

impl AggregatedBytes {
    pub(super) fn push(&mut self, piece: Bytes) {
        self.0.push(piece);
    }

    /// The number of bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.iter().map(Bytes::len).sum()
    }

    /// Whether the body is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Bytes::is_empty)
    }

    /// The body as one buffer. Nothing is copied if it arrived in one piece.
    #[must_use]
    pub fn into_bytes(mut self) -> Bytes {
        if self.0.len() <= 1 {
            return self.0.pop().unwrap_or_default();
        }
        let mut whole = BytesMut::with_capacity(self.len());
        for piece in &self.0 {
            whole.extend_from_slice(piece);
        }
        whole.freeze()
    }

    /// A copy of the body.
    #[must_use]
    pub fn to_vec(&self) -> Vec<u8> {
        self.0.concat()
    }
}

impl fmt::Debug for AggregatedBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AggregatedBytes({} bytes)", self.len())
    }
}

/// A body whose errors are converted to [`BodyError`].
pub(super) struct MapError<B>(pub Pin<Box<B>>);

impl<B> Body for MapError<B>
where
    B: Body<Data = Bytes>,
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let frame = self.0.as_mut().poll_frame(context);
        frame.map(|frame| frame.map(|frame| frame.map_err(BodyError::new)))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}
