//! Stands in for proofs where the crate is built without TLS, whose cryptography they need.

use botocore_runtime::client::{Intercept, TimeSource};
use std::sync::Arc;

/// Nothing that proves.
#[derive(Debug)]
pub enum Prover {}

impl Prover {
    /// Refuses to prove anything.
    ///
    /// # Errors
    /// Returns a clause that says what is missing.
    pub fn new(_key: &str, _clock: Arc<dyn TimeSource>) -> Result<Self, &'static str> {
        Err("is of no use here: compile with the feature `transport`, whose cryptography makes proofs of it")
    }
}

impl Intercept for Prover {}
