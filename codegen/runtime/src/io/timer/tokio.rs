//! Tokio's timer.

use super::Timer;
use crate::io::future::BoxFuture;
use std::cell::Cell;
use std::error::Error;
use std::panic::catch_unwind;
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use tokio::runtime::{Handle, Id};

thread_local! {
    /// The last runtime of this thread that was found to have timers.
    static WITH_TIMERS: Cell<Option<Id>> = const { Cell::new(None) };
}

const NO_RUNTIME: &str = "a call needs a Tokio runtime, and was not made within one; call it from `#[tokio::main]`, or \
                          set the configuration's `timer` and `transport`";
const NO_TIMERS: &str = "a call needs timers, and the Tokio runtime that it was made in has none; build the runtime with \
                         `enable_all`";

/// Tokio's clock and its `sleep`. A test that pauses Tokio's clock pauses this one.
#[derive(Debug, Clone, Copy, Default)]
pub struct TokioTimer;

/// The origin lies before the program's start where the platform has such a time, because a paused clock stands at the
/// time at which it was paused.
fn origin() -> Instant {
    static ORIGIN: OnceLock<Instant> = OnceLock::new();
    *ORIGIN.get_or_init(|| {
        let now = Instant::now();
        now.checked_sub(Duration::from_secs(3600)).unwrap_or(now)
    })
}

impl Timer for TokioTimer {
    fn now(&self) -> Duration {
        tokio::time::Instant::now().into_std().saturating_duration_since(origin())
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(duration))
    }

    fn check(&self) -> Result<(), Box<dyn Error + Send + Sync>> {
        let runtime = Handle::try_current().map_err(|_| NO_RUNTIME)?.id();
        if WITH_TIMERS.get() == Some(runtime) {
            return Ok(());
        }
        // Tokio reports that a runtime has no timers only by a panic. Where panics abort, the first `sleep` would do the
        // same.
        catch_unwind(|| drop(tokio::time::sleep(Duration::ZERO))).map_err(|_| NO_TIMERS)?;
        WITH_TIMERS.set(Some(runtime));
        Ok(())
    }
}
