//! Members without a fixed shape.

/// A JSON value of no fixed shape.
pub type Document = serde_json::Value;
