//! The body of a request, as the reader that ureq takes.

use super::limits::Limits;
use crate::io::body::{BodyError, ByteStream};
use crate::io::executor::wait;
use crate::io::timer::{ThreadTimer, until};
use bytes::{Buf, Bytes};
use std::cell::Cell;
use std::io::{self, Read};
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

/// A body, piece by piece, until no time is left.
pub struct Upload {
    body: ByteStream,
    piece: Bytes,
    end: Option<Duration>,
    failed: Failed,
}

/// Why the body was not sent, if so.
pub type Failed = Rc<Cell<Option<UploadFailure>>>;

/// The reason why a body was not sent.
pub enum UploadFailure {
    Body(BodyError),
    OutOfTime,
}

impl Upload {
    pub fn new(body: ByteStream, limits: &Limits) -> (Self, Failed) {
        let failed = Failed::default();
        (Self { body, piece: Bytes::new(), end: limits.end, failed: Rc::clone(&failed) }, failed)
    }

    pub fn is_empty(&self) -> bool {
        self.body.content_length() == Some(0)
    }

    fn fail(&self, failure: UploadFailure) -> io::Error {
        self.failed.set(Some(failure));
        io::Error::other("the body ended early")
    }
}

impl Read for Upload {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.piece.is_empty() {
            let next = wait(until(&ThreadTimer, self.end, pin!(self.body.next())));
            match next {
                None => return Err(self.fail(UploadFailure::OutOfTime)),
                Some(None) => return Ok(0),
                Some(Some(Err(error))) => return Err(self.fail(UploadFailure::Body(error))),
                Some(Some(Ok(piece))) => self.piece = piece,
            }
        }
        let length = buffer.len().min(self.piece.len());
        let (read, _) = buffer.split_at_mut(length);
        self.piece.copy_to_slice(read);
        Ok(length)
    }
}
