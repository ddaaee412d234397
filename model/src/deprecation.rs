//! Deprecations of services, operations, shapes, members and endpoint parameters.

/// That something is deprecated, and what is said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Deprecation {
    /// What to use instead, mostly.
    pub message: Option<String>,
    /// Date or version.
    pub since: Option<String>,
}
