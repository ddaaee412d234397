//! An expectation as the stub keeps it.

use super::RecordedRequest;
use super::answer::Answer;
use std::fmt;
use std::panic::Location;
use std::time::Duration;

/// Returns how a request differs from the expected one; `None` if it matches.
pub type Matcher = Box<dyn Fn(&RecordedRequest) -> Option<String> + Send>;

/// An expected request, and the answer to it.
pub struct Expectation {
    pub operation: &'static str,
    /// The expected request in words, if it is known.
    pub request: Option<String>,
    pub matchers: Vec<Matcher>,
    pub answer: Answer,
    pub latency: Duration,
    /// The number of expected requests; `None` for any number.
    pub times: Option<u32>,
    pub met: u32,
    /// The place in the test that made it.
    pub place: &'static Location<'static>,
}

impl Expectation {
    pub fn matches(&self, request: &RecordedRequest) -> bool {
        request.operation == Some(self.operation) && self.difference(request).is_none()
    }

    /// Returns how a request of the same operation differs from the expected one; `None` if it matches.
    pub fn difference(&self, request: &RecordedRequest) -> Option<String> {
        self.matchers.iter().find_map(|differs| differs(request))
    }

    pub fn is_exhausted(&self) -> bool {
        self.times.is_some_and(|times| self.met >= times)
    }

    pub fn is_unmet(&self) -> bool {
        self.times.is_some_and(|times| self.met < times)
    }

    pub fn meet(&mut self) {
        self.met += 1;
    }

    /// Describes how often it was met, and how often it should be.
    pub fn count(&self) -> String {
        match self.times {
            Some(times) => format!("{} of {times}", self.met),
            None => format!("{} of any number", self.met),
        }
    }
}

impl fmt::Display for Expectation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.operation)?;
        match &self.request {
            Some(request) => write!(f, " ({request})"),
            None if self.matchers.is_empty() => Ok(()),
            None => f.write_str(" (by a condition)"),
        }
    }
}
