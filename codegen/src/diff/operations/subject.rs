//! An operation that rules look at.

use crate::diff::check::Subject;
use crate::diff::pair::Pair;
use crate::ir::{Operation, Service};

/// An operation, before and after.
pub struct Operations<'a> {
    /// The operation.
    pub pair: Pair<'a, Operation>,
    /// The service after.
    pub after: &'a Service,
}

impl Subject for Operations<'_> {
    fn place(&self) -> String {
        place(self.pair.known())
    }

    fn rust(&self) -> String {
        rust(self.pair.known())
    }
}

/// The place of an operation in the model.
pub fn place(operation: &Operation) -> String {
    format!("operations.{}", operation.name)
}

/// The client's method.
pub fn rust(operation: &Operation) -> String {
    format!("Client::{}", operation.method_name)
}
