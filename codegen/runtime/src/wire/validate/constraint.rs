//! What the model demands of a member.

/// The model's constraints on a member.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    pub(super) required: bool,
    pub(super) min_length: Option<u64>,
    pub(super) max_length: Option<u64>,
    pub(super) minimum: Option<f64>,
    pub(super) maximum: Option<f64>,
    pattern: Option<Pattern>,
    pub(super) each: Option<&'static Rule>,
    pub(super) keys: Option<&'static Rule>,
}

/// A regular expression in the model's dialect, and in that in which it is checked.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Pattern {
    shown: &'static str,
    checked: &'static str,
}

impl Rule {
    /// The member may be left out.
    pub const OPTIONAL: Self = Self {
        required: false,
        min_length: None,
        max_length: None,
        minimum: None,
        maximum: None,
        pattern: None,
        each: None,
        keys: None,
    };

    /// The member must be given.
    pub const REQUIRED: Self = Self { required: true, ..Self::OPTIONAL };

    /// The same constraints for a member that must be given.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The least length, in characters, bytes, items or entries.
    #[must_use]
    pub const fn min_length(self, length: u64) -> Self {
        Self { min_length: Some(length), ..self }
    }

    /// The greatest length, in characters, bytes, items or entries.
    #[must_use]
    pub const fn max_length(self, length: u64) -> Self {
        Self { max_length: Some(length), ..self }
    }

    /// The least number.
    #[must_use]
    pub const fn minimum(self, number: f64) -> Self {
        Self { minimum: Some(number), ..self }
    }

    /// The greatest number.
    #[must_use]
    pub const fn maximum(self, number: f64) -> Self {
        Self { maximum: Some(number), ..self }
    }

    /// The regular expression that the text as a whole matches, in `regex-lite`'s dialect.
    #[must_use]
    pub const fn pattern(self, expression: &'static str) -> Self {
        self.portable_pattern(expression, expression)
    }

    /// A regular expression that is shown in the model's dialect, and checked in `regex-lite`'s.
    #[must_use]
    pub const fn portable_pattern(self, shown: &'static str, checked: &'static str) -> Self {
        Self { pattern: Some(Pattern { shown, checked }), ..self }
    }

    /// The rule for each item of a list, or each value of a map.
    #[must_use]
    pub const fn each(self, rule: &'static Self) -> Self {
        Self { each: Some(rule), ..self }
    }

    /// The rule for each key of a map.
    #[must_use]
    pub const fn keys(self, rule: &'static Self) -> Self {
        Self { keys: Some(rule), ..self }
    }

    /// The regular expression that the text matches as the model has it, unless it has no counterpart
    /// that could be checked.
    #[must_use]
    pub const fn expression(&self) -> Option<&'static str> {
        match &self.pattern {
            Some(pattern) => Some(pattern.shown),
            None => None,
        }
    }

    /// The regular expression in the dialect in which it is checked.
    #[cfg(feature = "full-validation")]
    pub(super) fn checked_expression(&self) -> Option<&'static str> {
        self.pattern.map(|pattern| pattern.checked)
    }
}
