//! How tests wait for what other tasks of their runtime do.

use crate::io::future::BoxFuture;
use crate::io::timer::{Timer, TokioTimer};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Waits for a future while the clock of the runtime is paused, and fails where the future would wait for ever.
pub async fn ended<T>(future: impl Future<Output = T>) -> T {
    let waited = tokio::time::timeout(Duration::from_secs(100 * 3600), future).await;
    waited.expect("nothing ends what the test waits for")
}

/// More turns than any task of a test needs.
const ENOUGH: usize = 10_000;

/// Lets the other tasks of a runtime with one thread run until something is so.
pub async fn until(mut is_so: impl FnMut() -> bool) {
    for _ in 0..ENOUGH {
        if is_so() {
            return;
        }
        tokio::task::yield_now().await;
    }
    panic!("the other tasks did not do what the test waits for");
}

/// The runtime's clock, for a call that could go on for ever without waiting, which no timeout of the runtime would end. It
/// fails once it has been looked at more often than any test needs.
#[derive(Debug, Default)]
pub struct Looked(AtomicUsize);

impl Timer for Looked {
    fn now(&self) -> Duration {
        assert!(self.0.fetch_add(1, Ordering::SeqCst) < ENOUGH, "nothing ends what the test waits for");
        TokioTimer.now()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        TokioTimer.sleep(duration)
    }
}
