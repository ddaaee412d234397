//! A connection as ureq sees it: how long it waits, and what has gone over it.

use super::buffers::Held;
use super::ongoing::Ongoing;
use super::wire::{Wait, Wire};
use std::io::{self, ErrorKind};
use std::rc::Rc;
use std::time::{Duration, Instant};
use std::{fmt, mem};
use ureq::unversioned::transport::{Buffers, NextTimeout, Transport, time};
use ureq::{Error, Timeout};

/// The time after which a write that waits looks for an early reply.
const GLANCE: Duration = Duration::from_millis(50);

/// A connection that is watched. A server that refuses an upload replies, and may neither read on nor keep the connection:
/// then what is left of the request goes nowhere, and the reply is read.
pub struct Connection {
    wire: Wire,
    is_tls: bool,
    buffers: Held,
    /// What is sent next: the head of a request waits here for the beginning of its body.
    unsent: Vec<u8>,
    /// Whether anything was ever read, so that the connection had served a request before the current one.
    was_read: bool,
    /// Whether nothing more is written.
    is_cut: bool,
    /// Why writing failed.
    broken: Option<io::Error>,
}

/// When a read or a write has waited too long, and what ureq calls that.
#[derive(Clone, Copy)]
struct End {
    at: Option<Instant>,
    reason: Timeout,
}

impl End {
    /// The end of what ureq knows, or of the time that is left for the head.
    fn of(timeout: NextTimeout, ongoing: Option<&Rc<Ongoing>>) -> Self {
        let at = after(timeout.after);
        match ongoing.and_then(|ongoing| ongoing.limits.end) {
            Some(end) if at.is_none_or(|at| end < at) => Self { at: Some(end), reason: Timeout::Global },
            _ => Self { at, reason: timeout.reason },
        }
    }

    /// The earlier end of this one and of a limit that counts from now.
    fn within(self, limit: Option<time::Duration>, reason: Timeout) -> Self {
        self.or(limit.and_then(after), reason)
    }

    /// The earlier end of this one and another.
    fn or(self, other: Option<Instant>, reason: Timeout) -> Self {
        match other {
            Some(end) if self.at.is_none_or(|at| end < at) => Self { at: Some(end), reason },
            _ => self,
        }
    }

    fn check(self) -> Result<(), Error> {
        if self.at.is_some_and(|at| at <= Instant::now()) { Err(Error::Timeout(self.reason)) } else { Ok(()) }
    }
}

fn after(limit: time::Duration) -> Option<Instant> {
    if limit.is_not_happening() { None } else { Instant::now().checked_add(*limit) }
}

impl Connection {
    pub fn new(wire: Wire, is_tls: bool) -> Self {
        Self {
            wire,
            is_tls,
            buffers: Held::default(),
            unsent: Vec::new(),
            was_read: false,
            is_cut: false,
            broken: None,
        }
    }

    /// Reads once. `None` stands for the end of the wait.
    fn read(&mut self, wait: Wait) -> io::Result<Option<usize>> {
        self.wire.wait(wait);
        match self.wire.read(self.buffers.input_append_buf()) {
            Ok(read) => {
                self.buffers.input_appended(read);
                if read > 0 {
                    self.was_read = true;
                    if let Some(ongoing) = Ongoing::current() {
                        ongoing.reply();
                    }
                }
                Ok(Some(read))
            }
            Err(error) if error.kind() == ErrorKind::WouldBlock => Ok(None),
            // ureq takes some kinds for the end of a body whose length is not known.
            Err(error) => Err(io::Error::other(error)),
        }
    }

    /// Whether a reply has come, or the connection has ended, before the request was sent.
    fn has_reply(&mut self) -> bool {
        if self.buffers.is_full() {
            return self.buffers.has_final();
        }
        match self.read(Wait::Not) {
            Ok(None) => false,
            Ok(Some(0)) => true,
            Ok(Some(_)) => self.buffers.has_final(),
            Err(error) => {
                self.broken = Some(error);
                true
            }
        }
    }

    /// What it means that nothing more will be read: a body whose length is not known ends so.
    fn end(&mut self) -> Result<bool, Error> {
        match self.broken.take() {
            Some(error) => Err(Error::Io(error)),
            None if self.buffers.has_head() => Ok(false),
            None => Err(failed("the server closed it")),
        }
    }

    /// Writes bytes, unless a reply comes first.
    fn send(&mut self, bytes: &[u8], timeout: NextTimeout, ongoing: Option<&Rc<Ongoing>>) -> Result<(), Error> {
        let whole = End::of(timeout, ongoing);
        let (mut left, mut end) = (bytes, whole.within(timeout.per_write, Timeout::PerWrite));
        while !self.is_cut {
            let glance = Instant::now() + GLANCE;
            self.wire.wait(Wait::Until(end.at.map_or(glance, |end| end.min(glance))));
            // Once all has been taken, some of it may be left within TLS.
            let is_taken = left.is_empty();
            let written = if is_taken { self.wire.flush().map(|()| 0) } else { self.wire.write(left) };
            match written {
                Ok(taken) => {
                    if let Some(ongoing) = ongoing {
                        ongoing.sent();
                    }
                    if is_taken {
                        break;
                    }
                    left = left.get(taken..).unwrap_or_default();
                    end = whole.within(timeout.per_write, Timeout::PerWrite);
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    end.check()?;
                    self.is_cut = self.has_reply();
                }
                Err(error) => {
                    self.broken = Some(error);
                    self.is_cut = true;
                }
            }
        }
        Ok(())
    }
}

impl Transport for Connection {
    fn buffers(&mut self) -> &mut dyn Buffers {
        &mut self.buffers
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        let ongoing = Ongoing::current();
        let has_begun = ongoing.as_ref().is_some_and(|ongoing| ongoing.carry(self.was_read));
        if !has_begun {
            self.buffers.begin();
        }
        let mut bytes = mem::take(&mut self.unsent);
        self.is_cut |= has_begun && bytes.is_empty() && !self.is_cut && self.has_reply();
        bytes.extend_from_slice(self.buffers.output().get(..amount).unwrap_or_default());
        if !has_begun && ongoing.as_ref().is_some_and(|ongoing| ongoing.has_body) {
            self.unsent = bytes;
            return Ok(());
        }
        self.send(&bytes, timeout, ongoing.as_ref())?;
        bytes.clear();
        self.unsent = bytes;
        if let Some(ongoing) = ongoing.filter(|_| self.is_cut) {
            ongoing.cut();
        }
        Ok(())
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        let ongoing = Ongoing::current();
        let whole = End::of(timeout, ongoing.as_ref());
        loop {
            self.buffers.check().map_err(failed)?;
            let end = match ongoing.as_ref().filter(|_| !self.buffers.has_head()) {
                // Until all of the head is there, what comes of it does not count.
                Some(ongoing) => whole.or(ongoing.silence_end(), Timeout::PerRead),
                None => whole.within(timeout.per_read, Timeout::PerRead),
            };
            match self.read(Wait::until(end.at)) {
                Ok(None) => return Err(Error::Timeout(end.reason)),
                Ok(Some(0)) => return self.end(),
                Ok(Some(_)) if self.buffers.is_worth_a_look() => return Ok(true),
                Ok(Some(_)) => {}
                Err(error) => return Err(Error::Io(self.broken.take().unwrap_or(error))),
            }
        }
    }

    fn is_open(&mut self) -> bool {
        self.wire.wait(Wait::Not);
        // What comes between two replies belongs to TLS, or to nothing.
        let is_silent = |read: io::Result<usize>| read.is_err_and(|error| error.kind() == ErrorKind::WouldBlock);
        !self.is_cut && is_silent(self.wire.read(&mut [0]))
    }

    fn is_tls(&self) -> bool {
        self.is_tls
    }
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").field("is_cut", &self.is_cut).finish_non_exhaustive()
    }
}

fn failed(problem: impl Into<String>) -> Error {
    Error::Io(io::Error::other(problem.into()))
}

#[cfg(test)]
mod tests;
