//! The head of a request: what is in its headers must be so.

use super::{Books, CallId, Kind};
use codeartifact::config::TimeLeft;
use codeartifact::primitives::{ByteStream, DateTime};
use http::Request;
use std::time::Duration;

const SENT: &str = "requests say the truth";

impl Books {
    /// Checks the headers of a request.
    pub fn check_head(&mut self, id: CallId, request: &Request<ByteStream>, true_time: i64, now_by_timer: Duration) {
        let header = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let call = &mut self.calls[id];
        let invocation = header("amz-sdk-invocation-id");
        let is_same = call.invocation.get_or_insert_with(|| invocation.to_owned()) == invocation;
        let numbers = format!("attempt={}; max={}", call.attempt, call.limits.max_attempts);
        let length = call.content.len().to_string();
        let is_publish = call.kind == Kind::Publish;
        let hash = call.hash.clone().unwrap_or_default();
        self.must(is_same && !invocation.is_empty(), SENT, || format!("call {id} has the invocation {invocation}"));
        let found = header("amz-sdk-request");
        self.must(found == numbers, SENT, || format!("call {id} says {found}, not {numbers}"));
        let found = header("content-length");
        self.must(!is_publish || found == length, SENT, || format!("call {id} announces {found} of {length} bytes"));
        let found = header("x-amz-content-sha256");
        self.must(!is_publish || found == hash, SENT, || format!("call {id} has the hash {found}, not {hash}"));
        let (found, now) = (header("x-amz-date"), basic(true_time));
        let is_now = found == now || !self.weather.is_time_known();
        self.must(is_now, SENT, || format!("call {id} is signed at {found}, and it is {now}"));
        let left = request.extensions().get::<TimeLeft>().map_or(Duration::MAX, |left| left.0);
        let limits =
            [self.calls[id].limits.attempt, self.calls[id].deadline().map(|end| end.saturating_sub(now_by_timer))];
        let most = limits.into_iter().flatten().min();
        // An attempt may have waited before.
        let is_told = most.map_or(left == Duration::MAX, |most| left <= most && !left.is_zero());
        self.must(is_told, SENT, || format!("call {id} has {left:?} left of {most:?}"));
        let key = header("authorization").split_once("Credential=").map_or("", |(_, key)| key);
        let number = key.split('/').next().and_then(|key| key.rsplit('N').next()).unwrap_or_default();
        let found = header("x-amz-security-token");
        self.must(found == format!("hush-token-{number}"), SENT, || format!("call {id} has the token of another key"));
    }
}

/// A time as signatures have it: `20270115T080000Z`.
fn basic(secs: i64) -> String {
    let text = DateTime::from_secs(secs).to_string();
    text.chars().filter(|letter| !matches!(letter, '-' | ':')).collect()
}
