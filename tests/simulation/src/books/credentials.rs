//! The credentials of a client: who renews them, and which ones it was given.

use super::{Books, CallId};
use std::time::Duration;

/// Credentials that a provider has returned. Their number is in their key.
#[derive(Debug, Clone, Copy)]
pub struct Issued {
    /// The true time at which they were returned, in seconds.
    pub at: i64,
    /// The true time at which they expire, in seconds.
    pub expiry: Option<i64>,
}

impl Issued {
    /// The time before which nobody needs newer ones: five minutes before they expire, but half a minute after they came
    /// at the least; a quarter of an hour after they came if they do not expire.
    fn renew_at(&self) -> i64 {
        match self.expiry {
            Some(expiry) => (expiry - 300).max(expiry.min(self.at + 30)),
            None => self.at + 900,
        }
    }

    fn is_usable(&self, now: i64) -> bool {
        self.expiry.is_none_or(|expiry| expiry > now)
    }
}

impl Books {
    /// A client asks for credentials.
    pub fn renewal_begins(&mut self, client: usize, now: Duration, true_time: i64) {
        let call = self.current;
        let is_time_known = self.weather.is_time_known();
        let account = &mut self.accounts[client];
        let other = account.renewal.replace((call, now));
        let fresh =
            account.issued.last().is_some_and(|issued| issued.is_usable(issued.at) && true_time < issued.renew_at());
        self.must(other.is_none(), "one renewal of credentials at a time", || {
            format!("call {call:?} asks while {other:?} waits")
        });
        self.must(!(fresh && is_time_known), "credentials are renewed when they have to be", || {
            format!("call {call:?} asks for newer ones than those at hand")
        });
    }

    /// The provider has answered, or is not waited for any more.
    pub fn renewal_ends(&mut self, client: usize) {
        self.accounts[client].renewal = None;
    }

    /// Credentials are handed to a client. Returns their number.
    pub fn issue(&mut self, client: usize, issued: Issued) -> usize {
        let account = &mut self.accounts[client];
        account.issued.push(issued);
        account.issued.len() - 1
    }

    /// A request is signed with the key of this name.
    pub fn signed(&mut self, id: CallId, key: &str, true_time: i64) {
        let client = self.calls[id].client;
        let number = key.strip_prefix(&format!("AKID{client}N")).and_then(|number| number.parse::<usize>().ok());
        let issued = number.and_then(|number| self.accounts[client].issued.get(number)).copied();
        let Some(issued) = issued else {
            self.violated("requests are signed with the client's credentials", format!("call {id} is with `{key}`"));
            return;
        };
        let is_fine = issued.is_usable(true_time) || !self.weather.is_time_known();
        self.must(is_fine, "no expired credentials are used", || {
            format!("call {id} is signed at {true_time} with {key}, which has expired: {issued:?}")
        });
    }
}
