//! A change that a rule has found.

use super::rule::{Direction, Rule};

/// A change, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The rule that found it.
    pub rule: Rule,
    /// The directions in which the changed value travels; none for what has no direction.
    pub directions: Vec<Direction>,
    /// Its place in the model, such as `shapes.Tag.members.key`.
    pub place: String,
    /// Its path in the emitted crate, such as `types::Tag::key`; that of before, unless it is new.
    pub rust: String,
    /// What became what, such as `i32 becomes i64`; empty where the rule says it all.
    pub detail: String,
}

/// Says what became what.
pub fn becomes(old: &str, new: &str) -> String {
    let shown = |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("`{text}`") };
    format!("{} becomes {}", shown(old), shown(new))
}
