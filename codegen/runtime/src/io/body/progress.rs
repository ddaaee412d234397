//! The progress of a body, and the callbacks that follow it.

use super::panicked::{Panicked, caught};
use super::{BodyError, ByteStream};
use std::sync::Arc;

/// The greatest length in bytes of a piece of a body with a callback.
const PIECE: usize = 64 * 1024;

/// How much of a body has been transferred. The callback of [`ByteStream::on_progress`] receives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// The number of bytes transferred in this attempt.
    pub transferred: u64,
    /// The length of the body in bytes; `None` if it is not known, as in a reply without `Content-Length`.
    pub total: Option<u64>,
    /// How often the call has begun to send the body: 1 in the first attempt, and 1 more whenever it begins again. It is
    /// always 1 for the body of a reply.
    pub attempt: u32,
}

impl ByteStream {
    /// Calls `callback` while the body is sent or received: with 0 bytes when an attempt begins, then after
    /// each piece of at most 64 KiB. For an empty body it is called once, with 0 of 0 bytes.
    ///
    /// ```
    /// use botocore_runtime::ByteStream;
    ///
    /// let content = ByteStream::from("content").on_progress(|progress| {
    ///     let total = progress.total.map_or("?".to_owned(), |total| total.to_string());
    ///     eprint!("\rattempt {}: {} of {total} bytes", progress.attempt, progress.transferred);
    /// });
    /// # assert_eq!(content.content_length(), Some(7));
    /// ```
    ///
    /// **Sending**, a byte counts as transferred when the transport has taken it, which may be a moment before
    /// it is on the wire. A retry begins at 0 bytes again, with the next number. Reading a file to
    /// hash it does not count. If the operation compresses its body, the compressed bytes count.
    ///
    /// **Receiving**, a byte counts when it is handed to the caller, or to `save_to` to be
    /// written. If the reply is compressed, the compressed bytes count. If part of the body was read before, only
    /// the rest counts.
    ///
    /// Another call adds another callback, which runs after the earlier ones. [`try_clone`](Self::try_clone) keeps them.
    /// Callbacks run where the body is read, between two pieces: a slow one slows the transfer down. One that panics
    /// breaks the body off, with an error instead of the piece: a call that sends it fails with an error of kind
    /// `RequestBody` and is not tried again, and who receives it gets the error. The panic goes no further.
    #[must_use]
    pub fn on_progress(mut self, callback: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        self.reporters.0.push(Reporter { callback: Arc::new(callback), told: None, panicked: false });
        self
    }

    /// Reports the start of an attempt, unless this body's attempt has begun already.
    pub(crate) fn begin_attempt(&mut self, attempt: u32) {
        if !self.reporters.0.is_empty() {
            let start = Progress { transferred: 0, total: self.content_length(), attempt };
            self.reporters.0.iter_mut().for_each(|reporter| reporter.begin(start));
        }
    }

    /// Returns the same body without its callbacks, to read it for another purpose than a transfer.
    #[cfg(feature = "client")]
    pub(crate) fn without_progress(self) -> Self {
        Self { reporters: Reporters::NONE, ..self }
    }
}

/// The callbacks of a body.
#[derive(Default)]
pub(super) struct Reporters(Vec<Reporter>);

struct Reporter {
    callback: Arc<dyn Fn(Progress) + Send + Sync>,
    /// `None` before the attempt begins.
    told: Option<Progress>,
    panicked: bool,
}

/// What panicked if a callback did.
const CALLBACK: &str = "a callback for progress";

impl Reporters {
    pub const NONE: Self = Self(Vec::new());

    /// Returns the same callbacks for a body at its beginning.
    pub fn restarted(&self) -> Self {
        let restarted =
            |reporter: &Reporter| Reporter { callback: Arc::clone(&reporter.callback), told: None, panicked: false };
        Self(self.0.iter().map(restarted).collect())
    }

    /// The greatest length in bytes of a piece.
    pub fn largest_piece(&self) -> usize {
        if self.0.is_empty() { usize::MAX } else { PIECE }
    }

    /// Returns an error once a callback has panicked.
    pub fn check(&self) -> Result<(), BodyError> {
        let has_panicked = self.0.iter().any(|reporter| reporter.panicked);
        if has_panicked { Err(BodyError::new(Panicked(CALLBACK))) } else { Ok(()) }
    }

    /// Reports that a piece of `length` bytes has left the body.
    pub fn record(&mut self, length: usize) {
        if length > 0 {
            self.0.iter_mut().for_each(|reporter| reporter.record(length as u64));
        }
    }
}

impl Reporter {
    fn begin(&mut self, start: Progress) {
        if self.told.is_none() {
            self.tell(start);
        }
    }

    fn record(&mut self, length: u64) {
        if let Some(told) = self.told {
            self.tell(Progress { transferred: told.transferred.saturating_add(length), ..told });
        }
    }

    fn tell(&mut self, progress: Progress) {
        self.told = Some(progress);
        self.panicked |= caught(CALLBACK, || (self.callback)(progress)).is_err();
    }
}

#[cfg(test)]
mod tests;
