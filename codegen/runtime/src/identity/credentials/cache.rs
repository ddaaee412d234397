//! A cache: keeps credentials until shortly before they expire.

use super::{Credentials, CredentialsError, ProvideCredentials};
use crate::io::semaphore::Semaphore;
use crate::io::timer::{Timer, until};
use crate::wire::time::DateTime;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Credentials are renewed this many seconds before they expire.
const MARGIN: i64 = 5 * 60;
/// Credentials that do not expire are kept for this many seconds: long enough to be cheap, short enough to
/// notice a replaced key.
const KEPT: i64 = 15 * 60;
/// The seconds between attempts to renew credentials that are still valid.
const PAUSE: i64 = 30;

/// A provider's credentials, shared by all that ask for them, such as the calls of a client.
#[derive(Debug)]
pub struct CachedCredentials {
    provider: Arc<dyn ProvideCredentials>,
    // Never held across an await.
    state: Mutex<State>,
    /// Its one permit is held by the call that renews the credentials, and comes back if that call is dropped.
    renewal: Arc<Semaphore>,
}

#[derive(Debug, Default)]
struct State {
    cached: Option<Cached>,
    failures: u64,
    last_failure: Option<CredentialsError>,
}

#[derive(Debug)]
struct Cached {
    credentials: Credentials,
    /// The time by the local clock at which the provider gave them.
    provided_at: DateTime,
    /// The time by the local clock at which the provider was asked last.
    asked_at: DateTime,
}

/// The current time by the local clock and by the service's, as far as that is known. Either may be wrong.
///
/// So credentials are renewed once either clock says so, and have expired once both do: neither a slow clock here nor a reply
/// with an odd date can end a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clocks {
    /// The time here.
    pub local: DateTime,
    /// The time that the service told last.
    pub service: DateTime,
}

impl CachedCredentials {
    /// A cache of what this provider gives.
    pub fn new(provider: Arc<dyn ProvideCredentials>) -> Self {
        Self { provider, state: Mutex::default(), renewal: Semaphore::new(1) }
    }

    /// Returns the credentials. One call at a time renews them; meanwhile other calls use the cached ones, or
    /// wait if those have expired. If they cannot be renewed within the limit, the cached ones are used until they expire.
    ///
    /// `left` is the time until the caller gives up. Renewing credentials that are still valid takes at most half of it, which
    /// leaves time for the request.
    ///
    /// `now` is asked again after each wait, which may have taken longer than credentials last.
    ///
    /// # Errors
    /// Returns an error if there are no credentials, or only some that have expired and cannot be renewed in time.
    pub async fn get(
        &self,
        now: &(dyn Fn() -> Clocks + Sync),
        timer: &dyn Timer,
        limit: Option<Duration>,
        left: Option<Duration>,
    ) -> Result<Credentials, CredentialsError> {
        let (usable, failures) = match self.state().look(now()) {
            Found::Fresh(credentials) => return Ok(credentials),
            Found::Due { usable, failures } => (usable, failures),
        };
        let half = usable.as_ref().and(left).map(|left| left / 2);
        let half = half.filter(|half| limit.is_none_or(|limit| *half < limit));
        let deadline = half.or(limit).and_then(|wait| timer.now().checked_add(wait));
        let late = || {
            let source = self.awaited();
            let source = source.as_deref().unwrap_or("their source");
            Err(match half {
                Some(half) => CredentialsError::late_for_caller(source, half),
                None => CredentialsError::late(source, limit.unwrap_or_default()),
            })
        };
        let _renewal = match usable {
            Some(usable) => match self.renewal.try_acquire() {
                Some(renewal) => renewal,
                None => return Ok(usable),
            },
            None => match until(timer, deadline, pin!(self.renewal.acquire())).await {
                Some(renewal) => renewal,
                None => return late(),
            },
        };
        // Another call may have renewed them, or failed to, while this one waited.
        if let Some(outcome) = self.state().since(now(), failures) {
            return outcome;
        }
        self.state().begin_pause(now());
        let provided = until(timer, deadline, pin!(self.provider.provide())).await.unwrap_or_else(late);
        self.state().take(provided, now())
    }

    /// What the provider waits for at the moment.
    pub fn awaited(&self) -> Option<String> {
        self.provider.awaited()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The cached credentials.
enum Found {
    /// They need no renewal.
    Fresh(Credentials),
    /// They need renewal. `usable` are those that have not expired.
    Due { usable: Option<Credentials>, failures: u64 },
}

impl State {
    fn look(&self, now: Clocks) -> Found {
        let usable = self.usable(now);
        match (usable, &self.cached) {
            (Some(credentials), Some(cached)) if !cached.is_due(now) => Found::Fresh(credentials),
            (usable, _) => Found::Due { usable, failures: self.failures },
        }
    }

    /// The cached credentials, unless they have expired.
    fn usable(&self, now: Clocks) -> Option<Credentials> {
        let cached = self.cached.as_ref().filter(|cached| !have_expired(&cached.credentials, now));
        cached.map(|cached| cached.credentials.clone())
    }

    fn expiry(&self) -> Option<DateTime> {
        self.cached.as_ref()?.credentials.expires_at()
    }

    /// The outcome that another call has recorded since failure number `failures`.
    fn since(&self, now: Clocks, failures: u64) -> Option<Result<Credentials, CredentialsError>> {
        match (self.look(now), &self.last_failure) {
            (Found::Fresh(credentials), _) => Some(Ok(credentials)),
            (Found::Due { usable: None, failures: more }, Some(failure)) if more > failures => {
                Some(Err(failure.clone()))
            }
            (Found::Due { .. }, _) => None,
        }
    }

    /// Puts off the next request to the provider. A renewal does so when it begins, because its call may be dropped, and
    /// then each next call would wait for a provider that hangs.
    fn begin_pause(&mut self, now: Clocks) {
        if let Some(cached) = &mut self.cached {
            cached.asked_at = now.local;
        }
    }

    /// Caches the provider's credentials. After a failure it returns the cached ones as long as they are valid.
    fn take(
        &mut self,
        provided: Result<Credentials, CredentialsError>,
        now: Clocks,
    ) -> Result<Credentials, CredentialsError> {
        let problem = match provided {
            Ok(credentials) => match credentials.expires_at().filter(|_| have_expired(&credentials, now)) {
                None => {
                    let time = now.local;
                    self.cached = Some(Cached { credentials: credentials.clone(), provided_at: time, asked_at: time });
                    return Ok(credentials);
                }
                Some(expiry) => {
                    let problem = format!("the credentials expired at {expiry}, and their source has no newer ones");
                    CredentialsError::invalid(problem)
                }
            },
            Err(error) => match self.expiry() {
                Some(expiry) => error.within(&format!("the credentials expire at {expiry}, and could not be renewed")),
                None => error,
            },
        };
        // Also for those that have expired: a clock that is set right may make them valid again.
        self.begin_pause(now);
        if let Some(usable) = self.usable(now) {
            tracing::warn!(error = %problem, "credentials could not be renewed; those at hand serve as long as they are valid");
            return Ok(usable);
        }
        self.failures += 1;
        self.last_failure = Some(problem.clone());
        Err(problem)
    }
}

impl Cached {
    /// Whether to ask for newer ones. That is so after a pause at the earliest, because the source may not have any yet, or
    /// may fail again.
    fn is_due(&self, now: Clocks) -> bool {
        // A clock that is set back makes no wait longer.
        let is_within = |time: i64, since: DateTime| (0..time).contains(&now.local.secs().saturating_sub(since.secs()));
        let due = match self.credentials.expires_at() {
            Some(expiry) => later(expiry, -MARGIN) <= now.local.max(now.service),
            None => !is_within(KEPT, self.provided_at),
        };
        due && !is_within(PAUSE, self.asked_at)
    }
}

fn have_expired(credentials: &Credentials, now: Clocks) -> bool {
    credentials.expires_at().is_some_and(|expiry| expiry <= now.local.min(now.service))
}

fn later(time: DateTime, seconds: i64) -> DateTime {
    DateTime::from_secs(time.secs().saturating_add(seconds))
}

#[cfg(test)]
mod tests;
