//! The clock that signatures carry the time of: the caller's, put right by that of the service.

use super::TimeSource;
use crate::DateTime;
use http::header::DATE;
use http::{HeaderMap, StatusCode};
use std::sync::atomic::{AtomicI64, Ordering::Relaxed};

/// The codes by which services refuse a signature for its time.
const CLOCK_CODES: &[&str] = &["RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture"];
/// The codes that may have another reason.
const SIGNATURE_CODES: &[&str] = &["InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure"];
/// Seconds by which clocks may differ before a signature is refused for it; services grant five minutes.
const TOLERATED: u64 = 4 * 60;

/// How far the service's clock is ahead of the caller's, in seconds.
#[derive(Debug, Default)]
pub struct ClockSkew(AtomicI64);

impl ClockSkew {
    /// The service's time now.
    pub fn now(&self, clock: &dyn TimeSource) -> DateTime {
        let now = clock.now();
        match self.0.load(Relaxed) {
            0 => now,
            ahead => DateTime::from_secs(now.secs().saturating_add(ahead)),
        }
    }

    /// Learns from a reply that refuses a signature. Whether the clock went wrong, so that a signature
    /// with the time that it shows now may be taken.
    pub fn learn(&self, status: StatusCode, code: &str, headers: &HeaderMap, clock: &dyn TimeSource) -> bool {
        let suspicious = CLOCK_CODES.contains(&code) || SIGNATURE_CODES.contains(&code);
        if !status.is_client_error() || !suspicious {
            return false;
        }
        let date = headers.get(DATE).and_then(|date| DateTime::parse(date.to_str().ok()?).ok());
        let Some(date) = date else { return false };
        let wrong = date.secs().abs_diff(self.now(clock).secs()) > TOLERATED;
        if wrong {
            self.0.store(date.secs().saturating_sub(clock.now().secs()), Relaxed);
        }
        wrong
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Sun, 06 Nov 1994 08:49:37 GMT
    const THEN: DateTime = DateTime::from_secs(784_111_777);

    fn learn(skew: &ClockSkew, status: u16, code: &str, clock: DateTime) -> bool {
        let headers = [(DATE, "Sun, 06 Nov 1994 08:49:37 GMT".parse().unwrap())].into_iter().collect();
        skew.learn(status.try_into().unwrap(), code, &headers, &clock)
    }

    #[test]
    fn the_services_clock_counts() {
        let skew = ClockSkew::default();
        let slow = DateTime::from_secs(THEN.secs() - 3600);
        assert_eq!(skew.now(&slow), slow);
        assert!(learn(&skew, 403, "SignatureDoesNotMatch", slow));
        assert_eq!(skew.now(&slow), THEN);
        // Once put right, the clock is no reason any more.
        assert!(!learn(&skew, 403, "SignatureDoesNotMatch", slow));
        assert!(learn(&skew, 403, "RequestExpired", THEN));
        assert_eq!(skew.now(&THEN), THEN);
    }

    #[test]
    fn only_refused_signatures_teach() {
        let skew = ClockSkew::default();
        let slow = DateTime::from_secs(THEN.secs() - 3600);
        assert!(!learn(&skew, 403, "AccessDeniedException", slow));
        assert!(!learn(&skew, 500, "RequestExpired", slow));
        assert!(!learn(&skew, 403, "RequestExpired", DateTime::from_secs(THEN.secs() - 200)));
        assert!(!skew.learn(StatusCode::FORBIDDEN, "RequestExpired", &HeaderMap::new(), &slow));
        assert_eq!(skew.now(&slow), slow);
    }
}
