//! By which names a structure's members are called.

/// By which names a structure's members are called, and how strictly they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Names {
    /// The names that travel. What a reply has beyond the model is passed over.
    Wire,
    /// The model's own names, which boto3 and the AWS CLI show. What the model does not know is a
    /// person's slip, and an error.
    #[cfg(feature = "serde")]
    Model,
}

impl Names {
    /// Whether these are the model's own names.
    #[must_use]
    pub fn are_of_the_model(self) -> bool {
        self != Self::Wire
    }

    /// Whether what the model does not know is an error.
    pub(super) fn are_strict(self) -> bool {
        self.are_of_the_model()
    }
}
