//! The credentials of a client: who renews them, and which ones it was given.

use super::clocks::Clocks;
use super::{Account, Books, CallId, Kind};
use std::time::Duration;

/// Credentials are renewed this many seconds before they expire, or after they came if they do not expire.
const MARGIN: i64 = 300;
const KEPT: i64 = 900;
/// The least number of seconds from one look-up to the next, as long as there are credentials.
const PAUSE: i64 = 30;

/// What the sentence of an error says if the source of credentials took too long, and if that was half of the time left.
pub const LATE: &str = "their source did not answer within";
const HALF: &str = "half of the time that was left";

/// Credentials that a provider has returned. Their number is in their key.
#[derive(Debug, Clone, Copy)]
pub struct Issued {
    /// The client's own time at which they were returned, in seconds.
    pub at: i64,
    /// The true time at which they expire, in seconds.
    pub expiry: Option<i64>,
}

impl Issued {
    /// Whether a client asks for newer ones, if it has not done so of late. One clock is enough for that.
    fn is_due(&self, clocks: Clocks) -> bool {
        match self.expiry {
            Some(expiry) => expiry - MARGIN <= clocks.local.max(clocks.service),
            None => !is_within(KEPT, self.at, clocks),
        }
    }

    /// Whether they are of no use any more. Both clocks have to say so.
    fn has_expired(&self, clocks: Clocks) -> bool {
        self.expiry.is_some_and(|expiry| expiry <= clocks.local.min(clocks.service))
    }
}

/// Whether it is less than so many seconds ago that a client's clock showed a time. Once the clock has been put back, nobody
/// knows.
fn is_within(seconds: i64, since: i64, clocks: Clocks) -> bool {
    (since..since + seconds).contains(&clocks.local)
}

impl Books {
    /// A client asks for credentials.
    pub fn renewal_begins(&mut self, client: usize, now: Duration) {
        let call = self.current;
        let seen = call.map(|call| self.calls[call].failures_seen);
        let is_usable = self.usable(client, now).is_some();
        // Nobody sees when a client takes an answer or ceases to wait for it, and its clock may have been put back since.
        let may_ask =
            self.asks(client, now, |account| account.asked_at) || self.asks(client, now, |account| account.asked_by);
        self.pause(client, now);
        let account = &mut self.accounts[client];
        let other = account.renewal.replace((call, now));
        let is_shared = is_usable || seen.is_none_or(|seen| seen == account.failures);
        self.must(other.is_none(), "one renewal of credentials at a time", || {
            format!("call {call:?} asks while {other:?} waits")
        });
        self.must(may_ask, "credentials are renewed when they have to be", || {
            format!("call {call:?} asks for newer ones than those at hand")
        });
        self.must(is_shared, "a failed renewal is shared", || {
            format!("call {call:?} asks although it has waited for another that failed")
        });
    }

    /// The provider has answered.
    pub fn renewal_is_answered(&mut self, client: usize) {
        self.accounts[client].renewal = None;
    }

    /// The provider has answered, or is not waited for any more.
    pub fn renewal_ends(&mut self, client: usize, now: Duration) {
        let local = self.clocks(client, now).local;
        let account = &mut self.accounts[client];
        account.asked_by = local;
        if let Some((Some(call), _)) = account.renewal.take() {
            self.calls[call].gave_up = Some(now);
        }
    }

    /// The provider has no credentials.
    pub fn renewal_fails(&mut self, client: usize, now: Duration) {
        if self.usable(client, now).is_none() {
            self.accounts[client].failures += 1;
        }
        self.pause(client, now);
    }

    /// Credentials are handed to a client. Returns their number.
    pub fn issue(&mut self, client: usize, expiry: Option<i64>, now: Duration) -> usize {
        let clocks = self.clocks(client, now);
        let issued = Issued { at: clocks.local, expiry };
        let account = &mut self.accounts[client];
        let number = account.issued.len();
        account.issued.push(issued);
        if issued.has_expired(clocks) {
            self.renewal_fails(client, now);
        } else {
            account.in_hand = Some(number);
            self.pause(client, now);
        }
        number
    }

    /// A request is signed with the key of this name.
    pub fn signed(&mut self, id: CallId, key: &str, now: Duration) {
        let client = self.calls[id].client;
        self.calls[id].signed_at = self.clocks(client, now).service;
        let number = key.strip_prefix(&format!("AKID{client}N")).and_then(|number| number.parse::<usize>().ok());
        let usable = self.usable(client, now);
        self.must(number.is_some() && number == usable, "requests are signed with the newest credentials", || {
            format!("call {id} is signed with `{key}`, and the client has number {usable:?}")
        });
        if let Some(at) = self.calls[id].gave_up.take() {
            let least = self.patience(id, true);
            if least.is_none_or(|least| at < self.calls[id].ready_at + least) {
                self.was_hasty(id, at, least);
            }
        }
        let account = &self.accounts[client];
        let has_waited = self.calls[id].ready_at < now || account.renewal.is_some();
        let is_overdue =
            !has_waited && !self.weather.manner.is_busy && self.asks(client, now, |account| account.asked_by);
        self.must(!is_overdue, "credentials are renewed in time", || format!("call {id} is signed with {key}"));
    }

    /// A call ends with an error that says that the source of credentials did not answer in time.
    pub fn source_is_late(&mut self, id: CallId, sentence: &str, now: Duration) {
        let call = &self.calls[id];
        let (client, since, least) = (call.client, call.ready_at, self.patience(id, sentence.contains(HALF)));
        let late_at = &mut self.accounts[client].late_at;
        if least.is_some_and(|least| now >= since + least) {
            *late_at = Some(now);
        } else if late_at.is_none_or(|late| late < since) {
            // Only those that have waited for the call that fails share its failure, whatever their own limits are.
            self.was_hasty(id, now, least);
        }
    }

    /// The least time for which a call waits for credentials.
    fn patience(&self, id: CallId, may_halve: bool) -> Option<Duration> {
        let call = &self.calls[id];
        // A client that has credentials spends on newer ones half of the time that is left, and a link has all time.
        let attempt = call.limits.attempt.filter(|_| call.kind != Kind::Presign).map(|limit| call.attempt_from + limit);
        let end = call.deadline().into_iter().chain(attempt).min().filter(|_| may_halve);
        let half = end.map(|end| end.saturating_sub(call.ready_at) / 2);
        call.limits.credentials.into_iter().chain(half).min()
    }

    fn was_hasty(&mut self, id: CallId, at: Duration, least: Option<Duration>) {
        let what = format!("call {id} has waited from {:?} to {at:?}, and not for {least:?}", self.calls[id].ready_at);
        self.violated("loading credentials is given its time", what);
    }

    /// The number of the credentials that a client has in hand and may use.
    fn usable(&self, client: usize, now: Duration) -> Option<usize> {
        let account = &self.accounts[client];
        account.in_hand.filter(|number| !account.issued[*number].has_expired(self.clocks(client, now)))
    }

    /// Whether a client asks for credentials, if it has not done so since some time.
    fn asks(&self, client: usize, now: Duration, asked: impl Fn(&Account) -> i64) -> bool {
        let (account, clocks) = (&self.accounts[client], self.clocks(client, now));
        self.usable(client, now)
            .is_none_or(|number| account.issued[number].is_due(clocks) && !is_within(PAUSE, asked(account), clocks))
    }

    /// A client that has credentials does not ask for newer ones for a while.
    fn pause(&mut self, client: usize, now: Duration) {
        let local = self.clocks(client, now).local;
        let account = &mut self.accounts[client];
        if account.in_hand.is_some() {
            account.asked_at = local;
        }
    }
}
