//! What keeps a model from being generated.

use std::error::Error;
use std::fmt;

/// Everything that was found, each a sentence that names its place in the model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    found: Vec<String>,
}

impl Problems {
    /// The sentences.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.found.iter().map(String::as_str)
    }

    /// Adds one, unless it is known already.
    pub(crate) fn push(&mut self, problem: String) {
        if !self.found.contains(&problem) {
            self.found.push(problem);
        }
    }

    /// The value, if nothing was found.
    pub(crate) fn or<T>(self, value: T) -> Result<T, Self> {
        if self.found.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.found.as_slice() {
            [one] => f.write_str(one),
            many => {
                write!(f, "{} problems keep the model from being generated:", many.len())?;
                many.iter().try_for_each(|problem| write!(f, "\n  {problem}"))
            }
        }
    }
}

impl Error for Problems {}
