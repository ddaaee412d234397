//! What the fake's own interface fails with.

use std::fmt;

/// A fake could not be started or seeded. It displays as one sentence.
#[derive(Debug)]
pub struct Error(String);

impl Error {
    /// An error with this sentence.
    pub(crate) fn new(sentence: String) -> Self {
        Self(sentence)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}
