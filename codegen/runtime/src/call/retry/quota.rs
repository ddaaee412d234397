//! The retry quota of a client: a token bucket that retries empty and successes fill.
//!
//! The figures are those of the AWS SDKs: 500 tokens, 5 for a retry, 10 for one after a timeout, and
//! one back for a call that needed none.

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

/// What one call has spent on its last retry. It goes back unless the call fails, so also when the
/// call is dropped.
#[derive(Debug)]
pub(crate) struct Spending<'a> {
    quota: &'a Quota,
    last: u32,
}

impl<'a> Spending<'a> {
    pub fn new(quota: &'a Quota) -> Self {
        Self { quota, last: 0 }
    }

    /// Whether there were enough tokens for a retry.
    pub fn spend(&mut self, kind: RetryKind, timed_out: bool) -> bool {
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

impl Drop for Spending<'_> {
    fn drop(&mut self) {
        self.quota.give_back(self.last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retries_spend_and_successes_give_back() {
        let quota = Quota::new();
        let mut call = Spending::new(&quota);
        assert!(call.spend(RetryKind::Throttling, false) && call.spend(RetryKind::Transient, true));
        assert_eq!(quota.left(), 485);
        call.succeeded();
        drop(call);
        assert_eq!(quota.left(), 495);
        Spending::new(&quota).succeeded();
        assert_eq!(quota.left(), 496);
    }

    #[test]
    fn failures_keep_what_they_spent_and_dropped_calls_do_not() {
        let quota = Quota::new();
        let mut call = Spending::new(&quota);
        assert!(call.spend(RetryKind::Transient, false));
        call.failed();
        drop(call);
        assert_eq!(quota.left(), 495);
        let mut call = Spending::new(&quota);
        assert!(call.spend(RetryKind::Transient, false));
        drop(call);
        assert_eq!(quota.left(), 495);
    }

    #[test]
    fn an_empty_quota_gives_nothing() {
        let quota = Quota::new();
        let spent = (0..1000).filter(|_| quota.take(RETRY)).count();
        assert_eq!((spent, quota.left()), (100, 0));
        let mut call = Spending::new(&quota);
        assert!(!call.spend(RetryKind::Transient, false));
        for _ in 0..1000 {
            Spending::new(&quota).succeeded();
        }
        assert_eq!(quota.left(), CAPACITY);
    }
}
