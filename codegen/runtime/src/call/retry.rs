//! Retries: whether a failed attempt is repeated, and after what time.
//!
//! The standard mode is that of the AWS SDKs and of botocore: three attempts, exponential backoff with
//! full jitter, and a quota that all calls of a client share, so that retries do not overload a service
//! in trouble.

mod after;
mod quota;

use crate::call::operation::RetryKind;
use crate::wire::random;
pub(crate) use after::retry_after;
use http::StatusCode;
pub(crate) use quota::{Quota, QuotaLease};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// The retries of failed calls; by default the [standard mode](Self::standard).
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

/// Decides about retries, in place of the standard mode.
///
/// ```
/// use botocore_runtime::client::{FailedAttempt, RetryPolicy};
/// use std::time::Duration;
///
/// /// The standard mode; conflicts are retried after two seconds.
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
    /// Returns the time to wait before the next attempt, or `None` if the failure is final.
    ///
    /// There is no next attempt, whatever the policy returns, if the request's body cannot be sent again, if the call has used
    /// up [`RetryConfig::max_attempts`], or if the timeout of the whole call would pass first.
    fn retry(&self, failure: &FailedAttempt<'_>) -> Option<Duration>;
}

/// An attempt that failed.
#[derive(Debug)]
#[non_exhaustive]
pub struct FailedAttempt<'a> {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// The number of the attempt within its call, from 1.
    pub attempt: u32,
    /// Why another attempt may succeed, by the model and botocore's rules; `None` if it will not.
    pub kind: Option<RetryKind>,
    /// Whether the attempt failed because a timeout passed.
    pub timed_out: bool,
    /// The HTTP status, if there is a reply.
    pub status: Option<StatusCode>,
    /// The error code, if there is an error reply.
    pub code: Option<&'a str>,
    /// The time to wait that the reply asks for in `x-amz-retry-after` or `Retry-After`.
    pub retry_after: Option<Duration>,
    /// The error.
    pub error: &'a (dyn std::error::Error + 'static),
}

impl FailedAttempt<'_> {
    /// The time that the standard mode would wait before the next attempt, or `None` if it would not retry.
    /// It considers neither the number of attempts nor the quota.
    #[must_use]
    pub fn standard_delay(&self) -> Option<Duration> {
        self.kind.map(|_| RetryConfig::standard().backoff(self, random::fraction()))
    }
}

/// The decision about a failed attempt.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    RetryAfter(Duration),
    /// The failure is final. Holds the reason if the failure by itself would have been retried.
    Stop(Option<&'static str>),
}

impl RetryConfig {
    /// Three attempts. Transient failures and throttling are retried after a random time below 1 s, then
    /// below 2 s, doubling up to 20 s. If the reply asks for a longer wait, the wait is that long, again
    /// up to 20 s.
    #[must_use]
    pub const fn standard() -> Self {
        Self {
            mode: Mode::Standard,
            max_attempts: 3,
            initial_backoff: Duration::from_secs(1),
            max_backoff: Duration::from_secs(20),
        }
    }

    /// One attempt: failed calls are not retried.
    #[must_use]
    pub const fn disabled() -> Self {
        Self::standard().with_max_attempts(1)
    }

    /// Retries as the policy decides, with at most three attempts unless
    /// [`with_max_attempts`](Self::with_max_attempts) sets another number.
    pub fn custom(policy: impl RetryPolicy + 'static) -> Self {
        Self { mode: Mode::Custom(Arc::new(policy)), ..Self::standard() }
    }

    /// Sets the largest number of attempts of a call, including the first; 3 by default. 0 is taken as 1.
    #[must_use]
    pub const fn with_max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = if attempts == 0 { 1 } else { attempts };
        self
    }

    /// Sets the longest wait before the second attempt in the standard mode; 1 s by default. It doubles with
    /// each further attempt.
    #[must_use]
    pub const fn with_initial_backoff(mut self, backoff: Duration) -> Self {
        self.initial_backoff = backoff;
        self
    }

    /// Sets the longest wait before any attempt in the standard mode; 20 s by default.
    #[must_use]
    pub const fn with_max_backoff(mut self, backoff: Duration) -> Self {
        self.max_backoff = backoff;
        self
    }

    /// The largest number of attempts of a call, including the first.
    #[must_use]
    pub const fn max_attempts(&self) -> u32 {
        self.max_attempts
    }

    /// Decides about a failure. In the standard mode a retry takes tokens from the quota.
    pub(crate) fn decide(&self, failure: &FailedAttempt<'_>, lease: &mut QuotaLease<'_>) -> Decision {
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
        if !lease.take(kind, failure.timed_out) {
            return Decision::Stop(Some("too many calls of this client have failed of late"));
        }
        Decision::RetryAfter(self.backoff(failure, random::fraction()))
    }

    /// The wait before the next attempt. `random` is from 0 to 1.
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

#[cfg(test)]
mod tests;
