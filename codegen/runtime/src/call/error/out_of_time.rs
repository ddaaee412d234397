//! The timeout of a whole call, after attempts that may have failed.

use super::crowded::SharedLimit;
use crate::io::causes;
use crate::io::transport::Step;
use crate::wire::sentence::{self, CLAUSE};
use std::error::Error;
use std::fmt::{self, Write};
use std::time::Duration;

/// What a call waits for before its request is sent.
#[derive(Debug, Clone)]
pub enum Awaited {
    /// The end of other requests, or of the bodies of their replies.
    Others(SharedLimit),
    Credentials,
    /// The head of the reply. The transport may still be at a step before.
    Reply(Step),
    /// The rest of a reply that is read into memory.
    Body,
}

/// The clause that says why the call waits.
impl fmt::Display for Awaited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Others(reached) => reached.fmt(f),
            Self::Credentials => f.write_str("it was waiting for credentials"),
            Self::Reply(step) => match step.get() {
                Some(step) => write!(f, "it was {step}"),
                None => f.write_str("it was waiting for the reply"),
            },
            Self::Body => f.write_str("it was reading the reply"),
        }
    }
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
            if let Some(awaited) = &self.awaited {
                write!(clause, ": {awaited}")?;
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
