//! The retry quota of a client: a token bucket. Retries take tokens, successes return them.
//!
//! The numbers are those of the AWS SDKs: 500 tokens, 5 for a retry, 10 for a retry after a timeout, and
//! 1 back for a call that succeeds without a retry.

use crate::call::operation::RetryKind;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::Relaxed;

const CAPACITY: u32 = 500;
const RETRY: u32 = 5;
const RETRY_AFTER_TIMEOUT: u32 = 10;
const SUCCESS: u32 = 1;

/// The tokens that all calls of a client share.
#[derive(Debug)]
pub(crate) struct Quota(AtomicU32);

impl Quota {
    pub fn new() -> Self {
        Self(AtomicU32::new(CAPACITY))
    }

    fn take(&self, tokens: u32) -> bool {
        self.0.fetch_update(Relaxed, Relaxed, |left| left.checked_sub(tokens)).is_ok()
    }

    fn give_back(&self, tokens: u32) {
        // The closure always gives a value.
        let _ = self.0.fetch_update(Relaxed, Relaxed, |left| Some(left.saturating_add(tokens).min(CAPACITY)));
    }

    #[cfg(test)]
    pub fn left(&self) -> u32 {
        self.0.load(Relaxed)
    }
}

/// The tokens that one call has taken for its last retry. They go back on drop, unless the call has failed:
/// a call that is cancelled returns them.
#[derive(Debug)]
pub(crate) struct QuotaLease<'a> {
    quota: &'a Quota,
    last: u32,
}

impl<'a> QuotaLease<'a> {
    pub fn new(quota: &'a Quota) -> Self {
        Self { quota, last: 0 }
    }

    /// Takes the tokens for a retry. Returns whether there were enough.
    pub fn take(&mut self, kind: RetryKind, timed_out: bool) -> bool {
        let tokens = if timed_out && kind == RetryKind::Transient { RETRY_AFTER_TIMEOUT } else { RETRY };
        let enough = self.quota.take(tokens);
        if enough {
            self.last = tokens;
        }
        enough
    }

    pub fn succeeded(&mut self) {
        self.last = self.last.max(SUCCESS);
    }

    pub fn failed(&mut self) {
        self.last = 0;
    }
}

impl Drop for QuotaLease<'_> {
    fn drop(&mut self) {
        self.quota.give_back(self.last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retries_take_tokens_and_successes_return_them() {
        let quota = Quota::new();
        let mut call = QuotaLease::new(&quota);
        assert!(call.take(RetryKind::Throttling, false) && call.take(RetryKind::Transient, true));
        assert_eq!(quota.left(), 485);
        call.succeeded();
        drop(call);
        assert_eq!(quota.left(), 495);
        QuotaLease::new(&quota).succeeded();
        assert_eq!(quota.left(), 496);
    }

    #[test]
    fn failures_keep_their_tokens_and_dropped_calls_return_them() {
        let quota = Quota::new();
        let mut call = QuotaLease::new(&quota);
        assert!(call.take(RetryKind::Transient, false));
        call.failed();
        drop(call);
        assert_eq!(quota.left(), 495);
        let mut call = QuotaLease::new(&quota);
        assert!(call.take(RetryKind::Transient, false));
        drop(call);
        assert_eq!(quota.left(), 495);
    }

    #[test]
    fn an_empty_quota_gives_nothing() {
        let quota = Quota::new();
        let spent = (0..1000).filter(|_| quota.take(RETRY)).count();
        assert_eq!((spent, quota.left()), (100, 0));
        let mut call = QuotaLease::new(&quota);
        assert!(!call.take(RetryKind::Transient, false));
        for _ in 0..1000 {
            QuotaLease::new(&quota).succeeded();
        }
        assert_eq!(quota.left(), CAPACITY);
    }
}
