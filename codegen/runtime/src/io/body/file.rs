//! Bodies that are read from a file while they are sent.

mod ahead;
mod pieces;

use self::ahead::Ahead;
use self::pieces::Pieces;
use super::BodyError;
use super::expected::Expected;
use crate::io::blocking;
use crate::io::causes;
use crate::wire::sentence::{self, CLAUSE};
use bytes::Bytes;
use std::error::Error;
use std::fmt::{self, Write};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::task::{Context, Poll, ready};

/// A file that could not be read. It displays as one sentence that names the file and the cause.
#[derive(Debug)]
pub struct FileError {
    path: PathBuf,
    cause: io::Error,
}

impl FileError {
    /// The error of a body.
    fn of_body(path: &Path, cause: io::Error) -> BodyError {
        BodyError::new(Self { path: path.to_path_buf(), cause })
    }

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
    /// The number of bytes that have not been handed out.
    left: u64,
    expected: Option<Expected>,
    /// The pieces, from the first one on.
    pieces: Option<Ahead<Pieces>>,
}

impl FileBody {
    pub async fn open(path: PathBuf) -> Result<Self, FileError> {
        let checked = path.clone();
        let length = blocking::run(move || readable_length(&checked)).await.and_then(|length| length);
        let length = length.map_err(|cause| FileError { path: path.clone(), cause })?;
        Ok(Self { path: path.into(), length, left: length, expected: None, pieces: None })
    }

    /// The same file, at its beginning.
    pub fn rewound(&self) -> Self {
        let (path, expected) = (Arc::clone(&self.path), self.expected.clone());
        Self { path, length: self.length, left: self.length, expected, pieces: None }
    }

    /// Checks the content against a hash that a member gives. The last piece is handed out only if it is right.
    pub fn expect_sha256(&mut self, member: &'static str, sha256: &str) {
        self.expected = Some(Expected::new(member, sha256));
    }

    pub fn left(&self) -> u64 {
        self.left
    }

    pub fn poll_piece(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        let begin = || Ahead::new(Pieces::new(Arc::clone(&self.path), self.length, self.expected.clone()));
        let pieces = self.pieces.get_or_insert_with(begin);
        let Some(piece) = ready!(pieces.poll_next(context)) else { return Poll::Ready(None) };
        let piece = piece.unwrap_or_else(|cause| Err(FileError::of_body(&self.path, cause)))?;
        self.left = self.left.saturating_sub(piece.len() as u64);
        Poll::Ready(Some(Ok(piece)))
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
