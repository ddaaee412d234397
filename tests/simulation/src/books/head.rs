//! The head of a request: what is in its headers must be so.

use super::{Books, CallId, Kind};
use codeartifact::config::TimeLeft;
use codeartifact::primitives::{ByteStream, DateTime};
use http::Request;
use http::header::{AUTHORIZATION, EXPECT};
use std::time::Duration;

/// The length from which a stream waits for permission at the latest.
const STREAM_EXPECTS_FROM: u64 = 64 * 1024;
const SENT: &str = "requests say the truth";

impl Books {
    /// Checks the headers of a request.
    pub fn check_head(&mut self, id: CallId, request: &Request<ByteStream>, now: Duration) {
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
        let (found, signed_at) = (header("x-amz-date"), basic(self.calls[id].signed_at));
        self.must(found == signed_at, SENT, || format!("call {id} is signed at {found}, and it is {signed_at}"));
        self.check_announcement(id, request);
        let left = request.extensions().get::<TimeLeft>().map_or(Duration::MAX, |left| left.0);
        let limits = [self.calls[id].limits.attempt, self.calls[id].deadline().map(|end| end.saturating_sub(now))];
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

impl Books {
    /// Large bodies wait for the service's permission, until it says that it does not know how to ask for them.
    fn check_announcement(&mut self, id: CallId, request: &Request<ByteStream>) {
        let call = &self.calls[id];
        let from = self.accounts[call.client].setting.expect_from.filter(|_| call.may_expect);
        let most = if call.can_repeat { u64::MAX } else { STREAM_EXPECTS_FROM };
        let length = request.body().content_length().unwrap_or_default();
        let must_expect = from.is_some_and(|from| length >= from.clamp(1, most));
        let expects = request.headers().contains_key(EXPECT);
        if let Some(sent) = self.calls[id].sends.last_mut() {
            sent.expects = expects;
        }
        self.must(expects == must_expect, SENT, || format!("call {id} announces its {length} bytes: {expects}"));
        let signature = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let is_signed = signature.split(['=', ';', ',']).any(|name| name == EXPECT);
        self.must(!is_signed, SENT, || format!("call {id} signs the announcement of its body"));
    }
}

/// A time as signatures have it: `20270115T080000Z`.
fn basic(secs: i64) -> String {
    let text = DateTime::from_secs(secs).to_string();
    text.chars().filter(|letter| !matches!(letter, '-' | ':')).collect()
}
