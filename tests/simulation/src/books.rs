//! The books of a world: what happened so far, and where it broke a rule.

mod account;
mod attempts;
mod call;
mod clocks;
mod credentials;
mod head;
mod idle;
mod quota;
mod silence;

pub use account::Account;
pub use call::{Call, CallId, Failure, Kind, Outcome, Sent, Stage};
pub use silence::SILENCE;

use crate::setting::{Setting, Weather};
use codeartifact::ErrorKind;
use std::fmt;
use std::time::Duration;

/// A rule that was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The rule.
    pub invariant: &'static str,
    /// What broke it.
    pub what: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.invariant, self.what)
    }
}

/// The calls of a world and the accounts of its clients.
#[derive(Debug)]
pub struct Books {
    pub calls: Vec<Call>,
    pub accounts: Vec<Account>,
    pub weather: Weather,
    /// The call whose future is being polled or dropped.
    pub current: Option<CallId>,
    pub violations: Vec<Violation>,
    /// Whether all programs have ended, so that what the clients have left is counted.
    pub is_over: bool,
}

/// How a call ended, as its caller saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    Done,
    /// It failed with an error of this kind and sentence, after this number of attempts.
    Failed(ErrorKind, String, u32),
    /// Its future was dropped.
    Dropped,
}

impl Books {
    /// Empty books.
    #[must_use]
    pub fn new(weather: Weather) -> Self {
        Self { calls: Vec::new(), accounts: Vec::new(), weather, current: None, violations: Vec::new(), is_over: false }
    }

    /// Opens the account of a client.
    pub fn open(&mut self, setting: Setting) -> usize {
        self.accounts.push(Account::new(setting));
        self.accounts.len() - 1
    }

    /// Records a broken rule.
    pub fn violated(&mut self, invariant: &'static str, what: impl Into<String>) {
        self.violations.push(Violation { invariant, what: what.into() });
    }

    /// Records a broken rule unless it holds.
    pub fn must(&mut self, holds: bool, invariant: &'static str, what: impl FnOnce() -> String) {
        if !holds {
            self.violated(invariant, what());
        }
    }

    /// The end of a call.
    pub fn end(&mut self, id: CallId, ending: &Ending, now: Duration) {
        self.notice_unseen(id, now);
        self.settle(id, ending);
        let call = &mut self.calls[id];
        let (before, after) = (call.transmitted, call.observed);
        let requests = call.sends.iter().filter(|sent| !sent.was_refused()).count() - call.freed;
        let deadline = call.deadline();
        call.stage = Stage::Over;
        if *ending != Ending::Dropped {
            self.must(before == after, "hooks are paired", || {
                format!("call {id} has {before} `read_before_transmit` and {after} `read_after_attempt`: {ending:?}")
            });
            let is_late = !self.weather.manner.is_busy && deadline.is_some_and(|deadline| now > deadline);
            self.must(!is_late, "calls end by their deadline", || format!("call {id} ended later"));
        }
        let is_lost = *ending == Ending::Done && self.calls[id].kind == Kind::Publish && self.calls[id].stores == 0;
        self.must(!is_lost, "what is published is stored", || format!("call {id} is done, but nothing was stored"));
        if let Ending::Failed(kind, sentence, attempts) = ending {
            self.must(usize::try_from(*attempts) == Ok(requests), "attempts are counted", || {
                format!("call {id} sent {requests} requests, and its error says {attempts}: {sentence}")
            });
            self.no_secret(sentence);
            if *kind == ErrorKind::Credentials && sentence.contains(credentials::LATE) {
                self.source_is_late(id, sentence, now);
            }
            let is_mine = matches!(kind, ErrorKind::Validation | ErrorKind::Encode | ErrorKind::Endpoint);
            self.must(!is_mine, "the simulation makes sense", || format!("call {id}: {sentence}"));
        }
    }

    /// Checks a text that people may see.
    pub fn no_secret(&mut self, text: &str) {
        self.must(!text.contains("hush"), "no secret is shown", || text.to_owned());
    }
}
