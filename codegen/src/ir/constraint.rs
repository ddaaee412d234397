//! Constraints: what the model demands of a value, and how validation gets to it.

use std::fmt;

/// How validation treats the value of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Constraint {
    /// The value has no limits of its own. If it is or holds a structure, a union or an enumeration, validation descends
    /// into it.
    None,
    /// The value is checked against the constant of this name, which is one of [`Service::constraints`].
    ///
    /// [`Service::constraints`]: super::Service::constraints
    Checked(String),
}

/// A constant that states the constraint of a shape. Validation also descends into what the shape holds.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedConstraint {
    /// Name of the constant.
    pub name: String,
    /// Limits of the value itself.
    pub limits: Limits,
    /// Name of the constant for each key of a map.
    pub keys: Option<String>,
    /// Name of the constant for each element of a list and each value of a map.
    pub each: Option<String>,
}

/// Limits of a value. Documentation states all of them, also a pattern that cannot be checked.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Limits {
    /// Least length: of texts in characters, of blobs in bytes, of lists and maps in elements.
    pub min_length: Option<u64>,
    /// Greatest length.
    pub max_length: Option<u64>,
    /// Least number.
    pub minimum: Option<Bound>,
    /// Greatest number.
    pub maximum: Option<Bound>,
    /// Regular expression that a text matches.
    pub pattern: Option<Pattern>,
}

impl Limits {
    /// Whether validation can check one of them.
    #[must_use]
    pub fn are_checked(&self) -> bool {
        let has_pattern = self.pattern.as_ref().is_some_and(|pattern| pattern.checked.is_some());
        *self != Self { pattern: self.pattern.clone(), ..Self::default() } || has_pattern
    }
}

/// A bound of a number, exact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Bound {
    /// Of integers.
    Whole(i64),
    /// Of floating-point numbers.
    Real(f64),
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(bound) => bound.fmt(f),
            Self::Real(bound) => bound.fmt(f),
        }
    }
}

/// A regular expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// As the model writes it.
    pub shown: String,
    /// In the dialect that validation understands; `None` if it has no counterpart there.
    pub checked: Option<String>,
}
