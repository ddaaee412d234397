//! Checks of an input against the model's constraints, before anything is sent; all problems are
//! reported together.

#[cfg(feature = "full-validation")]
mod pattern;
mod problems;
mod rule;
mod values;

pub use problems::{Level, Problem, Problems, ValidationError};
pub use rule::Rule;

/// A value that can be checked.
///
/// Generated structures and unions implement [`validate`](Self::validate) alone, by one
/// [`Problems::check`] a member.
pub trait Validate {
    /// Checks what is inside the value.
    fn validate(&self, _problems: &mut Problems) {}

    /// The length that the model constrains: characters, bytes, items or entries.
    #[doc(hidden)]
    fn length(&self) -> Option<u64> {
        None
    }

    /// The number that the model constrains.
    #[doc(hidden)]
    fn number(&self) -> Option<f64> {
        None
    }

    /// The text that the model constrains.
    #[doc(hidden)]
    fn text(&self) -> Option<&str> {
        None
    }

    /// The values that the model knows for an enumeration.
    #[doc(hidden)]
    fn known_values(&self) -> Option<&'static [&'static str]> {
        None
    }

    /// Checks the items of a list, or the keys and values of a map.
    #[doc(hidden)]
    fn validate_items(&self, _rule: &Rule, _problems: &mut Problems) {}
}

#[cfg(test)]
mod tests;
