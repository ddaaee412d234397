//! The constraints that an input violates.

use super::{Constraint, Validate};
#[cfg(feature = "full-validation")]
use crate::wire::enumeration::KnownValues;
use crate::wire::sentence::{self, CLAUSE, QUOTE};
use std::fmt::{self, Write};

/// The greatest number of characters of a list of violations, which is followed by the number of the others.
const LISTED: usize = CLAUSE - 100;

/// Says which constraints are checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Level {
    /// Those that botocore checks: required members, minimum lengths and minimum numbers. The service checks the
    /// rest, and its limits may have grown since the model was written.
    #[default]
    Minimum,
    /// All of the model's: maximum lengths and numbers, patterns, and the known values of enumerations, too. The
    /// service may have changed since the model was written. This needs the feature `full-validation`.
    ///
    /// A pattern is matched against the text as a whole, as services do, unless it has anchors. Only the ASCII part of
    /// Unicode classes is checked. Patterns with look-around, back references or operations on classes are not
    /// checked.
    #[cfg(feature = "full-validation")]
    Full,
}

/// Collects the violations of an input.
#[derive(Debug, Default)]
pub struct Violations {
    #[cfg_attr(not(feature = "full-validation"), expect(dead_code, reason = "there is one level only"))]
    level: Level,
    path: String,
    found: Vec<Violation>,
}

impl Violations {
    /// Checks at the default level.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Checks at this level.
    #[must_use]
    pub fn with_level(level: Level) -> Self {
        Self { level, ..Self::default() }
    }

    /// Checks a member against its constraint, and what it holds against the constraints there.
    pub fn check<T: Validate>(&mut self, member: &'static str, value: &Option<T>, constraint: &Constraint) {
        match value {
            Some(value) => self.check_value(member, value, constraint),
            None if constraint.required => self.member(member, &mut |violations| {
                violations.report("required, but missing");
            }),
            None => {}
        }
    }

    /// Checks a member that always has a value, such as the variant of a union.
    pub fn check_value<T: Validate>(&mut self, member: &'static str, value: &T, constraint: &Constraint) {
        self.member(member, &mut |violations| violations.apply(value, constraint));
    }

    /// Reports a violation by the value that is being checked.
    pub fn report(&mut self, message: impl Into<String>) {
        self.found.push(Violation { path: self.path.clone(), message: message.into() });
    }

    /// Whether there are no violations.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Makes one error of all violations.
    ///
    /// # Errors
    /// There are violations.
    pub fn into_result(self) -> Result<(), ValidationError> {
        if self.is_empty() { Ok(()) } else { Err(ValidationError(self.found)) }
    }

    fn member(&mut self, name: &str, check: &mut dyn FnMut(&mut Self)) {
        let separator = if self.path.is_empty() { "" } else { "." };
        self.within(format_args!("{separator}{name}"), check);
    }

    pub(super) fn within(&mut self, step: fmt::Arguments<'_>, check: &mut dyn FnMut(&mut Self)) {
        let outer = self.path.len();
        // Writing to a string cannot fail.
        let _ = fmt::Write::write_fmt(&mut self.path, step);
        check(self);
        self.path.truncate(outer);
    }

    pub(super) fn apply<T: Validate + ?Sized>(&mut self, value: &T, constraint: &Constraint) {
        if let Some(least) = constraint.min_length
            && let Some(length) = value.length().filter(|&length| length < least)
        {
            self.report(format!("has length {length}, but must have at least {least}"));
        }
        if let Some(least) = constraint.minimum
            && let Some(number) = value.number().filter(|number| number.is_less_than(least))
        {
            self.report(format!("is {number}, but must be at least {least}"));
        }
        #[cfg(feature = "full-validation")]
        if self.level == Level::Full {
            self.check_fully(value, constraint);
        }
        value.validate_items(constraint, self);
        value.validate(self);
    }

    #[cfg(feature = "full-validation")]
    fn check_fully<T: Validate + ?Sized>(&mut self, value: &T, constraint: &Constraint) {
        let length = value.length().zip(constraint.max_length).filter(|(length, most)| length > most);
        if let Some((length, most)) = length {
            self.report(format!("has length {length}, but must have at most {most}"));
        }
        let number = value.number().zip(constraint.maximum).filter(|(number, most)| most.is_less_than(*number));
        if let Some((number, most)) = number {
            self.report(format!("is {number}, but must be at most {most}"));
        }
        let Some(text) = value.text() else { return };
        if let Some(known) = value.known_values().filter(|known| !known.contains(&text)) {
            self.report(format!("must be one of {}", KnownValues(known)));
        }
        // A text that is too long may be very long.
        if length.is_none()
            && let (Some(checked), Some(shown)) = (constraint.checked_expression(), constraint.expression())
            && !super::pattern::matches(checked, text)
        {
            self.report(format!("does not match the pattern {shown}"));
        }
    }
}

/// One violation of a constraint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    path: String,
    message: String,
}

impl Violation {
    /// Where in the input: `tags[1].key`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong there. It does not show the value of a text.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        sentence::write(f, QUOTE, |clause| match self.path.as_str() {
            "" => clause.write_str(&self.message),
            path => write!(clause, "{}: {}", sentence::excerpt(path, QUOTE / 2), self.message),
        })
    }
}

/// An input that violates the model's constraints. It displays the violations with their places: the first ones, if there
/// are many, and the number of the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidationError(Vec<Violation>);

impl ValidationError {
    /// The violations, in the order of the members; at least one.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.0
    }
}

impl fmt::Display for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut length = 0;
        for (index, violation) in self.0.iter().enumerate() {
            let violation = violation.to_string();
            length += violation.chars().count() + "; ".len();
            if index > 0 && length > LISTED {
                return write!(f, "; and {} more", self.0.len() - index);
            }
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{violation}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ValidationError {}
