//! Errors in reading a body.

use super::BoxError;
use crate::io::causes;
use crate::wire::sentence::{self, CLAUSE};
use std::error::Error;
use std::fmt::{self, Write};
#[cfg(feature = "client")]
use std::time::Duration;

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

    /// The cause. `source` does not give it, since the sentence contains it.
    pub(crate) fn kept(&self) -> &(dyn Error + 'static) {
        &*self.0
    }

    /// The cause, if it is of this type.
    pub(crate) fn cause<T: Error + 'static>(&self) -> Option<&T> {
        self.0.downcast_ref()
    }

    /// The cause.
    #[cfg(feature = "client")]
    pub(crate) fn into_cause(self) -> BoxError {
        self.0
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = "the body could not be read to its end".to_owned();
        sentence::write(f, CLAUSE, |clause| clause.write_str(&sentence::with_causes(what, Some(self.kept()))))
    }
}

impl Error for BodyError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        causes::if_asked(Some(self.kept()))
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

/// A body has another length than was announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WrongLength {
    Shorter { length: u64, announced: u64 },
    Longer { announced: u64 },
}

impl fmt::Display for WrongLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shorter { length, announced } => {
                write!(f, "it ended after {length} of the {announced} bytes that were announced")
            }
            Self::Longer { announced } => write!(f, "it has more than the {announced} bytes that were announced"),
        }
    }
}

impl Error for WrongLength {}

/// A member gives another hash than the content has.
#[derive(Debug, Clone)]
pub(crate) struct WrongSha256 {
    pub member: &'static str,
    pub given: String,
    pub found: String,
}

impl fmt::Display for WrongSha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { member, given, found } = self;
        sentence::write(f, CLAUSE, |clause| {
            write!(
                clause,
                "{member} is {given}, but the content's SHA-256 is {found}: leave it out, or send what it was computed of"
            )
        })
    }
}

impl Error for WrongSha256 {}

/// What the read timeout waits for did not come for this long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg(feature = "client")]
pub(crate) enum ReadTimedOut {
    /// A piece of the request's body that is sent, or the whole head of the reply. Whether a part of the head has come is
    /// not known above the transport.
    Head(Duration),
    /// A byte of the reply's body.
    Body(Duration),
}

#[cfg(feature = "client")]
impl fmt::Display for ReadTimedOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Head(limit) => write!(f, "no byte was sent and no head of a reply received for {limit:?}"),
            Self::Body(limit) => write!(f, "no byte was sent or received for {limit:?}"),
        }
    }
}

#[cfg(feature = "client")]
impl Error for ReadTimedOut {}

#[cfg(test)]
mod tests {
    use super::BodyError;
    use crate::wire::sentence::Named;

    #[test]
    fn all_causes_are_in_the_sentence() {
        let error = BodyError::new(Named("cannot decrypt chunk 7", Some(Box::new(Named("denied", None)))));
        assert_eq!(error.to_string(), "the body could not be read to its end: cannot decrypt chunk 7: denied");
    }
}
