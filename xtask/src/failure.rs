//! The reasons for which a task fails.

use crate::options::Usage;
use std::fmt::{self, Display};
use std::io;
use std::path::Path;

/// A failed task.
#[derive(Debug)]
pub enum Failure {
    /// What went wrong, for the person who ran the task.
    Message(String),
    /// The command line names something that does not exist.
    Usage(Usage),
    /// Another program failed with this exit code, and has said why.
    Reported(u8),
}

impl Failure {
    /// A failure with this message.
    pub fn new(message: impl Display) -> Self {
        Self::Message(message.to_string())
    }

    /// The message to give to an IO error: what was being done, and to which file.
    pub fn at(doing: &str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let context = format!("cannot {doing} {}", path.display());
        move |error| Self::Message(format!("{context}: {error}"))
    }
}

/// Errors of a command line that only the task itself can see.
impl From<Usage> for Failure {
    fn from(usage: Usage) -> Self {
        Self::Usage(usage)
    }
}

/// Errors of the output stream.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Message(format!("cannot write the report: {error}"))
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Message(message) | Self::Usage(Usage(message)) => f.write_str(message),
            Self::Reported(code) => write!(f, "a program failed with exit code {code}"),
        }
    }
}
