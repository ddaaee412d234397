//! Credentials kept until they expire.

use super::{Credentials, CredentialsError, ProvideCredentials};
use crate::wire::time::DateTime;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Seconds before they expire at which credentials are renewed.
const MARGIN: i64 = 5 * 60;
/// Seconds for which credentials without expiry are kept: long enough to be cheap, short enough to
/// notice a key that was replaced.
const KEPT: i64 = 15 * 60;
/// Seconds between attempts to renew credentials that still serve.
const PAUSE: i64 = 30;

/// A provider that is asked once for all calls, and again shortly before the credentials expire.
#[derive(Debug)]
pub(crate) struct CachedCredentials {
    provider: Arc<dyn ProvideCredentials>,
    // Never held while anything is awaited.
    state: Mutex<State>,
    /// Held by the call that asks the provider. It falls free when that call is dropped.
    turn: tokio::sync::Mutex<()>,
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
    renew_at: DateTime,
}

impl CachedCredentials {
    pub fn new(provider: Arc<dyn ProvideCredentials>) -> Self {
        Self { provider, state: Mutex::default(), turn: tokio::sync::Mutex::default() }
    }

    /// The credentials. One call at a time renews them: the others go on with those at hand, or wait when these have
    /// expired. When they cannot be renewed, those at hand serve until they expire.
    pub async fn get(&self, now: DateTime) -> Result<Credentials, CredentialsError> {
        let (usable, failures) = match self.state().look(now) {
            Found::Fresh(credentials) => return Ok(credentials),
            Found::Due { usable, failures } => (usable, failures),
        };
        let _turn = match usable {
            Some(usable) => match self.turn.try_lock() {
                Ok(turn) => turn,
                Err(_) => return Ok(usable),
            },
            None => self.turn.lock().await,
        };
        // Another call may have been served, or failed, while this one waited.
        if let Some(outcome) = self.state().since(now, failures) {
            return outcome;
        }
        let provided = self.provider.provide().await;
        self.state().take(provided, now)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is at hand.
enum Found {
    /// Credentials that need no renewal.
    Fresh(Credentials),
    /// They should be renewed; until then, some may still serve.
    Due { usable: Option<Credentials>, failures: u64 },
}

impl State {
    fn look(&self, now: DateTime) -> Found {
        match &self.cached {
            Some(cached) if now < cached.renew_at => Found::Fresh(cached.credentials.clone()),
            _ => Found::Due { usable: self.usable(now), failures: self.failures },
        }
    }

    /// The credentials at hand, unless they have expired.
    fn usable(&self, now: DateTime) -> Option<Credentials> {
        let expired = self.expiry().is_some_and(|expiry| expiry <= now);
        self.cached.as_ref().filter(|_| !expired).map(|cached| cached.credentials.clone())
    }

    fn expiry(&self) -> Option<DateTime> {
        self.cached.as_ref()?.credentials.expires_at()
    }

    /// What another call has found out since there were so many failures.
    fn since(&self, now: DateTime, failures: u64) -> Option<Result<Credentials, CredentialsError>> {
        match (self.look(now), &self.last_failure) {
            (Found::Fresh(credentials), _) => Some(Ok(credentials)),
            (Found::Due { usable: None, failures: more }, Some(failure)) if more > failures => {
                Some(Err(failure.clone()))
            }
            (Found::Due { .. }, _) => None,
        }
    }

    /// Keeps what the provider gave.
    fn take(
        &mut self,
        provided: Result<Credentials, CredentialsError>,
        now: DateTime,
    ) -> Result<Credentials, CredentialsError> {
        let problem = match provided {
            Ok(credentials) => match credentials.expires_at().filter(|expiry| *expiry <= now) {
                None => {
                    let renew_at = renew_at(&credentials, now);
                    self.cached = Some(Cached { credentials: credentials.clone(), renew_at });
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
        if let (Some(usable), Some(cached)) = (self.usable(now), &mut self.cached) {
            tracing::warn!(error = %problem, "credentials could not be renewed; those at hand serve as long as they are valid");
            cached.renew_at = pause(&usable, now);
            return Ok(usable);
        }
        self.failures += 1;
        self.last_failure = Some(problem.clone());
        Err(problem)
    }
}

/// Some time before they expire; a pause from now where that is past, for a source may have no newer ones yet.
fn renew_at(credentials: &Credentials, now: DateTime) -> DateTime {
    match credentials.expires_at() {
        Some(expiry) => later(expiry, -MARGIN).max(pause(credentials, now)),
        None => later(now, KEPT),
    }
}

/// When to try again, while the credentials serve.
fn pause(credentials: &Credentials, now: DateTime) -> DateTime {
    let then = later(now, PAUSE);
    credentials.expires_at().map_or(then, |expiry| then.min(expiry))
}

fn later(time: DateTime, seconds: i64) -> DateTime {
    DateTime::from_secs(time.secs().saturating_add(seconds))
}

#[cfg(test)]
mod tests;
