//! The step that a transport is at before a request can be sent.

use std::sync::{Arc, Mutex, PoisonError};

/// What a transport does before a request can be sent, which is an extension of a client's requests: the error of a timeout
/// that passes meanwhile says it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Step(Arc<Mutex<Option<String>>>);

impl Step {
    /// Begins a step, for example `connecting to example.com`; `None` ends the last one.
    #[cfg(any(feature = "blocking", feature = "transport"))]
    pub fn set(&self, step: Option<String>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = step;
    }

    /// The current step.
    pub fn get(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
