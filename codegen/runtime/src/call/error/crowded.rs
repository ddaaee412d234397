//! The error of an attempt that could not begin, because others of its client take all the places that there are.

use std::error::Error;
use std::fmt;
use std::time::Duration;

/// What a client has a greatest number of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Requests whose reply has not come.
    Requests,
    /// Streamed bodies of replies that are neither read to their end nor dropped.
    OpenBodies,
}

/// The time for an attempt has passed while it waited for a place.
#[derive(Debug)]
pub struct Crowded {
    pub counted: Counted,
    pub most: usize,
    /// The attempt's timeout.
    pub limit: Duration,
}

impl fmt::Display for Crowded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { counted, most, limit } = self;
        write!(f, "no request could be begun within {limit:?}: {}", counted.state(*most))
    }
}

impl Counted {
    /// The clause that says that all places are taken.
    pub fn state(self, most: usize) -> String {
        match self {
            Self::Requests => {
                format!("the client has as many requests in flight as its `max_requests` allows, {most}")
            }
            Self::OpenBodies => format!(
                "the client has as many bodies of replies that are neither read to their end nor dropped as its \
                 `max_open_bodies` allows, {most}"
            ),
        }
    }
}

impl Error for Crowded {}
