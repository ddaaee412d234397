//! Errors in reading a body.

use super::BoxError;
use std::error::Error;
use std::fmt;

/// A body that could not be read to its end.
#[derive(Debug)]
pub struct BodyError(BoxError);

impl BodyError {
    /// Wraps the cause.
    pub fn new(cause: impl Into<BoxError>) -> Self {
        // Bodies wrap each other, but the sentence names the cause once.
        match cause.into().downcast::<Self>() {
            Ok(same) => *same,
            Err(cause) => Self(cause),
        }
    }

    /// The cause.
    #[cfg(feature = "client")]
    pub(crate) fn into_cause(self) -> BoxError {
        self.0
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

/// A body has more bytes than the limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooLong(pub u64);

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it has more than the {} bytes that are the limit", self.0)
    }
}

impl Error for TooLong {}
