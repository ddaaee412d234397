//! The attempts of calls, as hooks and transport see them.

use super::call::Verdict;
use super::{Books, CallId, Failure, Kind, Outcome, Sent, Stage};
use crate::clock::true_time;
use crate::script::Says;
use std::time::Duration;

impl Books {
    /// The hook before signing. Only a call that has a permit gets there.
    pub fn is_made_ready(&mut self, id: CallId, attempt: u32, now: Duration) {
        let call = &mut self.calls[id];
        let (last, verdict, failed) = (call.attempt, call.verdict.take(), call.stage == Stage::Failed);
        let was_unseen = call.stage == Stage::Ready || attempt > last + 1;
        call.stage = Stage::Ready;
        if attempt != last {
            (call.free, call.taken) = (0, Duration::ZERO);
            call.attempt_from = if last == 0 { call.began } else { call.failed_at };
        }
        // What was read whole may have been acted upon.
        let is_read = |sent: &Sent| sent.is_whole && sent.outcome != Some(Outcome::Answered(Says::Status(417)));
        let is_doubled = attempt == last && call.kind == Kind::Publish && call.sends.last().is_some_and(is_read);
        (call.ready_at, call.gave_up) = (now, None);
        call.attempt = attempt;
        call.failures_seen = self.accounts[call.client].failures;
        let (client, most) = (call.client, call.limits.max_attempts);
        let is_next = attempt == last + u32::from(verdict != Some(Verdict::Free));
        if was_unseen {
            // An attempt has failed before it was sent.
            self.accounts[client].is_exact = false;
        } else {
            self.must(is_next, "attempts are numbered", || format!("call {id} goes from {last} to {attempt}"));
        }
        self.must(attempt <= most, "no more attempts than allowed", || format!("call {id} makes {attempt} of {most}"));
        self.must(!is_doubled, "what was read whole costs a retry", || {
            format!("call {id} sends again what was read whole in attempt {attempt}")
        });
        self.must(!failed || verdict != Some(Verdict::Final), "what is final is not repeated", || {
            format!("call {id} makes attempt {attempt}")
        });
    }

    /// The hook before a request is sent.
    pub fn is_transmitted(&mut self, id: CallId) {
        let call = &mut self.calls[id];
        call.stage = Stage::Sending;
        call.transmitted += 1;
        let client = call.client;
        let (held, most) = (self.holders(client, &[Stage::Sending]), self.accounts[client].setting.max_requests);
        self.must(held <= most, "requests in flight are bounded", || format!("client {client} has {held} of {most}"));
    }

    /// A request reaches the transport.
    pub fn is_sent(&mut self, id: CallId, now: Duration) {
        let call = &mut self.calls[id];
        call.sends.push(Sent::new(now));
        let (sends, client) = (call.sends.len(), call.client);
        let can_repeat = call.can_send_again();
        let is_late = call.deadline().is_some_and(|deadline| now > deadline);
        let is_early = call.transmitted > 1 && now < call.failed_at + call.must_wait;
        let is_over_attempt =
            sends == 1 && call.attempt == 1 && call.limits.attempt.is_some_and(|limit| now > call.began + limit);
        let account = &mut self.accounts[client];
        account.in_flight += 1;
        account.peak = account.peak.max(account.in_flight);
        self.must(can_repeat, "only what can be read again is sent again", || format!("call {id}"));
        self.must(!is_late, "no attempt after the deadline", || format!("call {id}, request {sends}"));
        self.must(!is_over_attempt, "no request after the attempt's timeout", || format!("call {id}, request {sends}"));
        self.must(!is_early, "the wait that a reply asks for is kept", || format!("call {id}, request {sends}"));
    }

    /// A piece of a request's body has been read.
    pub fn is_read(&mut self, id: CallId, piece: &[u8], now: Duration) {
        let call = &mut self.calls[id];
        let Some(sent) = call.sends.last_mut() else { return };
        sent.active = now;
        let start = usize::try_from(sent.read).unwrap_or(usize::MAX);
        sent.read += piece.len() as u64;
        let expected = if call.kind == Kind::Publish { Some(&call.content[..]) } else { call.body.as_deref() };
        let fits = expected.is_none_or(|whole| whole.get(start..start + piece.len()) == Some(piece));
        self.must(fits, "each attempt sends the same body", || format!("call {id} at byte {start}"));
    }

    /// A request's body has come to its end.
    pub fn is_read_whole(&mut self, id: CallId, body: Vec<u8>) {
        let call = &mut self.calls[id];
        let Some(sent) = call.sends.last_mut() else { return };
        sent.is_whole = true;
        let (read, length) = (sent.read, call.content.len() as u64);
        let is_whole = call.kind != Kind::Publish || read == length;
        let body = call.body.get_or_insert(body);
        let is_same = body.len() as u64 == read;
        self.must(is_whole && is_same, "bodies are sent whole", || format!("call {id}: {read} of {length} bytes"));
    }

    /// The service stores what it was sent, if it has read all of it.
    pub fn is_stored(&mut self, id: CallId) {
        let call = &mut self.calls[id];
        if call.kind == Kind::Publish && call.sends.last().is_some_and(|sent| sent.is_whole) {
            call.stores += 1;
        }
    }

    /// A byte of the reply has come.
    pub fn is_active(&mut self, id: CallId, send: usize, now: Duration) {
        if let Some(sent) = self.calls[id].sends.get_mut(send) {
            sent.active = now;
        }
    }

    /// The transport returns.
    pub fn is_answered(&mut self, id: CallId, outcome: Outcome, wait: Duration, now: Duration) {
        let call = &mut self.calls[id];
        call.must_wait = wait.min(call.limits.max_backoff);
        if let Some(sent) = call.sends.last_mut() {
            sent.outcome = Some(outcome);
            sent.date = if let Outcome::Answered(says) = outcome { says.date(true_time(now)) } else { None };
        }
    }

    /// The transport has returned, or its future was dropped.
    pub fn leaves_transport(&mut self, id: CallId) {
        let account = &mut self.accounts[self.calls[id].client];
        account.in_flight = account.in_flight.saturating_sub(1);
    }

    /// A reply's body came to its end, or broke off.
    pub fn body_ends(&mut self, id: CallId, send: usize, is_whole: bool) {
        if let Some(sent) = self.calls[id].sends.get_mut(send) {
            sent.body_ended.get_or_insert(is_whole);
        }
    }

    /// An attempt was cut short by the deadline of its call.
    fn is_out_of_time(&mut self, id: CallId, now: Duration) -> Verdict {
        let call = &mut self.calls[id];
        call.lease = 0;
        let is_so = call.deadline().is_some_and(|deadline| now >= deadline);
        self.must(is_so, "attempts are given their time", || format!("call {id} is not at its deadline"));
        Verdict::Final
    }

    /// The time for an attempt is up, as its error says.
    fn is_attempt_over(&mut self, id: CallId, now: Duration) {
        let call = &self.calls[id];
        let (from, limit) = (call.attempt_from, call.limits.attempt);
        let is_so = limit.is_some_and(|limit| now >= from + limit);
        self.must(is_so, "attempts are given their time", || format!("call {id} has had {limit:?} since {from:?}"));
    }

    /// The hook after an attempt.
    pub fn is_observed(&mut self, id: CallId, attempt: u32, failure: Option<Failure>, now: Duration) {
        let call = &mut self.calls[id];
        call.observed += 1;
        call.taken += now.saturating_sub(call.ready_at);
        let (was_sending, last) = (call.stage == Stage::Sending, call.attempt);
        let sent = call.sends.last().map(|sent| (sent.outcome, sent.retry(failure != Some(Failure::Other))));
        self.must(was_sending && attempt == last, "hooks are paired", || {
            format!("call {id} shows the outcome of attempt {attempt}, but {last} was sent last")
        });
        let Some((outcome, retry)) = sent else {
            self.violated("hooks are paired", format!("call {id} shows an outcome, but sent nothing"));
            return;
        };
        let Some(failure) = failure else {
            let is_success = matches!(outcome, Some(Outcome::Answered(says)) if says.is_success());
            self.must(is_success, "only good replies are successes", || format!("call {id}: {outcome:?}"));
            self.calls[id].stage = Stage::Over;
            self.succeeded(id);
            self.body_opens(id);
            return;
        };
        match failure {
            Failure::AttemptOver => self.is_attempt_over(id, now),
            Failure::Silent => self.is_silent(id, now),
            Failure::OutOfTime | Failure::TimedOut | Failure::Other => {}
        }
        let verdict = match failure {
            Failure::OutOfTime => self.is_out_of_time(id, now),
            _ => self.judge(id, retry, now),
        };
        let call = &mut self.calls[id];
        (call.stage, call.verdict, call.failed_at) = (Stage::Failed, Some(verdict), now);
        // A reply that did not come to its end in time says nothing, and what costs nothing does not wait.
        if failure != Failure::Other || verdict == Verdict::Free {
            call.must_wait = Duration::ZERO;
        }
    }
}
