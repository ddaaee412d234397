//! What must hold whenever nothing can go on before time does.

use super::{Books, Call, CallId, Kind, Outcome, Stage};
use std::time::Duration;

impl Books {
    /// Checks all calls that have not ended.
    pub fn check_idle(&mut self, now: Duration) {
        for id in 0..self.calls.len() {
            if self.calls[id].stage != Stage::Over {
                self.notice_unseen(id, now);
                self.check_waiting(id, now);
                if let Some(limit) = overdue(&self.calls[id], now, self.weather.manner.is_busy) {
                    let call = &self.calls[id];
                    self.violated("calls end in time", format!("call {id} goes on after {limit}: {call}"));
                }
            }
            self.check_reading(id, now);
        }
        self.check_renewals(now);
    }

    /// No call waits for a permit while one is free.
    fn check_waiting(&mut self, id: CallId, now: Duration) {
        let call = &self.calls[id];
        // Before a retry there is a pause.
        let waits = match call.stage {
            Stage::Begun => true,
            Stage::Failed => now > call.failed_at + call.limits.max_backoff,
            Stage::Ready | Stage::Sending | Stage::Over => false,
        };
        if !waits || call.kind == Kind::Presign {
            return;
        }
        let (client, account) = (call.client, &self.accounts[call.client]);
        let held = self.holders(client, &[Stage::Ready, Stage::Sending]);
        // A call whose reply will stream has reserved the place of its body.
        let bodies = account.open_bodies + self.streaming(client);
        let bodies_are_free = account.setting.max_open_bodies.is_none_or(|most| bodies < most);
        let is_stranded = held < account.setting.max_requests && (bodies_are_free || !call.streams());
        self.must(!is_stranded, "no call waits while permits are free", || {
            format!("call {id} waits although client {client} has but {held} requests in flight")
        });
    }

    fn check_renewals(&mut self, now: Duration) {
        for client in 0..self.accounts.len() {
            let Some((Some(id), since)) = self.accounts[client].renewal else { continue };
            let limit = self.calls[id].limits.credentials.filter(|_| !self.weather.manner.is_busy);
            let is_late = limit.is_some_and(|limit| now >= since + limit);
            self.must(!is_late, "loading credentials ends in time", || format!("call {id} has waited since {since:?}"));
        }
    }

    /// The number of a client's calls at the transport or on the way there whose reply will stream.
    fn streaming(&self, client: usize) -> usize {
        let of_client = self.calls.iter().filter(|call| call.client == client && call.streams());
        of_client.filter(|call| matches!(call.stage, Stage::Ready | Stage::Sending)).count()
    }

    /// The number of calls of a client in these stages.
    pub fn holders(&self, client: usize, stages: &[Stage]) -> usize {
        let of_client = self.calls.iter().filter(|call| call.client == client && call.kind != Kind::Presign);
        of_client.filter(|call| stages.contains(&call.stage)).count()
    }
}

/// The limit that a call has exceeded.
fn overdue(call: &Call, now: Duration, is_busy: bool) -> Option<&'static str> {
    if call.deadline().is_some_and(|deadline| now >= deadline) && call.kind != Kind::Presign {
        return Some("its deadline");
    }
    if is_busy {
        return None;
    }
    let last = call.sends.last().filter(|_| call.stage == Stage::Sending);
    let latest_end = call.limits.attempt.map(|limit| match (call.stage, last) {
        (Stage::Sending, Some(last)) => last.at + limit,
        (Stage::Begun, _) => call.began + limit,
        // Attempts that fail in the wait for credentials are not seen.
        _ => call.began + (limit + call.limits.max_backoff) * call.limits.max_attempts,
    });
    if call.kind != Kind::Presign && call.freed == 0 && latest_end.is_some_and(|end| now >= end) {
        return Some("the timeout of an attempt");
    }
    let streams = last.is_some_and(|last| {
        call.streams() && matches!(last.outcome, Some(Outcome::Answered(says)) if says.is_success())
    });
    let silence = last.filter(|_| !streams).zip(call.limits.read);
    silence.is_some_and(|(last, limit)| now >= last.active + limit).then_some("the read timeout")
}
