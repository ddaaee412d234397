//! The body of a reply, which comes piece by piece, stalls, and breaks off.

use crate::books::CallId;
use crate::clock::Sleep;
use crate::script::Answer;
use crate::world::World;
use bytes::Bytes;
use codeartifact::primitives::ByteStream;
use http_body::{Body, Frame, SizeHint};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// A body as its script has it.
pub struct Pieces {
    world: World,
    call: CallId,
    /// The number of the request within its call.
    send: usize,
    content: Bytes,
    position: usize,
    /// Where the connection breaks.
    cut: Option<usize>,
    piece: usize,
    between: Duration,
    /// Whether the body then seems to be whole.
    is_quiet: bool,
    /// The wait after the first piece.
    stall: Option<Duration>,
    tells_length: bool,
    waiting: Option<Sleep>,
    /// Whether it is counted among the open bodies.
    is_open: bool,
    has_ended: bool,
}

impl Pieces {
    /// The body of the reply to the call's last request.
    #[must_use]
    pub fn body(world: &World, call: CallId, content: Bytes, answer: &Answer) -> ByteStream {
        let mut books = world.books();
        let (send, streams) = {
            let call = &books.calls[call];
            (call.sends.len().saturating_sub(1), call.streams() && answer.says.is_success())
        };
        if answer.is_whole {
            books.body_ends(call, send, true);
            return content.into();
        }
        if streams {
            books.calls[call].has_open_body = true;
        }
        drop(books);
        let cut = answer.cut.map(|thousandths| content.len() * usize::try_from(thousandths).unwrap_or(1000) / 1000);
        ByteStream::from_body(Self {
            world: world.clone(),
            call,
            send,
            position: 0,
            cut,
            // Only who knows the length can tell.
            is_quiet: answer.is_quiet && answer.tells_length && streams,
            piece: answer.piece.max(1),
            between: answer.between,
            stall: answer.stall,
            tells_length: answer.tells_length,
            waiting: None,
            is_open: streams,
            has_ended: false,
            content,
        })
    }

    /// The end of the next piece; `None` where the body ends or breaks off.
    fn next_end(&self) -> Option<usize> {
        let end = self.content.len().min(self.position + self.piece);
        let end = self.cut.map_or(end, |cut| end.min(cut.max(self.position)));
        (end > self.position).then_some(end)
    }

    /// The wait before the next piece.
    fn pause(&mut self) -> &mut Sleep {
        let Self { world, position, stall, between, waiting, .. } = self;
        waiting.get_or_insert_with(|| {
            let stall = if *position > 0 { stall.take() } else { None };
            world.clock.sleep(stall.unwrap_or(*between))
        })
    }

    fn close(&mut self, is_whole: Option<bool>) {
        let mut books = self.world.books();
        if let Some(is_whole) = is_whole {
            books.body_ends(self.call, self.send, is_whole);
        }
        if std::mem::take(&mut self.is_open) {
            books.body_closes(self.call);
        }
    }
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if self.has_ended {
            return Poll::Ready(None);
        }
        ready!(Pin::new(self.pause()).poll(context));
        self.waiting = None;
        self.world.books().is_active(self.call, self.send, self.world.clock.now());
        let Some(end) = self.next_end() else {
            self.has_ended = true;
            let is_whole = self.position == self.content.len() && self.cut.is_none_or(|cut| cut >= self.content.len());
            self.close(Some(is_whole));
            let breaks = !is_whole && !self.is_quiet;
            self.world.books().calls[self.call].is_short = !is_whole && self.is_quiet;
            let broken = || Err(io::Error::new(io::ErrorKind::ConnectionReset, "the connection broke"));
            return Poll::Ready(breaks.then(broken));
        };
        let piece = self.content.slice(self.position..end);
        self.position = end;
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        false
    }

    fn size_hint(&self) -> SizeHint {
        if self.tells_length {
            SizeHint::with_exact((self.content.len() - self.position) as u64)
        } else {
            SizeHint::new()
        }
    }
}

impl Drop for Pieces {
    fn drop(&mut self) {
        self.close(None);
    }
}
