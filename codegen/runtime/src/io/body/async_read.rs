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
        if self.in_memory.is_empty() {
            match ready!(self.poll_piece(context)) {
                None => return Poll::Ready(Ok(())),
                Some(piece) => self.in_memory = piece.map_err(io::Error::other)?,
            }
        }
        let length = self.in_memory.len().min(buffer.remaining());
        buffer.put_slice(&self.in_memory.split_to(length));
        Poll::Ready(Ok(()))
    }
}
