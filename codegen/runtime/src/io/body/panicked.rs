//! Panics of a program's own code while a body is read.

use std::error::Error;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What panicked, as the subject of a clause.
#[derive(Debug)]
pub(super) struct Panicked(pub &'static str);

impl fmt::Display for Panicked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} panicked", self.0)
    }
}

impl Error for Panicked {}

/// Runs the program's own code. Transports may read a body in a task of their own, where a panic would look like a broken
/// connection.
pub(super) fn caught<T>(what: &'static str, run: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|_| Panicked(what))
}
