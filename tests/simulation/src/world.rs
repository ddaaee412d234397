//! A world: its clock, its books and its trace, shared by all that is in it.

use crate::books::{Books, CallId};
use crate::clock::{Clock, true_time};
use crate::random::Random;
use crate::setting::Weather;
use crate::trace::Trace;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// What random choices are for.
#[derive(Debug, Clone, Copy)]
pub enum Purpose {
    Weather = 1,
    Order,
    Setting,
    Program,
    Script,
    Credentials,
    Content,
    Runtime,
    Losses,
}

/// A handle of the world.
#[derive(Debug, Clone)]
pub struct World {
    pub seed: u64,
    pub clock: Clock,
    pub weather: Weather,
    trace: Trace,
    books: Arc<Mutex<Books>>,
}

impl World {
    /// The world of a seed, before anything happens.
    #[must_use]
    pub fn new(seed: u64, trace: Trace) -> Self {
        let weather = Weather::draw(&mut Random::of(seed, &[Purpose::Weather as u64]));
        Self { seed, clock: Clock::default(), weather, trace, books: Arc::new(Mutex::new(Books::new(weather))) }
    }

    /// The choices for a purpose, for something that has a number there.
    #[must_use]
    pub fn random(&self, purpose: Purpose, numbers: [usize; 2]) -> Random {
        Random::of(self.seed, &[purpose as u64, numbers[0] as u64, numbers[1] as u64])
    }

    /// The books. They are never held while anything waits.
    pub fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a line to the trace.
    pub fn say(&self, line: impl FnOnce() -> String) {
        self.trace.say(self.clock.now(), line);
    }

    /// Sleeps.
    pub async fn sleep(&self, time: Duration) {
        if time > Duration::ZERO {
            self.clock.sleep(time).await;
        }
    }

    /// The true time in seconds, as the service and the source of credentials know it.
    #[must_use]
    pub fn true_time(&self) -> i64 {
        true_time(self.clock.now())
    }

    /// Makes a call the one that goes on, until the guard is dropped.
    #[must_use]
    pub fn enter(&self, call: CallId) -> Entered {
        let before = self.books().current.replace(call);
        Entered { world: self.clone(), before }
    }

    /// The call that goes on.
    #[must_use]
    pub fn current(&self) -> Option<CallId> {
        self.books().current
    }
}

/// While it lives, what happens belongs to one call.
#[derive(Debug)]
pub struct Entered {
    world: World,
    before: Option<CallId>,
}

impl Drop for Entered {
    fn drop(&mut self) {
        self.world.books().current = self.before;
    }
}
