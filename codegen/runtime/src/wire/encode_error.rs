//! The error if an input cannot be written as a request.

use crate::wire::sentence::{self, CLAUSE, QUOTE};
use std::fmt::{self, Write};

/// The error if an input cannot be written as a request. It displays as one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodeError {
    what: String,
    problem: String,
}

impl EncodeError {
    /// An error. `what` names the member or header, and `problem` is a clause about it.
    pub fn new(what: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { what: what.into(), problem: problem.into() }
    }

    /// The member or header that cannot be written.
    #[must_use]
    pub fn what(&self) -> &str {
        &self.what
    }

    /// A clause that says what is wrong. It does not contain the value.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = sentence::excerpt(&self.what, QUOTE);
        sentence::write(f, CLAUSE, |clause| write!(clause, "{what}: {}", self.problem))
    }
}

impl std::error::Error for EncodeError {}

#[cfg(test)]
mod tests {
    use super::EncodeError;

    #[test]
    fn names_the_member_and_the_problem() {
        let error = EncodeError::new("domain", "is empty");
        assert_eq!(error.to_string(), "domain: is empty");
        assert_eq!((error.what(), error.problem()), ("domain", "is empty"));
    }
}
