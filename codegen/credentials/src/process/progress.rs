//! What the threads around a command tell each other. A channel would be compiled again for what it carries, and there is
//! much of it.

use super::Problem;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How far a command is.
#[derive(Default)]
pub struct State {
    /// What it wrote to its output, once that is closed.
    pub output: Option<Vec<u8>>,
    /// What it wrote to its errors, once they are closed.
    pub errors: Option<Vec<u8>>,
    /// Why one of the two cannot be read.
    pub failed: Option<Problem>,
    /// Nobody waits for the command any more.
    pub given_up: bool,
    /// The thread that waits for the command has ended.
    pub thread_ended: bool,
}

/// The state that the threads share.
#[derive(Clone, Default)]
pub struct Progress(Arc<(Mutex<State>, Condvar)>);

impl Progress {
    pub fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state());
        self.0.1.notify_all();
    }

    /// Waits until the state is such.
    pub fn wait(&self, is_such: fn(&State) -> bool) -> MutexGuard<'_, State> {
        let waited = self.0.1.wait_while(self.state(), |state| !is_such(state));
        waited.unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the state is such, or for the time `limit`. Returns whether it is.
    pub fn wait_for(&self, limit: Duration, is_such: fn(&State) -> bool) -> bool {
        let waited = self.0.1.wait_timeout_while(self.state(), limit, |state| !is_such(state));
        is_such(&waited.unwrap_or_else(PoisonError::into_inner).0)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
