//! Virtual time: it stands still while anything can go on, then jumps to the next sleeper.

use codeartifact::runtime::future::BoxFuture;
use codeartifact::runtime::timer::Timer;
use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

/// The true time at which each world begins: Fri, 15 Jan 2027 08:00:00 GMT.
const EPOCH: i64 = 1_800_000_000;
/// Sleeps that end later than this never end.
const FOREVER: Duration = Duration::from_secs(1_000_000_000);

/// The true time in seconds, this long after a world began.
#[must_use]
pub fn true_time(now: Duration) -> i64 {
    EPOCH.saturating_add_unsigned(now.as_secs())
}

/// The clock of a world.
#[derive(Debug, Clone, Default)]
pub struct Clock(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    now: Duration,
    next_key: u64,
    sleepers: BTreeMap<(Duration, u64), Waker>,
}

impl Clock {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The time since the world began.
    #[must_use]
    pub fn now(&self) -> Duration {
        self.state().now
    }

    /// Sleeps for this time, from now on.
    #[must_use]
    pub fn sleep(&self, time: Duration) -> Sleep {
        Sleep { clock: self.clone(), end: self.now().saturating_add(time), key: None }
    }

    /// Lets time pass while the executor is busy.
    pub fn pass(&self, time: Duration) {
        let mut state = self.state();
        state.now = state.now.saturating_add(time);
    }

    /// Jumps to the end of the sleep that ends first. Returns whether there is one.
    #[must_use]
    pub fn jump(&self) -> bool {
        let mut state = self.state();
        let Some((&(end, _), _)) = state.sleepers.first_key_value() else { return false };
        state.now = state.now.max(end);
        true
    }

    /// Wakes whose sleep is over.
    pub fn wake(&self) {
        loop {
            let mut state = self.state();
            let now = state.now;
            let Some(first) = state.sleepers.first_entry().filter(|first| first.key().0 <= now) else { return };
            let waker = first.remove();
            drop(state);
            waker.wake();
        }
    }
}

impl Timer for Clock {
    fn now(&self) -> Duration {
        Self::now(self)
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        Box::pin(Self::sleep(self, time))
    }
}

/// A sleep. It is over once the clock shows its end.
#[derive(Debug)]
pub struct Sleep {
    clock: Clock,
    end: Duration,
    key: Option<(Duration, u64)>,
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let clock = self.clock.clone();
        let mut state = clock.state();
        if self.end <= state.now {
            return Poll::Ready(());
        }
        if self.end < FOREVER {
            let end = self.end;
            let key = *self.key.get_or_insert_with(|| {
                state.next_key += 1;
                (end, state.next_key)
            });
            state.sleepers.insert(key, context.waker().clone());
        }
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let Some(key) = &self.key {
            self.clock.state().sleepers.remove(key);
        }
    }
}
