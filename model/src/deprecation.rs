//! Deprecations of services, operations, shapes, members and endpoint parameters.

/// Marks something as deprecated, with the model's reasons.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deprecation {
    /// Mostly, the replacement to use.
    pub message: Option<String>,
    /// Date or version.
    pub since: Option<String>,
}
