//! What a world is like, and how its clients are configured.

use crate::executor::Manner;
use crate::random::Random;
use codeartifact::config::{RetryConfig, TimeoutConfig};
use std::time::Duration;

/// What holds for all of a world.
#[derive(Debug, Clone, Copy)]
pub struct Weather {
    pub manner: Manner,
    /// How many of 100 requests meet with a fault.
    pub faults: u64,
    /// How many of 100 look-ups of credentials meet with one.
    pub credential_faults: u64,
    /// How many of 100 calls are given up.
    pub drops: u64,
    /// The seconds by which the clients' clock is ahead of the true time at first.
    pub clock_ahead: i64,
    /// Whether the service gives wrong dates and complains of signatures' times.
    pub odd_dates: bool,
    /// How many of 100 calls meet with connections that have died, one after the other.
    pub losses: u64,
    /// The longest pause of a program before a call, in milliseconds.
    pub pause: u64,
    /// The second in which the clients' clock is set, and the seconds by which it is put forward then.
    pub clock_jump: Option<(u64, i64)>,
}

impl Weather {
    /// The weather of a seed.
    pub fn draw(random: &mut Random) -> Self {
        let odd = random.chance(20);
        Self {
            manner: Manner { is_busy: random.chance(15), polls_idly: random.chance(15) },
            faults: random.pick([0, 10, 30, 30, 60, 90]),
            credential_faults: random.pick([0, 0, 10, 40, 80]),
            drops: random.pick([0, 10, 30, 60]),
            clock_ahead: if odd { random.pick([0, -600, 600, -90_000, 90_000]) } else { 0 },
            odd_dates: odd,
            losses: if random.chance(5) { 4 } else { 0 },
            pause: random.pick([8000, 8000, 8000, 100_000]),
            clock_jump: random.chance(15).then(|| {
                let jumps = [-86_400, 86_400, -100_000, 100_000, -3600, 3600, -400, 400, -20, 20];
                (random.pick([2, 10, 30, 100]), random.pick(jumps))
            }),
        }
    }

    /// The seconds by which the clients' clock is ahead of the true time, this long after the world began.
    #[must_use]
    pub fn clock_ahead(&self, now: Duration) -> i64 {
        let jump = self.clock_jump.filter(|(at, _)| *at <= now.as_secs());
        self.clock_ahead + jump.map_or(0, |(_, by)| by)
    }

    /// Whether the clients' clock is right all the time.
    #[must_use]
    pub const fn has_right_clock(&self) -> bool {
        self.clock_ahead == 0 && self.clock_jump.is_none()
    }
}

/// The limits of a call.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub max_attempts: u32,
    pub initial_backoff: Duration,
    pub max_backoff: Duration,
    pub operation: Option<Duration>,
    pub attempt: Option<Duration>,
    pub read: Option<Duration>,
    pub credentials: Option<Duration>,
}

impl Limits {
    /// The limits of a client or a call.
    pub fn draw(random: &mut Random) -> Self {
        let seconds = |random: &mut Random, percent, most: u64| {
            let time = Duration::from_millis(500 + random.below(most * 1000));
            random.chance(percent).then_some(time)
        };
        Self {
            max_attempts: random.pick([1, 2, 3, 3, 3, 5]),
            initial_backoff: random.pick([Duration::ZERO, Duration::from_secs(1), Duration::from_secs(1)]),
            max_backoff: Duration::from_secs(random.pick([1, 5, 20])),
            operation: seconds(random, 35, 60),
            attempt: seconds(random, 35, 20),
            read: seconds(random, 60, 30),
            credentials: seconds(random, 80, 40),
        }
    }

    /// Limits under which nothing is cut short and nothing is repeated.
    #[must_use]
    pub const fn patient() -> Self {
        Self {
            max_attempts: 1,
            initial_backoff: Duration::ZERO,
            max_backoff: Duration::ZERO,
            operation: None,
            attempt: None,
            read: None,
            credentials: None,
        }
    }

    /// The client's retries.
    #[must_use]
    pub const fn retries(&self) -> RetryConfig {
        RetryConfig::standard()
            .with_max_attempts(self.max_attempts)
            .with_initial_backoff(self.initial_backoff)
            .with_max_backoff(self.max_backoff)
    }

    /// The client's timeouts.
    #[must_use]
    pub fn timeouts(&self) -> TimeoutConfig {
        TimeoutConfig::disabled()
            .to_builder()
            .operation_timeout(self.operation)
            .operation_attempt_timeout(self.attempt)
            .read_timeout(self.read)
            .credentials_timeout(self.credentials)
            .build()
    }
}

/// How a client is configured.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    pub limits: Limits,
    pub max_requests: usize,
    pub max_open_bodies: Option<usize>,
    /// The length from which bodies wait for the service's permission.
    pub expect_from: Option<u64>,
}

impl Setting {
    /// The setting of a client.
    pub fn draw(random: &mut Random) -> Self {
        let bodies = random.pick([1, 2, 3]);
        Self {
            limits: Limits::draw(random),
            max_requests: random.pick([1, 1, 2, 3, 100]),
            max_open_bodies: random.chance(30).then_some(bodies),
            expect_from: random.pick([Some(2 * 1024 * 1024), Some(2 * 1024 * 1024), Some(1000), Some(0), None]),
        }
    }
}
