//! The account of a client: what its calls share.

use super::credentials::Issued;
use super::{Books, CallId};
use crate::setting::Setting;
use std::time::Duration;

/// The tokens of a client's retry quota, as it is documented.
pub const CAPACITY: u32 = 500;

/// What the calls of a client share.
#[derive(Debug)]
pub struct Account {
    pub setting: Setting,
    /// The tokens that are left.
    pub tokens: u32,
    /// Whether the books have seen all that cost tokens.
    pub is_exact: bool,
    /// The bodies of replies that stream.
    pub open_bodies: usize,
    /// The most of them at once.
    pub most_open_bodies: usize,
    /// The look-up of credentials that is under way, by whom and since when.
    pub renewal: Option<(Option<CallId>, Duration)>,
    /// When a call of it last failed because its own time for a look-up had passed.
    pub late_at: Option<Duration>,
    /// All credentials that it was given, and the number of those that it has in hand.
    pub issued: Vec<Issued>,
    pub in_hand: Option<usize>,
    /// The client's own time at which it has asked for newer ones last, or was answered.
    pub asked_at: i64,
    /// That at which its last look-up ended, which is later if nobody saw why.
    pub asked_by: i64,
    /// The number of failed look-ups that left the client without credentials.
    pub failures: usize,
    /// The seconds by which the client has put its clock forward.
    pub correction: i64,
    /// The most requests that were at the transport at once.
    pub peak: usize,
    /// The number of requests that are at the transport now.
    pub in_flight: usize,
}

impl Account {
    /// The account of a new client.
    #[must_use]
    pub const fn new(setting: Setting) -> Self {
        Self {
            setting,
            tokens: CAPACITY,
            is_exact: true,
            open_bodies: 0,
            most_open_bodies: 0,
            renewal: None,
            late_at: None,
            issued: Vec::new(),
            in_hand: None,
            asked_at: 0,
            asked_by: 0,
            failures: 0,
            correction: 0,
            peak: 0,
            in_flight: 0,
        }
    }
}

impl Books {
    /// The reply of a call has begun to stream.
    pub fn body_opens(&mut self, id: CallId) {
        let call = &mut self.calls[id];
        call.holds_body = call.has_open_body;
        if !call.holds_body {
            return;
        }
        let client = call.client;
        let account = &mut self.accounts[client];
        account.open_bodies += 1;
        account.most_open_bodies = account.most_open_bodies.max(account.open_bodies);
        let (open, most) = (account.open_bodies, account.setting.max_open_bodies);
        self.must(most.is_none_or(|most| open <= most), "open bodies are bounded", || {
            format!("client {client} holds {open} of at most {most:?}")
        });
    }

    /// The body of a call's reply has ended, failed, or been dropped.
    pub fn body_closes(&mut self, id: CallId) {
        let call = &mut self.calls[id];
        call.has_open_body = false;
        if std::mem::take(&mut call.holds_body) {
            self.accounts[call.client].open_bodies -= 1;
        }
    }
}
