//! Modelled errors.

use super::definition::Structure;

/// A modelled error.
#[derive(Debug, Clone, PartialEq)]
pub struct Exception {
    /// Its members; the name is also that of its variant.
    pub structure: Structure,
    /// The method that tells whether an error is this one.
    pub predicate: String,
    /// Code by which a reply names it.
    pub code: String,
    /// Name in Rust of the member that holds the message.
    pub message: Option<String>,
    /// How a retry is modelled.
    pub retry: Option<RetryKind>,
    /// Status of its replies.
    pub http_status: Option<u16>,
}

/// Why a modelled error may be retried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryKind {
    /// It may pass by itself.
    Transient,
    /// The caller is too fast.
    Throttling,
}
