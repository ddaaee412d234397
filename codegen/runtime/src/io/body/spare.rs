//! Bodies that are sent again: copies, and streams of which nothing was read.

use super::progress::Reporters;
use super::{BodyError, ByteStream, Polled, Source};
use bytes::Bytes;
use http_body::{Body, SizeHint};
use std::mem;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

/// What is left of a body once a request has taken it.
pub struct Spare(Kept);

enum Kept {
    Copy(ByteStream),
    /// A stream, which is here until its first piece is asked for.
    Stream(Slot, Reporters),
}

type Slot = Arc<Mutex<Option<ByteStream>>>;

fn take(slot: &Slot) -> Option<ByteStream> {
    slot.lock().unwrap_or_else(PoisonError::into_inner).take()
}

impl ByteStream {
    /// Keeps what is needed to send the body again, if sending it fails.
    pub(crate) fn spare(&mut self) -> Spare {
        if let Some(copy) = self.try_clone() {
            return Spare(Kept::Copy(copy));
        }
        let body = mem::take(self);
        let (size, reporters) = (body.size_hint(), body.reporters.restarted());
        let slot = Arc::new(Mutex::new(Some(body.without_progress())));
        let lent = Lent { slot: Arc::clone(&slot), body: None, size };
        let source = Source::Stream(Mutex::new(Box::pin(lent)), size);
        *self = Self { reporters: reporters.restarted(), ..source.into() };
        Spare(Kept::Stream(slot, reporters))
    }
}

impl Spare {
    /// Returns the body; `None` if it is a stream and reading it has begun.
    pub fn take(self) -> Option<ByteStream> {
        match self.0 {
            Kept::Copy(body) => Some(body),
            Kept::Stream(slot, reporters) => take(&slot).map(|body| ByteStream { reporters, ..body }),
        }
    }
}

/// A stream that is taken from its slot when its first piece is asked for.
struct Lent {
    slot: Slot,
    body: Option<ByteStream>,
    size: SizeHint,
}

impl Body for Lent {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Polled {
        if self.body.is_none() {
            self.body = take(&self.slot);
        }
        match &mut self.body {
            Some(body) => Pin::new(body).poll_frame(context),
            None => Poll::Ready(Some(Err(BodyError::new("it is being sent by another request")))),
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.body.as_ref().map_or(self.size, Body::size_hint)
    }
}
