//! The error of reading XML.

use serde_core::de;
use std::fmt;

/// The error of reading XML; its text may begin with the path to the place.
#[derive(Debug)]
pub struct XmlError(Box<str>);

impl XmlError {
    /// An error about a body that is not well-formed.
    pub fn malformed(problem: impl fmt::Display) -> Self {
        Self::format(format_args!("the body is not valid XML: {problem}"))
    }

    pub fn format(text: fmt::Arguments<'_>) -> Self {
        Self(text.to_string().into())
    }
}

impl fmt::Display for XmlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for XmlError {}

impl de::Error for XmlError {
    fn custom<T: fmt::Display>(text: T) -> Self {
        Self::format(format_args!("{text}"))
    }
}
