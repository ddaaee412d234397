//! What the programs tell: the progress, and the memory that they took.

use codeartifact::primitives::Progress;
use std::sync::{Arc, Mutex};

/// What a callback is told last in each attempt.
#[derive(Clone, Default)]
pub struct Attempts(Arc<Mutex<Vec<u64>>>);

impl Attempts {
    pub fn callback(&self) -> impl Fn(Progress) + Send + Sync + 'static {
        let attempts = self.clone();
        move |progress| {
            if let Ok(mut attempts) = attempts.0.lock() {
                attempts.resize(progress.attempt as usize, 0);
                attempts[progress.attempt as usize - 1] = progress.transferred;
            }
        }
    }

    pub fn told(&self) -> String {
        self.0.lock().map_or_else(|error| error.to_string(), |attempts| format!("{attempts:?}"))
    }
}

/// The most memory that the process has had at a time, where the system tells.
pub fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}
