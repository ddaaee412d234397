//! A stream that can be read once.

use crate::clock::{Clock, Sleep};
use bytes::Bytes;
use futures_core::Stream;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// A content that comes piece by piece.
pub struct Spring {
    clock: Clock,
    content: Bytes,
    /// The number of bytes after which it gives no more, and whether that looks like its end.
    dries_up_after: Option<usize>,
    is_quiet: bool,
    given: usize,
    between: Duration,
    waiting: Option<Sleep>,
}

impl Spring {
    /// A stream of a content.
    pub fn new(clock: Clock, content: Bytes, between: Duration) -> Self {
        Self { clock, content, dries_up_after: None, is_quiet: false, given: 0, between, waiting: None }
    }

    /// Has it end too early: with an error, or as if it had no more.
    #[must_use]
    pub fn drying_up_after(self, bytes: usize, is_quiet: bool) -> Self {
        Self { dries_up_after: Some(bytes), is_quiet, ..self }
    }
}

impl Stream for Spring {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        if self.between > Duration::ZERO {
            let Self { clock, waiting, between, .. } = &mut *self;
            ready!(Pin::new(waiting.get_or_insert_with(|| clock.sleep(*between))).poll(context));
            self.waiting = None;
        }
        if self.dries_up_after.is_some_and(|most| self.given >= most) {
            return Poll::Ready((!self.is_quiet).then(|| Err(io::Error::other("the spring is dry"))));
        }
        if self.content.is_empty() {
            return Poll::Ready(None);
        }
        let length = self.content.len().min(3000);
        self.given += length;
        Poll::Ready(Some(Ok(self.content.split_to(length))))
    }
}
