//! The clock for signatures: the caller's, corrected by the difference to the service's.

use crate::call::client::config::TimeSource;
use crate::wire::time::DateTime;
use bytes::Bytes;
use http::Response;
use http::header::DATE;
use std::sync::atomic::AtomicI64;
use std::sync::atomic::Ordering::Relaxed;

/// Error codes that say that a signature's time is wrong.
const CLOCK_CODES: &[&str] = &["RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture"];
/// Error codes of a wrong signature, for which its time may be the reason.
const SIGNATURE_CODES: &[&str] = &["InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure"];
/// The difference of clocks in seconds that needs no correction. Services tolerate five minutes.
const TOLERATED: u64 = 4 * 60;

/// The number of seconds by which the service's clock is ahead of the caller's.
#[derive(Debug, Default)]
pub struct ClockSkew(AtomicI64);

impl ClockSkew {
    /// The current time by the service's clock.
    pub fn now(&self, clock: &dyn TimeSource) -> DateTime {
        let now = clock.now();
        match self.0.load(Relaxed) {
            0 => now,
            ahead => DateTime::from_secs(now.secs().saturating_add(ahead)),
        }
    }

    /// Learns the skew from an error reply to a request signed with the time `signed_at`. Returns whether
    /// that time was wrong, so that a new signature may be accepted.
    pub fn learn(&self, reply: &Response<Bytes>, code: &str, signed_at: DateTime, clock: &dyn TimeSource) -> bool {
        let suspicious = CLOCK_CODES.contains(&code) || SIGNATURE_CODES.contains(&code);
        if !reply.status().is_client_error() || !suspicious {
            return false;
        }
        let date = reply.headers().get(DATE).and_then(|date| DateTime::parse(date.to_str().ok()?).ok());
        let Some(date) = date else { return false };
        // Compared with the signature, not with the clock: another call may have corrected the skew since.
        let wrong = date.secs().abs_diff(signed_at.secs()) > TOLERATED;
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

    /// Learns from the reply to a request that is signed now.
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
        // Once the skew is corrected, only earlier signatures have a wrong time.
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
