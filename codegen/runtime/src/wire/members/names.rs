//! The names by which a structure's members are called.

/// The names by which a structure's members are called, and what becomes of members that the model does not know.
///
/// The reader of the root decides, and everything within the value is read by the same names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Names {
    /// The names on the wire. Members that the model does not know are skipped.
    Wire,
    /// The model's own names, which boto3 and the AWS CLI show. Members that the model does not know are skipped: a
    /// program with a later model may have written them.
    #[cfg(feature = "serde")]
    Model,
    /// The model's own names and no others. A person wrote the value, so an unknown member is a slip and an error.
    #[cfg(feature = "serde")]
    ModelOnly,
}

impl Names {
    /// Whether these are the model's own names.
    #[must_use]
    pub fn are_of_the_model(self) -> bool {
        self != Self::Wire
    }

    /// Whether an unknown member is an error.
    pub(super) fn are_strict(self) -> bool {
        Some(self) == Self::STRICT
    }

    /// The names that are strict. Without serde none are, and the compiler drops what asks for them.
    #[cfg(feature = "serde")]
    const STRICT: Option<Self> = Some(Self::ModelOnly);
    #[cfg(not(feature = "serde"))]
    const STRICT: Option<Self> = None;
}
