//! The problems found in an input.

use super::{Rule, Validate};
use std::fmt;

/// Which constraints are checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Level {
    /// What botocore checks: required members, least lengths and least numbers. The service checks
    /// the rest, and its limits may have grown since the model was written.
    #[default]
    Minimum,
    /// The greatest lengths and numbers as well.
    Full,
}

/// Collects the problems of an input.
#[derive(Debug, Default)]
pub struct Problems {
    level: Level,
    path: String,
    found: Vec<Problem>,
}

impl Problems {
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

    /// Checks a member against its rule, and what is inside it against the rules it brings.
    pub fn check<T: Validate>(&mut self, member: &'static str, value: &Option<T>, rule: Rule) {
        match value {
            Some(value) => self.check_value(member, value, rule),
            None if rule.required => self.member(member, |problems| {
                problems.report("required, but missing");
            }),
            None => {}
        }
    }

    /// Checks a member that always has a value, as the variant of a union has.
    pub fn check_value<T: Validate>(&mut self, member: &'static str, value: &T, rule: Rule) {
        self.member(member, |problems| problems.apply(value, &rule));
    }

    /// Reports a problem with what is being checked.
    pub fn report(&mut self, problem: impl Into<String>) {
        self.found.push(Problem { path: self.path.clone(), problem: problem.into() });
    }

    /// Whether nothing has been found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All that has been found as one error.
    ///
    /// # Errors
    /// Something has been found.
    pub fn into_result(self) -> Result<(), ValidationError> {
        if self.is_empty() { Ok(()) } else { Err(ValidationError(self.found)) }
    }

    fn member(&mut self, name: &str, check: impl FnOnce(&mut Self)) {
        let separator = if self.path.is_empty() { "" } else { "." };
        self.within(format_args!("{separator}{name}"), check);
    }

    pub(super) fn within(&mut self, step: fmt::Arguments<'_>, check: impl FnOnce(&mut Self)) {
        let outer = self.path.len();
        // Writing to a string cannot fail.
        let _ = fmt::Write::write_fmt(&mut self.path, step);
        check(self);
        self.path.truncate(outer);
    }

    pub(super) fn apply<T: Validate + ?Sized>(&mut self, value: &T, rule: &Rule) {
        if let Some(length) = value.length() {
            self.check_length(length, rule);
        }
        if let Some(number) = value.number() {
            self.check_number(number, rule);
        }
        value.validate_items(rule, self);
        value.validate(self);
    }

    fn check_length(&mut self, length: u64, rule: &Rule) {
        if let Some(least) = rule.min_length.filter(|&least| length < least) {
            self.report(format!("has length {length}, but must have at least {least}"));
        }
        if self.level == Level::Full
            && let Some(most) = rule.max_length.filter(|&most| length > most)
        {
            self.report(format!("has length {length}, but must have at most {most}"));
        }
    }

    fn check_number(&mut self, number: f64, rule: &Rule) {
        if let Some(least) = rule.minimum.filter(|&least| number < least) {
            self.report(format!("is {number}, but must be at least {least}"));
        }
        if self.level == Level::Full
            && let Some(most) = rule.maximum.filter(|&most| number > most)
        {
            self.report(format!("is {number}, but must be at most {most}"));
        }
    }
}

/// One problem of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    path: String,
    problem: String,
}

impl Problem {
    /// Where in the input: `tags[1].key`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong there, without the value of a text.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { f.write_str(&self.problem) } else { write!(f, "{}: {}", self.path, self.problem) }
    }
}

/// An input that breaks the model's constraints; displays every problem with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValidationError(Vec<Problem>);

impl ValidationError {
    /// The problems, in the order of the members; at least one.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.0
    }
}

impl fmt::Display for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for ValidationError {}
