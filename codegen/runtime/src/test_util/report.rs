//! The error of a stub whose expectations were not met.

use std::error::Error;
use std::fmt;

/// The missing and unexpected requests of a [`Stub`](super::Stub). It displays as a sentence with one line for
/// each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StubError(Vec<String>);

impl StubError {
    pub(super) fn of(complaints: Vec<String>) -> Result<(), Self> {
        if complaints.is_empty() { Ok(()) } else { Err(Self(complaints)) }
    }

    /// One line for each missing or unexpected request.
    #[must_use]
    pub fn complaints(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for StubError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the stub was not used as expected:")?;
        self.0.iter().try_for_each(|complaint| write!(f, "\n- {complaint}"))
    }
}

impl Error for StubError {}
