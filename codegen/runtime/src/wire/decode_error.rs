//! The error if a reply cannot be read as an output.

use crate::wire::sentence::{self, CLAUSE, QUOTE};
use std::fmt::{self, Write};

/// The error if a reply cannot be read as an output. It displays as one sentence, without values of the reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    place: String,
    problem: String,
}

impl DecodeError {
    /// An error. `place` is in the reply, for example `header "x-count"` or `packages[3].format`; `problem` says
    /// what was expected and what was found.
    pub fn new(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { place: place.into(), problem: problem.into() }
    }

    /// The place in the reply: a header, or a path in the body. It is empty for the body as a whole.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// A clause that says what was expected and what was found.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        sentence::write(f, CLAUSE, |clause| match self.place.as_str() {
            "" => clause.write_str(&self.problem),
            place => write!(clause, "{}: {}", sentence::excerpt(place, QUOTE), self.problem),
        })
    }
}

impl std::error::Error for DecodeError {}

#[cfg(test)]
mod tests {
    use super::DecodeError;

    #[test]
    fn names_the_place_when_there_is_one() {
        let error = DecodeError::new("packages[3].format", "expected a string");
        assert_eq!(error.to_string(), "packages[3].format: expected a string");
        assert_eq!((error.place(), error.problem()), ("packages[3].format", "expected a string"));
        assert_eq!(DecodeError::new("", "not JSON").to_string(), "not JSON");
    }
}
