//! What a stub complains about.

use std::error::Error;
use std::fmt;

/// What was expected of a [`Stub`](super::Stub) and did not come, and what came unexpected. Displays as
/// a sentence with a line for each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StubError(Vec<String>);

impl StubError {
    pub(super) fn of(complaints: Vec<String>) -> Result<(), Self> {
        if complaints.is_empty() { Ok(()) } else { Err(Self(complaints)) }
    }

    /// The lines.
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
