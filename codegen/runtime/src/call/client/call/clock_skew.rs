//! The clock that signatures carry the time of: the caller's, put right by that of the service.

use crate::call::client::config::TimeSource;
use crate::wire::time::DateTime;
use bytes::Bytes;
use http::Response;
use http::header::DATE;
use std::sync::atomic::AtomicI64;
use std::sync::atomic::Ordering::Relaxed;

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

    /// Learns from a reply that refuses a signature of the time `signed`. Whether that was wrong, so that a
    /// signature with the time that the clock shows now may be taken.
    pub fn learn(&self, reply: &Response<Bytes>, code: &str, signed: DateTime, clock: &dyn TimeSource) -> bool {
        let suspicious = CLOCK_CODES.contains(&code) || SIGNATURE_CODES.contains(&code);
        if !reply.status().is_client_error() || !suspicious {
            return false;
        }
        let date = reply.headers().get(DATE).and_then(|date| DateTime::parse(date.to_str().ok()?).ok());
        let Some(date) = date else { return false };
        // Not with the clock now: another call may have put it right since.
        let wrong = date.secs().abs_diff(signed.secs()) > TOLERATED;
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

    fn reply(status: u16) -> Response<Bytes> {
        let reply = Response::builder().status(status).header(DATE, "Sun, 06 Nov 1994 08:49:37 GMT");
        reply.body(Bytes::new()).unwrap()
    }

    /// Of a signature by the clock as it is now.
    fn learn(skew: &ClockSkew, status: u16, code: &str, clock: DateTime) -> bool {
        skew.learn(&reply(status), code, skew.now(&clock), &clock)
    }

    #[test]
    fn the_services_clock_counts() {
        let skew = ClockSkew::default();
        let slow = DateTime::from_secs(THEN.secs() - 3600);
        assert_eq!(skew.now(&slow), slow);
        assert!(learn(&skew, 403, "SignatureDoesNotMatch", slow));
        assert_eq!(skew.now(&slow), THEN);
        // Once put right, the clock is no reason any more, but for what was signed before.
        assert!(!learn(&skew, 403, "SignatureDoesNotMatch", slow));
        assert!(skew.learn(&reply(403), "SignatureDoesNotMatch", slow, &slow));
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
        let undated = Response::builder().status(403).body(Bytes::new()).unwrap();
        assert!(!skew.learn(&undated, "RequestExpired", slow, &slow));
        assert_eq!(skew.now(&slow), slow);
    }
}
