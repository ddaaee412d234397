//! A body that is read from a file, piece by piece, where it is sent.

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};
use std::fs::File;
use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context, Poll};

/// The size of the pieces, in bytes.
const PIECE: usize = 64 * 1024;

/// The rest of a file.
pub struct FileBody {
    file: File,
    left: u64,
}

impl FileBody {
    /// Opens a file.
    pub fn open(path: &str) -> io::Result<Self> {
        let file = File::open(path)?;
        Ok(Self { left: file.metadata()?.len(), file })
    }
}

impl Body for FileBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        let mut piece = vec![0; PIECE];
        let read = self.file.read(&mut piece);
        Poll::Ready(Some(read.map(|length| {
            piece.truncate(length);
            self.left = self.left.saturating_sub(length as u64);
            Frame::data(piece.into())
        })))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
