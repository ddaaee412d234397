//! The model's constraints on members.

use std::fmt;

/// The model's constraint on a member.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Constraint {
    pub(super) required: bool,
    pub(super) min_length: Option<u64>,
    pub(super) max_length: Option<u64>,
    pub(super) minimum: Option<Number>,
    pub(super) maximum: Option<Number>,
    pattern: Option<Pattern>,
    pub(super) each: Option<&'static Constraint>,
    pub(super) keys: Option<&'static Constraint>,
}

/// A number, exact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// A whole number.
    Whole(i64),
    /// A floating-point number.
    Real(f64),
    /// A floating-point number of 32 bits. It is compared with what a bound is in 32 bits, so that 0.01 is not less than 0.01.
    Single(f32),
}

impl Number {
    pub(super) fn is_less_than(self, other: Self) -> bool {
        match (self, other) {
            (Self::Whole(left), Self::Whole(right)) => left < right,
            (Self::Single(left), right) => left < right.single(),
            (left, Self::Single(right)) => left.single() < right,
            (left, right) => left.real() < right.real(),
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "a whole number is compared with a real one")]
    fn real(self) -> f64 {
        match self {
            Self::Whole(number) => number as f64,
            Self::Real(number) => number,
            Self::Single(number) => f64::from(number),
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "the nearest number of 32 bits is what is meant")]
    fn single(self) -> f32 {
        self.real() as f32
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(number) => number.fmt(f),
            Self::Real(number) => number.fmt(f),
            Self::Single(number) => number.fmt(f),
        }
    }
}

/// A regular expression, in the model's dialect and in the one in which it is checked.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Pattern {
    shown: &'static str,
    checked: &'static str,
}

impl Constraint {
    /// Demands nothing.
    pub const NONE: Self = Self {
        required: false,
        min_length: None,
        max_length: None,
        minimum: None,
        maximum: None,
        pattern: None,
        each: None,
        keys: None,
    };

    /// Demands that the member has a value, too.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Demands at least this length, in characters, bytes, items or entries.
    #[must_use]
    pub const fn min_length(self, length: u64) -> Self {
        Self { min_length: Some(length), ..self }
    }

    /// Demands at most this length, in characters, bytes, items or entries.
    #[must_use]
    pub const fn max_length(self, length: u64) -> Self {
        Self { max_length: Some(length), ..self }
    }

    /// Demands at least this whole number.
    #[must_use]
    pub const fn minimum(self, number: i64) -> Self {
        Self { minimum: Some(Number::Whole(number)), ..self }
    }

    /// Demands at most this whole number.
    #[must_use]
    pub const fn maximum(self, number: i64) -> Self {
        Self { maximum: Some(Number::Whole(number)), ..self }
    }

    /// Demands at least this floating-point number.
    #[must_use]
    pub const fn real_minimum(self, number: f64) -> Self {
        Self { minimum: Some(Number::Real(number)), ..self }
    }

    /// Demands at most this floating-point number.
    #[must_use]
    pub const fn real_maximum(self, number: f64) -> Self {
        Self { maximum: Some(Number::Real(number)), ..self }
    }

    /// Demands that the text as a whole matches a regular expression in `regex-lite`'s dialect.
    #[must_use]
    pub const fn pattern(self, expression: &'static str) -> Self {
        self.portable_pattern(expression, expression)
    }

    /// Demands that the text as a whole matches a regular expression, which is shown in the model's dialect and checked
    /// in `regex-lite`'s.
    #[must_use]
    pub const fn portable_pattern(self, shown: &'static str, checked: &'static str) -> Self {
        Self { pattern: Some(Pattern { shown, checked }), ..self }
    }

    /// Demands this of each item of a list or each value of a map.
    #[must_use]
    pub const fn each(self, constraint: &'static Self) -> Self {
        Self { each: Some(constraint), ..self }
    }

    /// Demands this of each key of a map.
    #[must_use]
    pub const fn keys(self, constraint: &'static Self) -> Self {
        Self { keys: Some(constraint), ..self }
    }

    /// The regular expression in the model's dialect.
    #[must_use]
    pub const fn expression(&self) -> Option<&'static str> {
        match &self.pattern {
            Some(pattern) => Some(pattern.shown),
            None => None,
        }
    }

    /// The regular expression in `regex-lite`'s dialect.
    #[cfg(feature = "full-validation")]
    pub(super) fn checked_expression(&self) -> Option<&'static str> {
        self.pattern.map(|pattern| pattern.checked)
    }
}
