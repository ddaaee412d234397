//! Checks an input against the model's constraints before anything is sent. All violations are reported together.

mod constraint;
#[cfg(feature = "full-validation")]
mod pattern;
mod values;
mod violations;

pub use constraint::{Constraint, Number};
pub use violations::{Level, ValidationError, Violation, Violations};

/// A value that can be checked.
///
/// Generated structures and unions implement [`validate`](Self::validate) alone, with one [`Violations::check`] for
/// each member.
pub trait Validate {
    /// Whether the value may violate a constraint of what it holds or knows, though it has none itself.
    #[doc(hidden)]
    const DESCENDS: bool = true;

    /// Checks what is inside the value.
    fn validate(&self, _violations: &mut Violations) {}

    /// The length that the model constrains: characters, bytes, items or entries.
    #[doc(hidden)]
    fn length(&self) -> Option<u64> {
        None
    }

    /// The number that the model constrains.
    #[doc(hidden)]
    fn number(&self) -> Option<Number> {
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
    fn validate_items(&self, _constraint: &Constraint, _violations: &mut Violations) {}
}

#[cfg(test)]
mod tests;
