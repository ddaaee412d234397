//! One use of an emitted crate.

/// A use of an emitted crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The path of what is used, as [`Change::rust`](crate::diff::Change::rust) has it.
    pub rust: String,
    /// A function that uses it, on one line, without a name: parameters and body, such as `(client: &Client) { … }`.
    pub text: String,
}

impl Use {
    /// A use of what has this path.
    pub fn new(rust: impl Into<String>, text: impl Into<String>) -> Self {
        Self { rust: rust.into(), text: text.into() }
    }
}
