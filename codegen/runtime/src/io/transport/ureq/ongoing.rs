//! The request that a thread is sending, until the head of its reply is there.

use super::limits::Limits;
use crate::io::transport::Step;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Instant;

thread_local! {
    /// It is thread-local because a connector and a connection receive an address and bytes only.
    static CURRENT: RefCell<Option<Rc<Ongoing>>> = const { RefCell::new(None) };
}

/// What is asked of a request, and what has become of it.
pub struct Ongoing {
    pub limits: Limits,
    /// Whether a body follows the head at once.
    pub has_body: bool,
    step: Option<Step>,
    /// When bytes of the request were sent last, or else when it began.
    sent_at: Cell<Instant>,
    /// Whether the connection that carries the request had served another one; `None` while none carries it.
    was_kept: Cell<Option<bool>>,
    /// Whether any byte of a reply has come.
    was_replied_to: Cell<bool>,
    /// Whether nothing more of the request is sent: the server has replied already, or the connection broke.
    is_cut: Cell<bool>,
}

impl Ongoing {
    pub fn new(limits: Limits, has_body: bool, step: Option<Step>) -> Rc<Self> {
        Rc::new(Self {
            limits,
            has_body,
            step,
            sent_at: Cell::new(Instant::now()),
            was_kept: Cell::new(None),
            was_replied_to: Cell::new(false),
            is_cut: Cell::new(false),
        })
    }

    /// Sends the request, which connector and connection know meanwhile.
    pub fn send<T>(self: &Rc<Self>, send: impl FnOnce() -> T) -> T {
        let _before = Before(CURRENT.replace(Some(Rc::clone(self))));
        send()
    }

    /// Does something that has nothing to do with the request: a body may be the reply to another one.
    pub fn aside<T>(act: impl FnOnce() -> T) -> T {
        let _before = Before(CURRENT.take());
        act()
    }

    /// The request that this thread is sending; `None` while the body of a reply is read.
    pub fn current() -> Option<Rc<Self>> {
        CURRENT.with_borrow(Option::clone)
    }

    /// Begins a step of connecting, for example `connecting to example.com`; `None` ends the last one.
    pub fn begin(&self, step: Option<String>) {
        if let Some(told) = &self.step {
            told.set(step);
        }
    }

    /// Records that bytes of the request were sent.
    pub fn sent(&self) {
        self.sent_at.set(Instant::now());
    }

    /// When the read timeout passes, unless bytes of the request are sent before or the head of the reply is there.
    pub fn silence_end(&self) -> Option<Instant> {
        self.limits.read.and_then(|limit| self.sent_at.get().checked_add(limit))
    }

    /// Records the connection that carries the request. Returns whether it did already.
    pub fn carry(&self, was_kept: bool) -> bool {
        let before = self.was_kept.get();
        self.was_kept.set(before.or(Some(was_kept)));
        before.is_some()
    }

    pub fn reply(&self) {
        self.was_replied_to.set(true);
    }

    pub fn cut(&self) {
        self.is_cut.set(true);
    }

    pub fn is_cut(&self) -> bool {
        self.is_cut.get()
    }

    /// Whether the connection had served another request, and nothing has been read since this one began.
    pub fn died_silently(&self) -> bool {
        self.was_kept.get() == Some(true) && !self.was_replied_to.get()
    }
}

/// The request that was being sent before: a body that is read may send another one.
struct Before(Option<Rc<Ongoing>>);

impl Drop for Before {
    fn drop(&mut self) {
        CURRENT.set(self.0.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::Extensions;

    #[test]
    fn a_request_knows_its_connection_and_what_has_become_of_it() {
        for was_kept in [true, false] {
            let step = Step::default();
            let request = Ongoing::new(Limits::of(&Extensions::new()), true, Some(step.clone()));
            request.begin(Some("connecting to a.example".to_owned()));
            assert_eq!(step.get().as_deref(), Some("connecting to a.example"));
            assert!(!request.died_silently(), "no connection carries it");
            assert!(!request.carry(was_kept) && request.carry(!was_kept));
            assert_eq!(request.died_silently(), was_kept, "the first connection counts");
            request.reply();
            assert!(!request.died_silently() && !request.is_cut());
            request.cut();
            assert!(request.is_cut());
        }
    }
}
