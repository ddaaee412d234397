//! The fake's clock, which a test can set.

use crate::raw::{Signer, request, send_signed};
use crate::registry::{with, with_token};
use crate::start;
use std::time::{Duration, SystemTime};

const HOUR: u64 = 3600;

#[test]
fn tokens_expire_by_the_clock() {
    let (server, token) = with_token();
    let status = |ahead: u64| {
        server.set_time(SystemTime::now() + Duration::from_secs(ahead));
        with(&server, &token, "GET", "config.json", "")
    };
    assert_eq!(status(11 * HOUR).status, 200);
    let expired = status(13 * HOUR);
    assert_eq!((expired.status, expired.body["message"].as_str()), (401, Some("The authorization token has expired.")));
    assert_eq!(status(0).status, 200);
}

#[test]
fn requests_are_judged_by_the_clock_and_replies_tell_it() {
    let server = start();
    server.set_time(SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777));
    let send = |ahead: i64| {
        let signer = Signer { ahead, ..Signer::of(&server) };
        send_signed(&server, request(&server, "POST", "/v1/domains", "{}"), &signer)
    };
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("the clock is right").as_secs();
    let behind = 784_111_777 - i64::try_from(now).expect("it is before the end of time");
    let (early, late) = (send(0), send(behind));
    assert_eq!((early.status, late.status), (403, 200), "{early:?}");
    assert!(early.date.starts_with("Sun, 06 Nov 1994 08:49:"), "{early:?}");
    for end_of_time in
        [SystemTime::UNIX_EPOCH - Duration::from_secs(1), SystemTime::now() + Duration::from_secs(1 << 42)]
    {
        server.set_time(end_of_time);
        assert_eq!(send(0).status, 403);
    }
}
