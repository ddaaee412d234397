//! The source of a client's credentials: at times slow, silent, late or out of order.

use crate::random::Random;
use crate::world::{Purpose, World};
use codeartifact::config::{BoxFuture, Credentials, CredentialsError, ProvideCredentials, TimeSource};
use codeartifact::primitives::DateTime;
use std::future::pending;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Provides the credentials of a client.
#[derive(Debug)]
pub struct Provider {
    world: World,
    client: usize,
    asked: AtomicUsize,
}

/// Ends a look-up in the books, even one that is dropped.
struct Asking<'a>(&'a Provider);

impl Drop for Asking<'_> {
    fn drop(&mut self) {
        self.0.world.books().renewal_ends(self.0.client, self.0.world.clock.now());
    }
}

impl Provider {
    /// The provider of a client.
    #[must_use]
    pub fn new(world: World, client: usize) -> Self {
        Self { world, client, asked: AtomicUsize::new(0) }
    }

    async fn look_up(&self) -> Result<Credentials, CredentialsError> {
        let (world, client) = (&self.world, self.client);
        let asked = self.asked.fetch_add(1, Ordering::Relaxed);
        world.say(|| format!("client {client} asks for credentials, time {asked}"));
        world.books().renewal_begins(client, world.clock.now());
        let _asking = Asking(self);
        let answer = self.answer(asked).await;
        world.books().renewal_is_answered(client);
        answer
    }

    async fn answer(&self, asked: usize) -> Result<Credentials, CredentialsError> {
        let (world, client) = (&self.world, self.client);
        let mut random = world.random(Purpose::Credentials, [client, asked]);
        let has_fault = random.chance(world.weather.credential_faults) && !world.books().is_over;
        world.sleep(random.time(500)).await;
        let mut life = random.pick([Some(3600), Some(3600), Some(400), Some(310), None]);
        if has_fault {
            match random.below(6) {
                0 => world.sleep(random.time(90_000)).await,
                1 if self.is_bounded() => pending().await,
                2 => return Err(self.fail(&mut random, CredentialsError::invalid("the vault is closed")).await),
                3 => life = Some(-60),
                4 => life = Some(random.pick([1, 20, 100, 290])),
                _ => return Err(self.fail(&mut random, CredentialsError::absent("there is no vault")).await),
            }
        }
        let expiry = life.map(|life| world.true_time() + life);
        let number = world.books().issue(client, expiry, world.clock.now());
        world.say(|| format!("client {client} gets key {number}, which lasts for {life:?} s"));
        let key = format!("AKID{client}N{number}");
        let credentials = Credentials::new(key, format!("hush-key-{number}"));
        let credentials = credentials.with_session_token(format!("hush-token-{number}"));
        Ok(match expiry {
            Some(expiry) => credentials.with_expiry(DateTime::from_secs(expiry)),
            None => credentials,
        })
    }

    async fn fail(&self, random: &mut Random, error: CredentialsError) -> CredentialsError {
        if random.chance(50) {
            self.world.sleep(random.time(60_000)).await;
        }
        self.world.books().renewal_fails(self.client, self.world.clock.now());
        error
    }

    /// Whether the call that asks would not wait for ever.
    fn is_bounded(&self) -> bool {
        let books = self.world.books();
        books.current.is_some_and(|call| books.calls[call].limits.credentials.is_some())
    }
}

impl ProvideCredentials for Provider {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.look_up())
    }
}

/// The clock of a client, which may be wrong, and may be set.
#[derive(Debug)]
pub struct WorldTime(pub World);

impl TimeSource for WorldTime {
    fn now(&self) -> DateTime {
        let now = self.0.clock.now();
        let seconds = self.0.true_time() + self.0.weather.clock_ahead(now);
        DateTime::from_secs_and_nanos(seconds, now.subsec_nanos())
    }
}
