//! The causes of an error, including those that `source` leaves out because the error's sentence contains them.
//!
//! Our errors give their cause by `source` only while [`below`] asks for it. `source` is the one way through types that
//! are not known here, such as the error types of other generated crates, so downcasts would not do.

use std::cell::Cell;
use std::error::Error;
use std::{io, iter};

type Cause = dyn Error + 'static;

thread_local! {
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// [`below`] asks, until this is dropped.
struct Asking {
    before: bool,
}

impl Asking {
    fn begin() -> Self {
        Self { before: ASKED.replace(true) }
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        ASKED.set(self.before);
    }
}

/// The `source` of an error whose sentence holds this cause: nothing, unless [`below`] asks.
pub fn if_asked(cause: Option<&Cause>) -> Option<&Cause> {
    cause.filter(|_| ASKED.get())
}

/// The cause of an error.
fn below(error: &Cause) -> Option<&Cause> {
    let _asking = Asking::begin();
    // `source` skips the error that an I/O error wraps.
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(wrapped) => Some(wrapped),
        None => error.source(),
    }
}

/// The errors below this one, from the next to the deepest.
pub fn causes(error: &Cause) -> impl Iterator<Item = &Cause> {
    iter::successors(below(error), |error| below(*error))
}

/// Finds an error of this type: the error itself, or the first of its causes.
#[cfg(any(all(test, feature = "client"), feature = "transport", feature = "blocking", feature = "aws-config"))]
pub fn find<T: Error + 'static>(error: &Cause) -> Option<&T> {
    iter::once(error).chain(causes(error)).find_map(|error| error.downcast_ref())
}

#[cfg(all(test, feature = "client"))]
mod tests;
