//! The pieces of a file, as they are read and checked.

use super::{FileError, open};
use crate::io::body::BodyError;
use crate::io::body::expected::Expected;
use crate::io::body::measured::{ended_early, left_after};
use bytes::Bytes;
use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

/// The number of bytes that are read at once.
const PIECE: u64 = 128 * 1024;

/// The number of pieces whose memory is looked after: as many as are read ahead and as hyper takes at once.
const LENT: usize = 6;

/// The pieces of a file from its beginning, to its end or an error. Reading one blocks.
pub struct Pieces {
    path: Arc<Path>,
    file: Option<File>,
    length: u64,
    left: u64,
    expected: Option<Expected>,
    /// Copies of the pieces that were read last, the oldest one first.
    lent: VecDeque<Bytes>,
    is_over: bool,
}

impl Pieces {
    /// A file of this length, and the hash that its content should have.
    pub fn new(path: Arc<Path>, length: u64, expected: Option<Expected>) -> Self {
        Self { path, file: None, length, left: length, expected, lent: VecDeque::new(), is_over: false }
    }

    /// Reads a piece. With the last one it asks for one byte too many, in order to notice a file that has grown.
    fn read(&mut self) -> io::Result<Bytes> {
        let most = if self.left > PIECE { PIECE } else { self.left + 1 };
        let mut memory = self.memory();
        memory.resize(usize::try_from(most).unwrap_or(usize::MAX), 0);
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(open(&self.path)?),
        };
        let length = fill(file, &mut memory)?;
        memory.truncate(length);
        Ok(memory.into())
    }

    /// Returns the memory of a piece that has been sent. New memory costs the system more time than reading does.
    fn memory(&mut self) -> Vec<u8> {
        match self.lent.pop_front() {
            Some(sent) if sent.is_unique() => return sent.into(),
            Some(_) if self.lent.len() >= LENT => {}
            Some(oldest) => self.lent.push_front(oldest),
            None => {}
        }
        Vec::new()
    }

    fn check(&mut self, piece: &[u8]) -> Result<(), BodyError> {
        let wrong_length = |wrong| FileError::of_body(&self.path, io::Error::other(wrong));
        if piece.is_empty() && self.left > 0 {
            return Err(wrong_length(ended_early(self.left, self.length)));
        }
        self.left = left_after(piece, self.left, self.length).map_err(wrong_length)?;
        if let Some(expected) = &mut self.expected {
            expected.update(piece);
        }
        let ended = self.expected.take_if(|_| self.left == 0);
        ended.map_or(Ok(()), Expected::check).map_err(BodyError::new)
    }
}

impl Iterator for Pieces {
    type Item = Result<Bytes, BodyError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let read = self.read().map_err(|cause| FileError::of_body(&self.path, cause));
        let piece = read.and_then(|piece| self.check(&piece).map(|()| piece));
        self.is_over = self.left == 0 || piece.is_err();
        if let Ok(piece) = &piece {
            self.lent.push_back(piece.clone());
        }
        // An empty file has no piece.
        Some(piece).filter(|piece| piece.as_ref().map_or(true, |piece| !piece.is_empty()))
    }
}

/// Reads until the memory is full or the file ends.
fn fill(file: &mut impl Read, memory: &mut [u8]) -> io::Result<usize> {
    let mut length = 0;
    while let Some(rest) = memory.get_mut(length..).filter(|rest| !rest.is_empty()) {
        match file.read(rest) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(length)
}

#[cfg(test)]
mod tests {
    use super::{LENT, PIECE, Pieces, fill};
    use bytes::Bytes;
    use std::fs;
    use std::io::{self, Read};
    use tempfile::TempDir;

    fn pieces(folder: &TempDir, number: u64) -> Pieces {
        let path = folder.path().join("a.tgz");
        let length = number * PIECE;
        fs::File::create(&path).unwrap().set_len(length).unwrap();
        Pieces::new(path.into(), length, None)
    }

    #[test]
    fn the_memory_of_a_piece_that_was_sent_is_used_again() {
        let folder = TempDir::new().unwrap();
        let mut pieces = pieces(&folder, 4);
        let mut next = || pieces.next().unwrap().unwrap();
        let (first, second) = (next(), next());
        let (place, other) = (first.as_ptr(), second.as_ptr());
        assert_ne!(place, other, "the first is not sent yet");
        drop(first);
        assert_eq!(next().as_ptr(), place);
    }

    /// A file whose reads have these results, the last one first.
    struct Foretold(Vec<io::Result<usize>>);

    impl Read for Foretold {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            self.0.pop().unwrap()
        }
    }

    #[test]
    fn a_read_that_is_interrupted_is_tried_again_and_one_that_fails_is_not() {
        let filled = |reads| fill(&mut Foretold(reads), &mut [0; 3]).map_err(|error| error.kind());
        assert_eq!(filled(vec![Ok(0), Ok(1), Err(io::ErrorKind::Interrupted.into()), Ok(1)]), Ok(2));
        assert_eq!(filled(vec![Ok(1), Ok(2)]), Ok(3));
        assert_eq!(filled(vec![Err(io::ErrorKind::StorageFull.into()), Ok(1)]), Err(io::ErrorKind::StorageFull));
    }

    #[test]
    fn nothing_follows_an_error() {
        let folder = TempDir::new().unwrap();
        let mut pieces = pieces(&folder, 2);
        fs::File::create(folder.path().join("a.tgz")).unwrap().set_len(PIECE).unwrap();
        assert!(pieces.next().unwrap().is_ok());
        assert!(pieces.next().unwrap().is_err());
        assert!(pieces.next().is_none());
    }

    #[test]
    fn memory_that_is_not_given_back_is_forgotten() {
        let folder = TempDir::new().unwrap();
        let mut pieces = pieces(&folder, 20);
        let all: Vec<Bytes> = pieces.by_ref().map(Result::unwrap).collect();
        assert_eq!(all.len(), 20);
        assert!(all.iter().all(|piece| piece.len() as u64 == PIECE) && pieces.lent.len() == LENT + 1);
    }
}
