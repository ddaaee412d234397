//! Whether and when a failed attempt is followed by another.
//!
//! The standard mode is that of the AWS SDKs and of botocore's `standard`: three attempts, exponential
//! backoff with full jitter, and a quota that all calls of a client share, so that a service in
//! trouble is not asked ever more often.

mod after;
mod quota;

use crate::call::operation::RetryKind;
pub(crate) use after::retry_after;
use http::StatusCode;
pub(crate) use quota::{Quota, Spending};
use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher;
use std::sync::Arc;
use std::time::Duration;

/// How calls are tried again; the [standard mode](Self::standard) by default.
#[derive(Debug, Clone)]
pub struct RetryConfig {
    mode: Mode,
    max_attempts: u32,
    initial_backoff: Duration,
    max_backoff: Duration,
}

#[derive(Debug, Clone)]
enum Mode {
    Standard,
    Custom(Arc<dyn RetryPolicy>),
}

/// Decides about retries in place of the standard mode.
///
/// ```
/// use botocore_runtime::client::{FailedAttempt, RetryPolicy};
/// use std::time::Duration;
///
/// /// The standard mode, and conflicts after two seconds.
/// #[derive(Debug)]
/// struct Conflicts;
///
/// impl RetryPolicy for Conflicts {
///     fn retry(&self, failure: &FailedAttempt<'_>) -> Option<Duration> {
///         match failure.code {
///             Some("ConflictException") => Some(Duration::from_secs(2)),
///             _ => failure.standard_delay(),
///         }
///     }
/// }
/// ```
pub trait RetryPolicy: fmt::Debug + Send + Sync {
    /// How long to wait before the next attempt; `None` when the failure is final.
    ///
    /// Bodies that cannot be sent again, the number of attempts that the configuration allows, and
    /// the timeout of the call as a whole limit what is done about it.
    fn retry(&self, failure: &FailedAttempt<'_>) -> Option<Duration>;
}

/// An attempt that failed.
#[derive(Debug)]
#[non_exhaustive]
pub struct FailedAttempt<'a> {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// Which attempt of the call it was, from 1.
    pub attempt: u32,
    /// Why another attempt may succeed, by the model and botocore's rules; `None` when it will not.
    pub kind: Option<RetryKind>,
    /// Whether the failure is that something took too long.
    pub timed_out: bool,
    /// The HTTP status, when there is a reply.
    pub status: Option<StatusCode>,
    /// The error code, when there is an error reply.
    pub code: Option<&'a str>,
    /// How long the reply asks to wait, by `x-amz-retry-after` or `Retry-After`.
    pub retry_after: Option<Duration>,
    /// The error.
    pub error: &'a (dyn std::error::Error + 'static),
}

impl FailedAttempt<'_> {
    /// How long the standard mode would wait before the next attempt, for policies that differ from it in some
    /// cases; `None` when it would not try again. It does not count attempts, and knows no quota.
    #[must_use]
    pub fn standard_delay(&self) -> Option<Duration> {
        self.kind.map(|_| RetryConfig::standard().backoff(self, random()))
    }
}

/// What follows a failed attempt.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    RetryAfter(Duration),
    /// The failure is final. The reason, where the failure itself is not reason enough.
    Stop(Option<&'static str>),
}

impl RetryConfig {
    /// Three attempts. What is transient or throttled is tried again after a random time below 1 s,
    /// then below 2 s, and so on up to 20 s. Where the reply says how long to wait, that counts when it
    /// is longer, up to 20 s too.
    #[must_use]
    pub const fn standard() -> Self {
        Self {
            mode: Mode::Standard,
            max_attempts: 3,
            initial_backoff: Duration::from_secs(1),
            max_backoff: Duration::from_secs(20),
        }
    }

    /// One attempt.
    #[must_use]
    pub const fn disabled() -> Self {
        Self::standard().with_max_attempts(1)
    }

    /// As the policy decides, three attempts at most unless [`with_max_attempts`](Self::with_max_attempts)
    /// says otherwise.
    pub fn custom(policy: impl RetryPolicy + 'static) -> Self {
        Self { mode: Mode::Custom(Arc::new(policy)), ..Self::standard() }
    }

    /// How often a call is attempted at most, the first attempt included. 0 is taken as 1.
    #[must_use]
    pub const fn with_max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = if attempts == 0 { 1 } else { attempts };
        self
    }

    /// The longest wait before the second attempt in the standard mode; it doubles with each further one.
    #[must_use]
    pub const fn with_initial_backoff(mut self, backoff: Duration) -> Self {
        self.initial_backoff = backoff;
        self
    }

    /// The longest wait before any attempt in the standard mode.
    #[must_use]
    pub const fn with_max_backoff(mut self, backoff: Duration) -> Self {
        self.max_backoff = backoff;
        self
    }

    /// How often a call is attempted at most, the first attempt included.
    #[must_use]
    pub const fn max_attempts(&self) -> u32 {
        self.max_attempts
    }

    /// Decides about a failure, and spends of the quota for a retry.
    pub(crate) fn decide(&self, failure: &FailedAttempt<'_>, spending: &mut Spending<'_>) -> Decision {
        if failure.attempt >= self.max_attempts {
            return Decision::Stop(None);
        }
        let kind = match (&self.mode, failure.kind) {
            (Mode::Custom(policy), _) => {
                return policy.retry(failure).map_or(Decision::Stop(None), Decision::RetryAfter);
            }
            (Mode::Standard, None) => return Decision::Stop(None),
            (Mode::Standard, Some(kind)) => kind,
        };
        if !spending.spend(kind, failure.timed_out) {
            return Decision::Stop(Some("too many calls of this client have failed of late"));
        }
        Decision::RetryAfter(self.backoff(failure, random()))
    }

    /// `random` is from 0 to 1.
    fn backoff(&self, failure: &FailedAttempt<'_>, random: f64) -> Duration {
        let doublings = failure.attempt.saturating_sub(1).min(64);
        let doubled = (0..doublings).fold(1.0, |factor: f64, _| factor * 2.0);
        let longest = (self.initial_backoff.as_secs_f64() * doubled).min(self.max_backoff.as_secs_f64());
        let backoff = Duration::try_from_secs_f64(longest * random).unwrap_or(self.max_backoff);
        backoff.max(failure.retry_after.unwrap_or_default().min(self.max_backoff))
    }
}

impl Default for RetryConfig {
    fn default() -> Self {
        Self::standard()
    }
}

/// From 0 to 1, by the randomness of the standard library's hash seeds.
#[expect(clippy::cast_precision_loss, reason = "53 bits are as many as the number has")]
fn random() -> f64 {
    (RandomState::new().hash_one(0_u8) >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests;
