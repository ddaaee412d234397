//! The retry quota, kept a second time from what is seen at the hooks and the transport.

use super::account::CAPACITY;
use super::call::Verdict;
use super::{Books, CallId, Ending, Stage};
use crate::script::Retry;
use codeartifact::ErrorKind;
use std::time::Duration;

/// The tokens for a retry, for a retry after a timeout, and of a success without a retry.
const RETRY: u32 = 5;
const AFTER_TIMEOUT: u32 = 10;
const SUCCESS: u32 = 1;
/// How often a request is sent again free of charge in an attempt.
const MOST_FREE: u32 = 100;
/// Once the requests of an attempt have taken this long, only the first that is lost is sent again free of charge.
const LATE: Duration = Duration::from_secs(3);
/// With fewer tokens than this, books that are not exact do not know what the client will do.
const LOW: u32 = 100;

impl Books {
    /// What must follow the failure of an attempt. It takes the tokens for a retry.
    pub fn judge(&mut self, id: CallId, retry: Retry, now: Duration) -> Verdict {
        if self.is_free(id, retry) {
            self.calls[id].freed += 1;
            return Verdict::Free;
        }
        let cost = match retry {
            Retry::Never | Retry::Unannounced => None,
            Retry::Free | Retry::Failure => Some(RETRY),
            Retry::Timeout => Some(AFTER_TIMEOUT),
            Retry::NewSignature => self.correct_clock(id, now).then_some(RETRY),
        };
        let call = &mut self.calls[id];
        let account = &mut self.accounts[call.client];
        if cost.is_some() && !account.is_exact && account.tokens < LOW {
            return Verdict::Unknown;
        }
        let paid = cost.filter(|cost| call.attempt < call.limits.max_attempts && account.tokens >= *cost);
        call.lease = paid.unwrap_or_default();
        account.tokens -= call.lease;
        if paid.is_some() { Verdict::Again } else { Verdict::Final }
    }

    /// Whether a request is sent again free of charge.
    fn is_free(&mut self, id: CallId, retry: Retry) -> bool {
        let call = &mut self.calls[id];
        let expected = call.sends.last().is_some_and(|sent| sent.expects);
        match retry {
            Retry::Free if call.free < MOST_FREE && (call.free == 0 || call.taken <= LATE) => call.free += 1,
            Retry::Unannounced if expected => call.may_expect = false,
            _ => return false,
        }
        call.can_send_again()
    }

    /// A call has a successful reply.
    pub fn succeeded(&mut self, id: CallId) {
        let lease = self.calls[id].lease.max(SUCCESS);
        self.give_back(id, lease);
    }

    /// Notices an attempt that may have failed, for want of time, before the hooks saw its request.
    pub fn notice_unseen(&mut self, id: CallId, now: Duration) {
        let call = &self.calls[id];
        let is_late = call.limits.attempt.is_some_and(|limit| now >= call.began + limit);
        if is_late && matches!(call.stage, Stage::Begun | Stage::Ready) {
            self.accounts[call.client].is_exact = false;
        }
    }

    /// Settles what a call has taken.
    pub fn settle(&mut self, id: CallId, ending: &Ending) {
        let lease = self.calls[id].lease;
        match ending {
            Ending::Done => {}
            Ending::Dropped => self.give_back(id, lease),
            Ending::Failed(kind, sentence, _) => self.settle_failure(id, *kind, sentence),
        }
    }

    fn settle_failure(&mut self, id: CallId, kind: ErrorKind, sentence: &str) {
        let call = &self.calls[id];
        let (lease, verdict, deadline) = (call.lease, call.verdict, call.deadline());
        let has_no_time = deadline.is_some() && sentence.contains("would pass before");
        // A stream of which nothing was read is sent again, so the sentence has to tell.
        let has_no_body = !call.can_repeat && sentence.contains("can be read only once");
        // It may have been given up before the next attempt was sent.
        let may_end = !matches!(verdict, Some(Verdict::Again | Verdict::Free))
            || (deadline.is_some() && kind == ErrorKind::Timeout)
            || kind == ErrorKind::Credentials
            || self.waits_may_fail(id);
        match verdict {
            // Its retry does not take place, so what it has paid comes back.
            Some(Verdict::Again) if has_no_time || has_no_body => self.give_back(id, lease),
            _ if !may_end => self.violated("what may succeed is tried again", format!("call {id}: {sentence}")),
            _ => {}
        }
        self.calls[id].lease = 0;
    }

    /// Whether attempts may fail before the hooks see their requests.
    fn waits_may_fail(&mut self, id: CallId) -> bool {
        let call = &self.calls[id];
        let may = call.limits.attempt.is_some();
        self.accounts[call.client].is_exact &= !may;
        may
    }

    fn give_back(&mut self, id: CallId, tokens: u32) {
        let call = &mut self.calls[id];
        call.lease = 0;
        let account = &mut self.accounts[call.client];
        account.tokens = (account.tokens + tokens).min(CAPACITY);
    }
}
