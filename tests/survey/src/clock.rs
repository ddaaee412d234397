//! The time that the work of one thread takes.

use std::fs;
use std::time::{Duration, Instant};

/// Measures the work of the thread that it was started on. The system says how long the thread ran, where it says such
/// things, so that other work of the machine does not count; elsewhere it is the time that passed.
pub struct Stopwatch {
    ran: Option<Duration>,
    started: Instant,
}

impl Stopwatch {
    /// Starts to measure.
    pub fn start() -> Self {
        Self { ran: thread_time(), started: Instant::now() }
    }

    /// The work since then.
    pub fn elapsed(&self) -> Duration {
        match (self.ran, thread_time()) {
            (Some(before), Some(now)) => now.saturating_sub(before),
            _ => self.started.elapsed(),
        }
    }
}

/// For how long this thread has run, as Linux tells it.
fn thread_time() -> Option<Duration> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}
