//! The names by which a structure's members are called.

/// The names by which a structure's members are called, and how strictly they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Names {
    /// The names on the wire. Members that the model does not know are skipped.
    Wire,
    /// The model's own names, which boto3 and the AWS CLI show. A member that the model does not know is a slip of
    /// the person who wrote it, and an error.
    #[cfg(feature = "serde")]
    Model,
}

impl Names {
    /// Whether these are the model's own names.
    #[must_use]
    pub fn are_of_the_model(self) -> bool {
        self != Self::Wire
    }

    /// Whether a member that the model does not know is an error.
    pub(super) fn are_strict(self) -> bool {
        self.are_of_the_model()
    }
}
