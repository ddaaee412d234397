//! Whether a failed call may be retried, by the conditions of botocore's standard mode.

#[cfg(feature = "client")]
use super::crowded::Crowded;
use super::failure::Failure;
use super::kind::ErrorKind;
use crate::call::exception::RetryKind;

const TRANSIENT_STATUSES: &[u16] = &[500, 502, 503, 504];
const TOO_MANY_REQUESTS: u16 = 429;
const TRANSIENT_CODES: &[&str] = &["RequestTimeout", "RequestTimeoutException", "PriorRequestNotComplete"];
const THROTTLING_CODES: &[&str] = &[
    "Throttling",
    "ThrottlingException",
    "ThrottledException",
    "RequestThrottledException",
    "TooManyRequestsException",
    "ProvisionedThroughputExceededException",
    "TransactionInProgressException",
    "RequestLimitExceeded",
    "BandwidthLimitExceeded",
    "LimitExceededException",
    "RequestThrottled",
    "SlowDown",
    "EC2ThrottledException",
];

impl Failure {
    /// The reason why a retry of the call may succeed; `None` if it will not.
    pub fn retry_kind(&self) -> Option<RetryKind> {
        match self.kind() {
            // Another attempt would only stand in the same queue again, at its end.
            #[cfg(feature = "client")]
            ErrorKind::Timeout if self.find_cause::<Crowded>().is_some() => None,
            ErrorKind::Transport | ErrorKind::Timeout | ErrorKind::Body => Some(RetryKind::Transient),
            ErrorKind::Service => self.modelled().or_else(|| self.by_code()).or_else(|| self.by_status()),
            _ => None,
        }
    }

    fn modelled(&self) -> Option<RetryKind> {
        self.exception()?.retry()
    }

    fn by_code(&self) -> Option<RetryKind> {
        let code = self.code()?;
        if THROTTLING_CODES.contains(&code) {
            Some(RetryKind::Throttling)
        } else {
            TRANSIENT_CODES.contains(&code).then_some(RetryKind::Transient)
        }
    }

    fn by_status(&self) -> Option<RetryKind> {
        let status = self.status()?.as_u16();
        if status == TOO_MANY_REQUESTS && self.exception().is_none() {
            Some(RetryKind::Throttling)
        } else {
            TRANSIENT_STATUSES.contains(&status).then_some(RetryKind::Transient)
        }
    }
}
