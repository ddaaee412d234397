//! Bodies in blocking programs: as readers of the standard library, made of readers and files, and saved.

use super::{ByteStream, FileError, SaveError, SaveTo};
use crate::io::executor::wait;
use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body, Frame};
use std::future::poll_fn;
use std::io::{self, BufRead, Read};
use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll};

/// The largest number of bytes that are read at once.
const PIECE: u64 = 64 * 1024;

impl ByteStream {
    /// A body that is read from a file while it is sent, as by [`from_path`](Self::from_path), for blocking programs.
    ///
    /// # Errors
    /// Returns an error if the file does not exist, cannot be opened, or is not a regular file.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, FileError> {
        wait(Self::from_path(path))
    }

    /// A body of `length` bytes that is read from a reader while it is sent. Reading blocks the thread, so it is meant for
    /// blocking clients. If the reader has fewer bytes, reading it fails; further bytes are not read.
    pub fn from_reader(reader: impl Read + Send + 'static, length: u64) -> Self {
        Self::from_stream(Pieces { reader: reader.take(length) }, length)
    }

    /// A body that is read from a reader to its end, for a reply whose length is not known. A request needs a length; see
    /// [`from_reader`](Self::from_reader).
    pub fn from_reader_to_end(reader: impl Read + Send + 'static) -> Self {
        Self::from_body(Unmeasured(reader))
    }
}

impl SaveTo {
    /// Saves the body, and returns its length in bytes. It blocks the thread, as calls of a blocking client do; async programs
    /// await instead.
    ///
    /// # Errors
    /// Returns an error if the body breaks off, the file cannot be written or the SHA-256 is wrong.
    pub fn wait(self) -> Result<u64, SaveError> {
        wait(self)
    }
}

/// What a reader yields, piece by piece.
struct Pieces<R> {
    reader: io::Take<R>,
}

/// A reader whose length is not known.
struct Unmeasured<R>(R);

// Nothing in it is pinned.
impl<R> Unpin for Unmeasured<R> {}

impl<R: Read> Body for Unmeasured<R> {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        Poll::Ready(next_piece(&mut self.0, u64::MAX).map(|piece| piece.map(Frame::data)))
    }
}

/// Reads the next piece of a reader, of which at most `left` bytes are to come; `None` at the end.
pub(crate) fn next_piece(reader: &mut impl Read, left: u64) -> Option<io::Result<Bytes>> {
    let mut piece = vec![0; usize::try_from(left.clamp(1, PIECE)).unwrap_or_default()];
    loop {
        match reader.read(&mut piece) {
            Ok(0) => return None,
            Ok(length) => {
                piece.truncate(length);
                return Some(Ok(piece.into()));
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Some(Err(error)),
        }
    }
}

// Nothing in it is pinned.
impl<R> Unpin for Pieces<R> {}

impl<R: Read> Stream for Pieces<R> {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        let left = self.reader.limit();
        Poll::Ready(next_piece(&mut self.reader, left))
    }
}

/// Reading blocks the thread; see [`wait`].
impl Read for ByteStream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        wait(poll_fn(|context| self.poll_fill(context)))?;
        let piece = self.hand_on(buffer.len());
        let (read, _) = buffer.split_at_mut(piece.len());
        read.copy_from_slice(&piece);
        Ok(piece.len())
    }
}

/// Reading blocks the thread; see [`wait`].
impl BufRead for ByteStream {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        wait(poll_fn(|context| self.poll_fill(context)))?;
        Ok(&self.in_memory)
    }

    fn consume(&mut self, read: usize) {
        self.hand_on(read);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::test_bound::Bound;

    #[test]
    fn a_reader_is_sent_as_far_as_its_length() {
        let _bound = Bound::begin();
        let body = |length| ByteStream::from_reader(&b"abcdef"[..], length);
        assert_eq!(wait(body(4).collect()).unwrap().to_vec(), b"abcd");
        let error = wait(body(7).collect()).unwrap_err().to_string();
        assert!(error.ends_with("it ended after 6 of the 7 bytes that were announced"), "{error}");
    }

    #[test]
    fn a_read_that_is_interrupted_is_tried_again() {
        struct Interrupted(bool);
        impl Read for Interrupted {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                if std::mem::replace(&mut self.0, true) {
                    return (&b"abc"[..]).read(buffer);
                }
                Err(io::ErrorKind::Interrupted.into())
            }
        }
        let _bound = Bound::begin();
        assert_eq!(next_piece(&mut Interrupted(false), u64::MAX).unwrap().unwrap(), "abc");
    }

    #[test]
    fn a_reader_of_unknown_length_is_read_to_its_end() {
        let _bound = Bound::begin();
        let body = ByteStream::from_reader_to_end(&b"abcdef"[..]);
        assert_eq!(body.content_length(), None);
        assert_eq!(wait(body.collect()).unwrap().to_vec(), b"abcdef");
    }

    #[test]
    fn a_body_is_read_in_pieces_of_any_size() {
        let _bound = Bound::begin();
        let mut body = ByteStream::from_reader(&b"abcdef"[..], 6);
        let mut two = [0; 2];
        body.read_exact(&mut two).unwrap();
        assert_eq!((&two, body.fill_buf().unwrap()), (b"ab", &b"cdef"[..]));
        body.consume(1);
        let mut rest = String::new();
        body.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "def");
    }
}
