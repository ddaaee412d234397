//! Bodies as readers for Tokio.

use super::ByteStream;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncBufRead, AsyncRead, ReadBuf};

impl ByteStream {
    /// Returns the body itself, since it is a reader already. The AWS SDK for Rust has a conversion of this name.
    #[must_use]
    pub fn into_async_read(self) -> Self {
        self
    }
}

impl AsyncRead for ByteStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        ready!(self.poll_fill(context))?;
        buffer.put_slice(&self.hand_on(buffer.remaining()));
        Poll::Ready(Ok(()))
    }
}

impl AsyncBufRead for ByteStream {
    fn poll_fill_buf(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<&[u8]>> {
        let body = self.get_mut();
        ready!(body.poll_fill(context))?;
        Poll::Ready(Ok(&body.in_memory))
    }

    fn consume(mut self: Pin<&mut Self>, read: usize) {
        self.hand_on(read);
    }
}
