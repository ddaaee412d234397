//! The times at which a call and its attempts have to end.

use crate::io::timer::{Timer, until};
use std::pin::Pin;
use std::time::Duration;

/// A timeout, and the time by the timer at which it passes.
#[derive(Debug, Clone, Copy)]
pub struct Deadline {
    pub limit: Duration,
    pub at: Duration,
}

impl Deadline {
    /// The deadline of what begins now; `None` if it has no limit.
    pub fn of(limit: Option<Duration>, timer: &dyn Timer) -> Option<Self> {
        let limit = limit?;
        Some(Self { limit, at: timer.now().checked_add(limit)? })
    }

    /// The time until then.
    pub fn left(self, timer: &dyn Timer) -> Duration {
        self.at.saturating_sub(timer.now())
    }

    /// Whether it has passed. An executor that is busy may let a wait go on after it.
    pub fn has_passed(self, timer: &dyn Timer) -> bool {
        self.left(timer).is_zero()
    }

    /// The earlier of two deadlines, of which each may be missing.
    pub fn earlier(one: Option<Self>, other: Option<Self>) -> Option<Self> {
        one.into_iter().chain(other).min_by_key(|deadline| deadline.at)
    }

    /// Waits for a future until then.
    ///
    /// # Errors
    /// Returns the limit once it has passed.
    pub async fn wait<F: Future>(
        deadline: Option<Self>,
        timer: &dyn Timer,
        future: Pin<&mut F>,
    ) -> Result<F::Output, Duration> {
        let output = until(timer, deadline.map(|deadline| deadline.at), future).await;
        // Without a deadline there is an output.
        output.ok_or_else(|| deadline.map_or(Duration::MAX, |deadline| deadline.limit))
    }
}
