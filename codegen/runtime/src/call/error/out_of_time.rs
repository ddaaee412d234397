//! The timeout of a whole call, after attempts that may have failed.

use super::crowded::Counted;
use crate::io::causes;
use crate::wire::sentence::{self, CLAUSE};
use std::error::Error;
use std::fmt::{self, Write};
use std::time::Duration;

/// What a call has waited for, other than a reply.
#[derive(Debug, Clone, Copy)]
pub enum Awaited {
    /// One of the places of which a client has so many.
    Place(Counted, usize),
    Credentials,
}

/// The timeout of a call has passed.
#[derive(Debug)]
pub struct OutOfTime {
    pub limit: Duration,
    pub awaited: Option<Awaited>,
    /// The sentence of the last attempt's error, and its cause.
    pub last_error: Option<(String, Option<Box<dyn Error + Send + Sync>>)>,
}

impl fmt::Display for OutOfTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        sentence::write(f, CLAUSE, |clause| {
            write!(clause, "the call took longer than {:?}", self.limit)?;
            match self.awaited {
                Some(Awaited::Place(counted, most)) => write!(clause, ": {}", counted.state(most))?,
                Some(Awaited::Credentials) => write!(clause, ", while it waited for credentials")?,
                None => {}
            }
            match &self.last_error {
                Some((sentence, _)) => write!(clause, "; before, {sentence}"),
                None => Ok(()),
            }
        })
    }
}

impl Error for OutOfTime {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        let cause = self.last_error.as_ref()?.1.as_deref().map(|cause| cause as _);
        causes::if_asked(cause)
    }
}
