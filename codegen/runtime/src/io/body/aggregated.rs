//! The pieces of a body that has been read to its end.

use bytes::{Bytes, BytesMut};
use std::fmt;

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
