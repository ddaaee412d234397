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
    /// All that the model says: greatest lengths and numbers, patterns, and that the value of an
    /// enumeration is one of those that the model knows. The service may have moved on since.
    ///
    /// A pattern is matched against the text as a whole, as services do, unless it has anchors. Of
    /// Unicode classes only their ASCII part is checked; patterns with look-around, back references or
    /// operations on classes are not.
    #[cfg(feature = "full-validation")]
    Full,
}

/// Collects the problems of an input.
#[derive(Debug, Default)]
pub struct Problems {
    #[cfg_attr(not(feature = "full-validation"), expect(dead_code, reason = "there is one level only"))]
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
        #[cfg(feature = "full-validation")]
        if self.level == Level::Full {
            self.check_fully(value, rule);
        }
        value.validate_items(rule, self);
        value.validate(self);
    }

    fn check_length(&mut self, length: u64, rule: &Rule) {
        if let Some(least) = rule.min_length.filter(|&least| length < least) {
            self.report(format!("has length {length}, but must have at least {least}"));
        }
    }

    fn check_number(&mut self, number: f64, rule: &Rule) {
        if let Some(least) = rule.minimum.filter(|&least| number < least) {
            self.report(format!("is {number}, but must be at least {least}"));
        }
    }

    #[cfg(feature = "full-validation")]
    fn check_fully<T: Validate + ?Sized>(&mut self, value: &T, rule: &Rule) {
        let length = value.length().zip(rule.max_length).filter(|(length, most)| length > most);
        if let Some((length, most)) = length {
            self.report(format!("has length {length}, but must have at most {most}"));
        }
        if let Some((number, most)) = value.number().zip(rule.maximum).filter(|(number, most)| number > most) {
            self.report(format!("is {number}, but must be at most {most}"));
        }
        let Some(text) = value.text() else { return };
        if let Some(known) = value.known_values().filter(|known| !known.contains(&text)) {
            self.report(not_one_of(known));
        }
        // A text that is too long may be very long.
        if length.is_none()
            && let (Some(checked), Some(shown)) = (rule.checked_expression(), rule.expression())
            && !super::pattern::matches(checked, text)
        {
            self.report(format!("does not match the pattern {shown}"));
        }
    }
}

#[cfg(feature = "full-validation")]
fn not_one_of(known: &[&str]) -> String {
    const SHOWN: usize = 12;
    match known.get(..SHOWN) {
        Some(first) if known.len() > SHOWN => {
            format!("must be one of {} and {} others", first.join(", "), known.len() - SHOWN)
        }
        _ => format!("must be one of {}", known.join(", ")),
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
