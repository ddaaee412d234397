//! The body of a request, as the reader that ureq takes.

use super::limits::Limits;
use super::ongoing::Ongoing;
use crate::io::body::{BodyError, ByteStream};
use crate::io::executor::wait;
use crate::io::timer::{ThreadTimer, Timer, until};
use bytes::{Buf, Bytes};
use std::cell::Cell;
use std::io::{self, Read};
use std::pin::pin;
use std::rc::Rc;
use std::time::{Duration, Instant};

/// A body, piece by piece, until no time is left.
pub struct Upload {
    body: ByteStream,
    piece: Bytes,
    ongoing: Rc<Ongoing>,
    sent: Rc<Sent>,
}

/// How far a body was sent.
#[derive(Default)]
pub struct Sent {
    /// The number of bytes that ureq has not taken.
    left: Cell<u64>,
    failure: Cell<Option<UploadFailure>>,
}

/// The reason why a body was not sent.
pub enum UploadFailure {
    Body(BodyError),
    OutOfTime,
}

impl Sent {
    /// Why the body was not sent, if so.
    pub fn failure(&self) -> Option<UploadFailure> {
        self.failure.take()
    }

    /// Whether ureq has taken all of the body.
    pub fn is_whole(&self) -> bool {
        self.left.get() == 0
    }

    /// Records that ureq takes as much of the body as there is room for.
    fn take(&self, room: usize) -> usize {
        let left = self.left.get();
        let taken = usize::try_from(left).unwrap_or(usize::MAX).min(room);
        self.left.set(left.saturating_sub(taken as u64));
        taken
    }
}

impl Upload {
    pub fn new(body: ByteStream, ongoing: &Rc<Ongoing>) -> (Self, Rc<Sent>) {
        let sent = Rc::new(Sent { left: Cell::new(body.content_length().unwrap_or(u64::MAX)), ..Sent::default() });
        let upload = Self { body, piece: Bytes::new(), ongoing: Rc::clone(ongoing), sent: Rc::clone(&sent) };
        (upload, sent)
    }

    fn fail(&self, failure: UploadFailure) -> io::Error {
        self.sent.failure.set(Some(failure));
        io::Error::other("the body ended early")
    }

    /// Reads the next piece; an empty one stands for the end.
    fn next(&mut self) -> Result<Bytes, UploadFailure> {
        let Limits { end, read, .. } = self.ongoing.limits;
        let left = end.map(|end| end.saturating_duration_since(Instant::now()));
        let left = left.into_iter().chain(read).min();
        let end = left.and_then(|left: Duration| ThreadTimer.now().checked_add(left));
        let next = pin!(self.body.next());
        let piece = Ongoing::aside(|| wait(until(&ThreadTimer, end, next))).ok_or(UploadFailure::OutOfTime)?;
        piece.transpose().map(Option::unwrap_or_default).map_err(UploadFailure::Body)
    }
}

impl Read for Upload {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        // Where it goes nowhere, ureq gets its length, and nothing is read.
        if self.ongoing.is_cut() {
            return Ok(self.sent.take(buffer.len()));
        }
        if self.piece.is_empty() {
            self.piece = self.next().map_err(|failure| self.fail(failure))?;
        }
        let length = self.sent.take(buffer.len().min(self.piece.len()));
        let (read, _) = buffer.split_at_mut(length);
        self.piece.copy_to_slice(read);
        Ok(length)
    }
}
