//! The clock for signatures: the caller's, corrected by the difference to the service's.

use crate::call::client::config::TimeSource;
use crate::identity::credentials::Clocks;
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

/// The largest difference in seconds that is corrected. A larger one is more likely due to an odd reply, and by a clock that
/// is so wrong no certificate would be valid either.
const LARGEST: u64 = 24 * 60 * 60;

/// The number of seconds by which the service's clock is ahead of the caller's.
#[derive(Debug, Default)]
pub struct ClockSkew(AtomicI64);

/// What an error reply says about the time in a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing, or that it was right.
    Keep,
    /// It was wrong. The next signature has another time, and may be accepted.
    SignAgain,
    /// The clocks are too far apart to be corrected.
    TooFarApart,
}

impl ClockSkew {
    /// The current time by the caller's clock, and by the service's as far as it is known.
    pub fn now(&self, clock: &dyn TimeSource) -> Clocks {
        let local = clock.now();
        let service = match self.0.load(Relaxed) {
            0 => local,
            ahead => DateTime::from_secs(local.secs().saturating_add(ahead)),
        };
        Clocks { local, service }
    }

    /// Learns the skew from an error reply to a request signed with the time `signed_at`. A skew that such a reply does not
    /// confirm is forgotten, since it may be why the signature was refused.
    pub fn learn(&self, reply: &Response<Bytes>, code: &str, signed_at: DateTime, clock: &dyn TimeSource) -> Verdict {
        let suspicious = CLOCK_CODES.contains(&code) || SIGNATURE_CODES.contains(&code);
        if !reply.status().is_client_error() || !suspicious {
            return Verdict::Keep;
        }
        let date = reply.headers().get(DATE).and_then(|date| DateTime::parse(date.to_str().ok()?).ok());
        let Some(date) = date else { return self.forget(Verdict::Keep) };
        // The date is compared with the signature, not with the clock: another call may have corrected the skew since.
        if date.secs().abs_diff(signed_at.secs()) <= TOLERATED {
            return Verdict::Keep;
        }
        let ahead = date.secs().saturating_sub(clock.now().secs());
        let skew = match ahead.unsigned_abs() {
            ..=TOLERATED => 0,
            apart if apart <= LARGEST => ahead,
            _ => return self.forget(Verdict::TooFarApart),
        };
        self.0.store(skew, Relaxed);
        Verdict::SignAgain
    }

    /// Forgets the skew. Without one, the verdict is `otherwise`.
    fn forget(&self, otherwise: Verdict) -> Verdict {
        if self.0.swap(0, Relaxed) == 0 { otherwise } else { Verdict::SignAgain }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Sun, 06 Nov 1994 08:49:37 GMT
    const THEN: DateTime = DateTime::from_secs(784_111_777);
    const DAY: i64 = 24 * 60 * 60;

    fn reply(status: u16) -> Response<Bytes> {
        let reply = Response::builder().status(status).header(DATE, "Sun, 06 Nov 1994 08:49:37 GMT");
        reply.body(Bytes::new()).unwrap()
    }

    fn undated() -> Response<Bytes> {
        Response::builder().status(403).body(Bytes::new()).unwrap()
    }

    /// A clock that is so many seconds ahead of the service's.
    fn ahead(seconds: i64) -> DateTime {
        DateTime::from_secs(THEN.secs() + seconds)
    }

    fn service_time(skew: &ClockSkew, clock: DateTime) -> DateTime {
        skew.now(&clock).service
    }

    /// Learns from the reply to a request that is signed now.
    fn learn(skew: &ClockSkew, status: u16, code: &str, clock: DateTime) -> Verdict {
        skew.learn(&reply(status), code, service_time(skew, clock), &clock)
    }

    #[test]
    fn the_services_clock_counts() {
        let skew = ClockSkew::default();
        let slow = ahead(-3600);
        assert_eq!(skew.now(&slow), Clocks { local: slow, service: slow });
        assert_eq!(learn(&skew, 403, "SignatureDoesNotMatch", slow), Verdict::SignAgain);
        assert_eq!(skew.now(&slow), Clocks { local: slow, service: THEN });
        // Once the skew is corrected, only earlier signatures have a wrong time.
        assert_eq!(learn(&skew, 403, "SignatureDoesNotMatch", slow), Verdict::Keep);
        assert_eq!(skew.learn(&reply(403), "SignatureDoesNotMatch", slow, &slow), Verdict::SignAgain);
        // The clock has been set.
        assert_eq!(learn(&skew, 403, "RequestExpired", THEN), Verdict::SignAgain);
        assert_eq!(service_time(&skew, THEN), THEN);
    }

    #[test]
    fn only_refused_signatures_teach() {
        let skew = ClockSkew::default();
        let slow = ahead(-3600);
        assert_eq!(learn(&skew, 403, "AccessDeniedException", slow), Verdict::Keep);
        assert_eq!(learn(&skew, 500, "RequestExpired", slow), Verdict::Keep);
        assert_eq!(skew.learn(&undated(), "RequestExpired", slow, &slow), Verdict::Keep);
        assert_eq!(service_time(&skew, slow), slow);
    }

    #[test]
    fn what_the_service_tolerates_is_left_alone() {
        for (seconds, verdict) in [(240, Verdict::Keep), (241, Verdict::SignAgain)] {
            for seconds in [seconds, -seconds] {
                let skew = ClockSkew::default();
                assert_eq!(learn(&skew, 403, "RequestExpired", ahead(seconds)), verdict, "{seconds}");
                let expected = if verdict == Verdict::Keep { ahead(seconds) } else { THEN };
                assert_eq!(service_time(&skew, ahead(seconds)), expected, "{seconds}");
            }
        }
        // A signature that is older than the reply to its request does not mean that a clock is wrong.
        let skew = ClockSkew::default();
        assert_eq!(skew.learn(&reply(403), "RequestExpired", ahead(-900), &ahead(-240)), Verdict::SignAgain);
        assert_eq!(service_time(&skew, ahead(-240)), ahead(-240));
    }

    #[test]
    fn a_day_is_the_most_that_is_corrected() {
        for (seconds, verdict) in [(DAY, Verdict::SignAgain), (DAY + 1, Verdict::TooFarApart)] {
            for seconds in [seconds, -seconds] {
                let skew = ClockSkew::default();
                assert_eq!(learn(&skew, 403, "RequestExpired", ahead(seconds)), verdict, "{seconds}");
                let expected = if verdict == Verdict::SignAgain { THEN } else { ahead(seconds) };
                assert_eq!(service_time(&skew, ahead(seconds)), expected, "{seconds}");
            }
        }
    }

    #[test]
    fn a_skew_that_a_refusal_does_not_confirm_is_forgotten() {
        let skew = ClockSkew::default();
        let clock = ahead(-3600);
        learn(&skew, 403, "RequestExpired", clock);
        let signed_at = service_time(&skew, clock);
        assert_eq!(skew.learn(&undated(), "SignatureDoesNotMatch", signed_at, &clock), Verdict::SignAgain);
        assert_eq!(service_time(&skew, clock), clock);
        assert_eq!(skew.learn(&undated(), "SignatureDoesNotMatch", clock, &clock), Verdict::Keep);
        // So it is by a reply from another age.
        learn(&skew, 403, "RequestExpired", clock);
        let modern = ahead(7 * DAY);
        let signed_at = service_time(&skew, modern);
        assert_eq!(skew.learn(&reply(403), "RequestExpired", signed_at, &modern), Verdict::SignAgain);
        assert_eq!(service_time(&skew, modern), modern);
        assert_eq!(skew.learn(&reply(403), "RequestExpired", modern, &modern), Verdict::TooFarApart);
    }
}
