//! The executor of blocking clients: it polls one future on the calling thread, which sleeps in between.

use super::blocking::Inline;
use super::timer::Turn;
use std::pin::pin;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

/// Waits for a future of this crate on the calling thread, which may be any thread, also one of an async runtime.
///
/// Time passes by [`ThreadTimer`](super::timer::ThreadTimer) alone: a future that needs Tokio's timer panics or never ends.
///
/// ```
/// use botocore_runtime::ByteStream;
/// use botocore_runtime::blocking::wait;
///
/// let body = wait(ByteStream::from_path("Cargo.toml"))?;
/// # Ok::<(), botocore_runtime::body::FileError>(())
/// ```
pub fn wait<F: IntoFuture>(future: F) -> F::Output {
    let mut future = pin!(future.into_future());
    let signal = Arc::new(Signal::default());
    let waker = Waker::from(Arc::clone(&signal));
    let mut context = Context::from_waker(&waker);
    let _inline = Inline::brief();
    loop {
        let _turn = Turn::begin();
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        signal.wait();
    }
}

/// Whether the future was woken. Parking the thread would not do: what is polled may park it, too, and take the wake-up.
#[derive(Default)]
struct Signal {
    woken: Mutex<bool>,
    changed: Condvar,
}

impl Signal {
    /// Waits until the future is woken or the first of its sleeps is over.
    fn wait(&self) {
        let mut woken = self.woken.lock().unwrap_or_else(PoisonError::into_inner);
        while !*woken {
            let Some(left) = Turn::left() else { break };
            woken = self.changed.wait_timeout(woken, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        *woken = false;
    }
}

impl Wake for Signal {
    fn wake(self: Arc<Self>) {
        *self.woken.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.changed.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::wait;
    use crate::io::semaphore::Semaphore;
    use crate::io::test_bound::Bound;
    use crate::io::timer::{ThreadTimer, Timer, is_blocking, until};
    use std::future::pending;
    use std::pin::pin;
    use std::thread;
    use std::time::Duration;

    #[test]
    fn another_thread_wakes_the_future() {
        let _bound = Bound::begin();
        let semaphore = Semaphore::new(1);
        let held = semaphore.try_acquire();
        let acquiring = semaphore.acquire();
        let waiting = thread::spawn(move || drop(wait(acquiring)));
        drop(held);
        waiting.join().unwrap();
    }

    #[test]
    fn the_nearest_deadline_ends_the_wait() {
        let _bound = Bound::begin();
        let timer = ThreadTimer;
        let never = pin!(pending::<()>());
        let far = pin!(until(&timer, Some(Duration::MAX), never));
        let near = timer.now() + Duration::from_millis(5);
        assert_eq!(wait(until(&timer, Some(near), far)), None);
        assert!(timer.now() >= near);
    }

    #[test]
    fn what_is_polled_knows_its_executor() {
        assert!(!is_blocking());
        assert!(wait(async { is_blocking() }));
    }

    #[test]
    fn calls_nest() {
        let _bound = Bound::begin();
        let timer = ThreadTimer;
        wait(async {
            wait(timer.sleep(Duration::from_millis(1)));
            timer.sleep(Duration::from_millis(1)).await;
        });
    }
}
