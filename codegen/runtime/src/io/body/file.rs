//! Bodies that are read from a file while they are sent.

use super::BodyError;
use super::expected::Expected;
use super::measured::{ended_early, left_after};
use crate::io::blocking::{self, Running};
use crate::io::causes;
use crate::wire::sentence::{self, CLAUSE};
use bytes::Bytes;
use std::error::Error;
use std::fmt::{self, Write};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::task::{Context, Poll, ready};

/// The number of bytes that are read at once.
const PIECE: usize = 128 * 1024;

/// A file that could not be read. It displays as one sentence that names the file and the cause.
#[derive(Debug)]
pub struct FileError {
    path: PathBuf,
    cause: io::Error,
}

impl FileError {
    /// The path of the file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The cause.
    #[must_use]
    pub fn io_error(&self) -> &io::Error {
        &self.cause
    }
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, cause) = (self.path.display(), &self.cause);
        sentence::write(f, CLAUSE, |clause| write!(clause, "cannot read {path}: {cause}"))
    }
}

impl Error for FileError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        causes::if_asked(Some(&self.cause))
    }
}

/// A file and the position in it.
pub(super) struct FileBody {
    path: Arc<Path>,
    length: u64,
    left: u64,
    reader: Reader,
    /// The hash to check; `None` also while a piece is read.
    expected: Option<Expected>,
}

enum Reader {
    /// Before the first piece.
    Closed,
    Busy(Running<io::Result<Piece>>),
    /// After the last piece, or an error.
    Done,
}

/// A piece that was read.
struct Piece {
    file: File,
    bytes: Vec<u8>,
    expected: Option<Expected>,
}

impl FileBody {
    pub async fn open(path: PathBuf) -> Result<Self, FileError> {
        let checked = path.clone();
        let length = blocking::run(move || readable_length(&checked)).await.and_then(|length| length);
        let length = length.map_err(|cause| FileError { path: path.clone(), cause })?;
        Ok(Self { path: path.into(), length, left: length, reader: Reader::Closed, expected: None })
    }

    /// The same file, at its beginning.
    pub fn rewound(&self) -> Self {
        let expected = self.expected.as_ref().map(Expected::restarted);
        Self { path: Arc::clone(&self.path), length: self.length, left: self.length, reader: Reader::Closed, expected }
    }

    /// Checks the content against a hash that a member gives. The last piece is handed out only if it is right.
    pub fn expect_sha256(&mut self, member: &'static str, sha256: &str) {
        self.expected = Some(Expected::new(member, sha256));
    }

    pub fn left(&self) -> u64 {
        self.left
    }

    pub fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        if matches!(self.reader, Reader::Closed) {
            let expected = self.expected.take();
            self.read(None, expected);
        }
        let Reader::Busy(reading) = &mut self.reader else {
            return Poll::Ready(None);
        };
        let read = ready!(std::pin::Pin::new(reading).poll(context));
        self.reader = Reader::Done;
        let piece = read.and_then(|read| read).map_err(|error| self.error(error))?;
        Poll::Ready(self.take(piece).transpose())
    }

    /// Begins to read a piece, which goes on while the one before is sent. For the last one it asks for one byte too many,
    /// in order to notice a file that has grown.
    fn read(&mut self, file: Option<File>, mut expected: Option<Expected>) {
        let path = Arc::clone(&self.path);
        let piece = PIECE as u64;
        let most = if self.left > piece { piece } else { self.left + 1 };
        self.reader = Reader::Busy(blocking::run(move || {
            let file = file.map_or_else(|| open(&path), Ok)?;
            let mut bytes = Vec::with_capacity(PIECE + 1);
            (&file).take(most).read_to_end(&mut bytes)?;
            if let Some(expected) = &mut expected {
                expected.update(&bytes);
            }
            Ok(Piece { file, bytes, expected })
        }));
    }

    fn take(&mut self, Piece { file, bytes, expected }: Piece) -> Result<Option<Bytes>, BodyError> {
        if bytes.is_empty() && self.left > 0 {
            return Err(self.error(io::Error::other(ended_early(self.left, self.length))));
        }
        let left = left_after(&bytes, self.left, self.length);
        self.left = left.map_err(|error| self.error(io::Error::other(error)))?;
        if self.left > 0 {
            self.read(Some(file), expected);
        } else if let Some(expected) = expected {
            expected.check().map_err(BodyError::new)?;
        }
        Ok((!bytes.is_empty()).then(|| bytes.into()))
    }

    fn error(&self, cause: io::Error) -> BodyError {
        BodyError::new(FileError { path: self.path.to_path_buf(), cause })
    }
}

/// Returns the length of a file, after checking that it can be opened.
fn readable_length(path: &Path) -> io::Result<u64> {
    Ok(open(path)?.metadata()?.len())
}

/// Opens a file, which may have become something else since it was looked at last.
fn open(path: &Path) -> io::Result<File> {
    // Checked before the file is opened, because opening a pipe may wait.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    File::open(path)
}
