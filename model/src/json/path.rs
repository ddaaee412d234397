//! Paths: where a value stands in a document.

use std::fmt;

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// Into an object.
    Key(&'a str),
    /// Into a list.
    Index(usize),
}

/// A path that borrows the one of the value around it, so that going deeper allocates nothing.
#[derive(Debug, Clone, Copy)]
pub struct Path<'a> {
    last: Option<(&'a Path<'a>, Step<'a>)>,
}

impl<'a> Path<'a> {
    /// Path of the whole document.
    pub const ROOT: Self = Self { last: None };

    /// One step deeper.
    pub fn step(&'a self, step: Step<'a>) -> Self {
        Self { last: Some((self, step)) }
    }

    /// All steps from the root.
    pub fn steps(&self) -> Vec<Step<'a>> {
        let mut steps: Vec<_> =
            std::iter::successors(self.last, |(parent, _)| parent.last).map(|(_, step)| step).collect();
        steps.reverse();
        steps
    }
}

impl Step<'_> {
    /// Whether this is the step that a key names; items of lists are named by their index.
    pub fn leads_to(&self, key: &str) -> bool {
        match self {
            Self::Key(own) => *own == key,
            Self::Index(index) => index.to_string() == key,
        }
    }
}

impl fmt::Display for Step<'_> {
    /// `.name`, `["a name"]` or `[0]`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) if is_plain(key) => write!(f, ".{key}"),
            Self::Key(key) => write!(f, "[{key:?}]"),
            Self::Index(index) => write!(f, "[{index}]"),
        }
    }
}

fn is_plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}
