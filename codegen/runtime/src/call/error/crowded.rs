//! The limits that the calls of a client share, and the error of an attempt that could not begin because one is reached.

use std::error::Error;
use std::fmt;
use std::time::Duration;

/// A limit that the calls of a client share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SharedLimit {
    /// The number of requests whose reply has not come.
    Requests(usize),
    /// The number of streamed bodies of replies that are neither read to their end nor dropped.
    OpenBodies(usize),
}

/// The clause that says that the limit is reached.
impl fmt::Display for SharedLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Requests(most) => write!(f, "the client has reached its `max_requests` of {most}"),
            Self::OpenBodies(most) => write!(
                f,
                "the client has reached its `max_open_bodies` of {most}; a body is open until it is read to its end or \
                 dropped"
            ),
        }
    }
}

/// The time for an attempt passed while it waited for other calls.
#[derive(Debug)]
pub struct Crowded {
    pub reached: SharedLimit,
    pub timeout: Duration,
}

impl fmt::Display for Crowded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the request could not begin within {:?}: {}", self.timeout, self.reached)
    }
}

impl Error for Crowded {}
