//! Bodies as readers for Tokio.

use super::ByteStream;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, ReadBuf};

impl AsyncRead for ByteStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.begin_attempt(1);
        while self.in_memory.is_empty() {
            match ready!(self.poll_source(context)) {
                None => return Poll::Ready(Ok(())),
                Some(frame) => self.in_memory = frame.map_err(io::Error::other)?.into_data().unwrap_or_default(),
            }
        }
        buffer.put_slice(&self.hand_on(buffer.remaining()));
        Poll::Ready(Ok(()))
    }
}
