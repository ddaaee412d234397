//! Bodies as what Tokio reads from.

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
        if self.at_hand.is_empty() {
            match ready!(self.poll_piece(context)) {
                None => return Poll::Ready(Ok(())),
                Some(piece) => self.at_hand = piece.map_err(io::Error::other)?,
            }
        }
        let length = self.at_hand.len().min(buffer.remaining());
        buffer.put_slice(&self.at_hand.split_to(length));
        Poll::Ready(Ok(()))
    }
}
