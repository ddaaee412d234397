//! Tokio's timer.

use super::Timer;
use crate::io::future::BoxFuture;
use std::error::Error;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

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
        Box::pin(async move { tokio::time::sleep(duration).await })
    }

    fn check(&self) -> Result<(), Box<dyn Error + Send + Sync>> {
        match tokio::runtime::Handle::try_current() {
            Ok(_) => Ok(()),
            Err(_) => {
                Err("a call needs a Tokio runtime, and was not made within one; call it from `#[tokio::main]`, or \
                           set the configuration's `timer` and `transport`"
                    .into())
            }
        }
    }
}
