//! What happened in a world, line by line.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The lines of a world, if somebody will read them.
#[derive(Debug, Clone)]
pub struct Trace(Option<Arc<Mutex<Vec<String>>>>);

impl Trace {
    /// A trace, which is empty for ever unless `is_kept`.
    #[must_use]
    pub fn new(is_kept: bool) -> Self {
        Self(is_kept.then(Arc::default))
    }

    /// Adds a line.
    pub fn say(&self, now: Duration, line: impl FnOnce() -> String) {
        if let Some(lines) = &self.0 {
            lines.lock().unwrap_or_else(PoisonError::into_inner).push(format!(
                "{:>12.6}  {}",
                now.as_secs_f64(),
                line()
            ));
        }
    }

    /// Takes the lines.
    #[must_use]
    pub fn take(&self) -> Vec<String> {
        self.0
            .as_ref()
            .map(|lines| std::mem::take(&mut *lines.lock().unwrap_or_else(PoisonError::into_inner)))
            .unwrap_or_default()
    }
}
