//! The timer of blocking clients.

use super::Timer;
use crate::io::future::BoxFuture;
use std::cell::Cell;
use std::future::poll_fn;
use std::sync::OnceLock;
use std::task::Poll;
use std::thread;
use std::time::{Duration, Instant};

thread_local! {
    /// When the first sleep is over that was polled in this turn; `None` where no executor polls.
    static NEAREST: Cell<Option<Duration>> = const { Cell::new(None) };

    /// When the first of those gives up who wait for what is polled; `MAX` if nobody does.
    static GIVEN_UP: Cell<Duration> = const { Cell::new(Duration::MAX) };
}

/// The system's clock. Its sleeps end the wait of the executor that polls them, [`wait`](crate::io::executor::wait); under
/// any other they block the thread.
#[derive(Debug, Clone, Copy, Default)]
pub struct ThreadTimer;

fn now() -> Duration {
    static ORIGIN: OnceLock<Instant> = OnceLock::new();
    ORIGIN.get_or_init(Instant::now).elapsed()
}

impl Timer for ThreadTimer {
    fn now(&self) -> Duration {
        now()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let end = now().saturating_add(duration);
        Box::pin(poll_fn(move |_| {
            let left = end.saturating_sub(now());
            match NEAREST.get() {
                _ if left.is_zero() => return Poll::Ready(()),
                Some(nearest) => NEAREST.set(Some(nearest.min(end))),
                None => {
                    thread::sleep(left);
                    return Poll::Ready(());
                }
            }
            Poll::Pending
        }))
    }
}

/// One poll of an executor on this thread, and the wait after it.
pub(crate) struct Turn {
    /// The sleep that an outer executor on this thread knows of.
    outer: Option<Duration>,
    /// Limits of an outer executor end no wait of this one.
    _limits: Patience,
}

impl Turn {
    pub fn begin() -> Self {
        Self { outer: NEAREST.replace(Some(Duration::MAX)), _limits: Patience::begin(Duration::MAX) }
    }

    /// Whether an executor polls on this thread.
    pub fn is_under_way() -> bool {
        NEAREST.get().is_some()
    }

    /// The time until the first sleep of this thread's turn is over; `None` once it is.
    pub fn left() -> Option<Duration> {
        let left = NEAREST.get().unwrap_or_default().saturating_sub(now());
        (!left.is_zero()).then_some(left)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        NEAREST.set(self.outer);
    }
}

/// The limit of a poll, which may block the thread: until it returns, nobody notices that a deadline has passed.
pub(crate) struct Patience {
    outer: Duration,
}

impl Patience {
    /// Limits what is polled until this is dropped, unless it is limited more tightly already.
    pub fn within(left: Duration) -> Self {
        Self::begin(GIVEN_UP.get().min(now().saturating_add(left)))
    }

    fn begin(given_up: Duration) -> Self {
        Self { outer: GIVEN_UP.replace(given_up) }
    }

    /// The time that is left for what is polled.
    pub fn left() -> Duration {
        match GIVEN_UP.get() {
            Duration::MAX => Duration::MAX,
            given_up => given_up.saturating_sub(now()),
        }
    }
}

impl Drop for Patience {
    fn drop(&mut self) {
        GIVEN_UP.set(self.outer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::task::{Context, Waker};

    const HOUR: Duration = Duration::from_secs(3600);

    #[test]
    fn a_turn_knows_its_first_sleep_and_leaves_the_outer_turn_as_it_was() {
        let poll = |duration| {
            let sleep = ThreadTimer.sleep(duration);
            std::pin::pin!(sleep).as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending()
        };
        assert!(!Turn::is_under_way());
        let outer = Turn::begin();
        assert!(poll(2 * HOUR) && poll(4 * HOUR));
        let inner = Turn::begin();
        assert!(Turn::is_under_way() && poll(8 * HOUR));
        assert!(Turn::left().is_some_and(|left| 4 * HOUR < left && left <= 8 * HOUR));
        drop(inner);
        assert!(Turn::left().is_some_and(|left| left <= 2 * HOUR));
        drop(outer);
        assert!(!Turn::is_under_way());
    }

    #[test]
    fn what_is_polled_may_take_the_least_that_anybody_waits() {
        let hour = Patience::within(HOUR);
        let longer = Patience::within(2 * HOUR);
        assert!(Patience::left() <= HOUR);
        drop(longer);
        let none = Patience::within(Duration::ZERO);
        assert_eq!(Patience::left(), Duration::ZERO);
        drop(none);
        assert!(Patience::left() > HOUR / 2);
        drop(hour);
        assert_eq!(Patience::left(), Duration::MAX);
    }
}
