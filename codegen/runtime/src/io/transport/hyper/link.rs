//! A connection as hyper sees it: what has gone over it, and how a call that is over ends it.

use super::socket::Stream;
use super::upload::Upload;
use hyper_util::client::legacy::connect::{Connected, Connection};
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// The number of informational replies (1xx) that may come before a reply. A server that works long may send one now and
/// then.
pub const MOST_INFORMATIONAL: u32 = 1000;

/// What has gone over a connection. hyper hands it on with the errors of the connection.
#[derive(Debug, Clone, Default)]
pub struct Link(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    /// Whether anything was ever read, so that the connection had served a request before the current one.
    was_read: bool,
    /// Whether nothing has been read since something was written or should have been.
    is_silent: bool,
    /// Whether bytes that hyper wrote have not left.
    is_unwritten: bool,
    /// Whether more informational replies came than a request may have.
    is_flooded: bool,
    /// The request with a body that is being written.
    upload: Option<Arc<Upload>>,
}

impl Link {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records a request's body, before the first byte of the request is written.
    pub fn carry(&self, upload: &Arc<Upload>) {
        self.state().upload = Some(Arc::clone(upload));
    }

    /// Whether the connection had served another request, and nothing has been read since the current one began.
    pub fn died_silently(&self) -> bool {
        let state = self.state();
        let was_replied_to = state.upload.as_ref().is_some_and(|upload| upload.was_replied_to());
        state.was_read && state.is_silent && !was_replied_to
    }

    /// Whether bytes that hyper wrote have not left.
    pub fn is_unwritten(&self) -> bool {
        self.state().is_unwritten
    }

    /// Ends the connection, on which informational replies come without end.
    pub fn flood(&self) {
        self.state().is_flooded = true;
    }

    /// Returns an error if informational replies come without end. hyper would read on as long as there are some.
    fn check_replies(&self) -> io::Result<()> {
        if self.state().is_flooded {
            let problem = format!("more than {MOST_INFORMATIONAL} informational replies (1xx) came");
            return Err(io::Error::other(problem));
        }
        Ok(())
    }

    fn read(&self) {
        let mut state = self.state();
        (state.was_read, state.is_silent) = (true, false);
        if let Some(upload) = &state.upload {
            upload.reply();
        }
    }

    /// Records that hyper wrote bytes, and whether all of them left.
    fn wrote(&self, all: bool) {
        let mut state = self.state();
        (state.is_silent, state.is_unwritten) = (true, !all);
    }

    /// Records whether all bytes that hyper wrote have left.
    fn flushed(&self, all: bool) {
        let mut state = self.state();
        state.is_unwritten = !all;
        if all && state.upload.as_ref().is_some_and(|upload| upload.is_taken()) {
            state.upload = None;
        }
    }

    /// Returns an error if the call is over that the request being written belongs to.
    fn check(&self, context: &Context<'_>) -> io::Result<()> {
        self.state().upload.as_ref().map_or(Ok(()), |upload| upload.check(context))
    }
}

/// A connection that is watched. A write that fails is told to hyper after the reply has been read.
///
/// A server that refuses an upload replies and closes, so that writing fails while the reply is there to be read.
/// hyper gives up a connection on which writing fails, and would lose the reply.
pub struct Watched {
    stream: Stream,
    link: Link,
    broken: Option<io::ErrorKind>,
    /// Whether all has been read that there is.
    is_read: bool,
}

impl Watched {
    pub fn new(stream: Stream) -> Self {
        Self { stream, link: Link::default(), broken: None, is_read: false }
    }

    fn poll_write_with(
        &mut self,
        context: &mut Context<'_>,
        length: usize,
        write: impl FnOnce(Pin<&mut Stream>, &mut Context<'_>) -> Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        ready!(self.poll_writable(context))?;
        let written = write(Pin::new(&mut self.stream), context);
        self.link.wrote(matches!(written, Poll::Ready(Ok(written)) if written == length));
        match written {
            Poll::Ready(Err(error)) => self.poll_broken(&error).map(|never| never.map(|()| 0)),
            other => other,
        }
    }

    /// Whether writing can be tried. It cannot when the call is over, or once it has failed.
    fn poll_writable(&self, context: &Context<'_>) -> Poll<io::Result<()>> {
        self.link.check(context)?;
        match self.broken {
            None => Poll::Ready(Ok(())),
            Some(kind) if self.is_read => Poll::Ready(Err(kind.into())),
            // hyper waits for what comes in.
            Some(_) => Poll::Pending,
        }
    }

    fn poll_broken(&mut self, error: &io::Error) -> Poll<io::Result<()>> {
        self.broken = Some(error.kind());
        if self.is_read { Poll::Ready(Err(error.kind().into())) } else { Poll::Pending }
    }
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let mut read = ready!(Pin::new(&mut self.stream).poll_read(context, buffer));
        if read.is_ok() {
            read = self.link.check_replies();
        }
        if read.is_err() || buffer.filled().len() == before {
            self.is_read = true;
        } else {
            self.link.read();
        }
        Poll::Ready(read)
    }
}

impl AsyncWrite for Watched {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.poll_write_with(context, bytes.len(), |stream, context| stream.poll_write(context, bytes))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let length = pieces.iter().map(|piece| piece.len()).sum();
        self.poll_write_with(context, length, |stream, context| stream.poll_write_vectored(context, pieces))
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.poll_writable(context))?;
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        self.link.flushed(matches!(flushed, Poll::Ready(Ok(()))));
        match flushed {
            Poll::Ready(Err(error)) => self.poll_broken(&error),
            other => other,
        }
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.link.check(context)?;
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

impl Connection for Watched {
    fn connected(&self) -> Connected {
        Connected::new().extra(self.link.clone())
    }
}

#[cfg(test)]
mod tests;
