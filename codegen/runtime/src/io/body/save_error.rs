//! Why a body was not saved.

use super::BodyError;
use crate::io::causes;
use crate::wire::sentence::{self, CLAUSE};
use std::error::Error;
use std::fmt::{self, Write};
use std::io;
use std::path::{Path, PathBuf};

/// The reason why a body was not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SaveErrorKind {
    /// The body could not be read to its end: the connection broke, or nothing came for the read timeout. The
    /// same download may succeed if it is tried again.
    Body,
    /// The file could not be written: its folder is missing, for example, or the disk is full.
    File,
    /// The content does not have the expected SHA-256, or what [`sha256`](super::SaveTo::sha256) was given is not one.
    /// In the second case nothing was read.
    Checksum,
}

/// The error of [`ByteStream::save_to`](super::ByteStream::save_to). It displays as one sentence that names the
/// file and the cause. An existing file is as it was.
#[derive(Debug)]
pub struct SaveError {
    pub(super) path: PathBuf,
    pub(super) cause: Cause,
}

#[derive(Debug)]
pub(super) enum Cause {
    Body(BodyError),
    File(io::Error),
    Checksum { expected: String, found: String },
    NoChecksum(String),
}

impl SaveError {
    /// The reason why the body was not saved.
    #[must_use]
    pub const fn kind(&self) -> SaveErrorKind {
        match self.cause {
            Cause::Body(_) => SaveErrorKind::Body,
            Cause::File(_) => SaveErrorKind::File,
            Cause::Checksum { .. } | Cause::NoChecksum(_) => SaveErrorKind::Checksum,
        }
    }

    /// The path that the body should have been saved to.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The error of the body, if that is the reason.
    #[must_use]
    pub const fn body_error(&self) -> Option<&BodyError> {
        if let Cause::Body(error) = &self.cause { Some(error) } else { None }
    }

    /// The error of the file, if that is the reason.
    #[must_use]
    pub const fn io_error(&self) -> Option<&io::Error> {
        if let Cause::File(error) = &self.cause { Some(error) } else { None }
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        sentence::write(f, CLAUSE, |clause| {
            write!(clause, "cannot save to {}: ", self.path.display())?;
            match &self.cause {
                Cause::Body(error) => write!(clause, "{error}"),
                Cause::File(error) => write!(clause, "{error}"),
                Cause::Checksum { expected, found } => {
                    write!(clause, "the content has the SHA-256 {found}, but {expected} is expected")
                }
                Cause::NoChecksum(given) => {
                    write!(clause, "`{given}` is not a SHA-256, which has 64 hexadecimal digits")
                }
            }
        })
    }
}

impl Error for SaveError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        causes::if_asked(match &self.cause {
            Cause::Body(error) => Some(error),
            Cause::File(error) => Some(error),
            Cause::Checksum { .. } | Cause::NoChecksum(_) => None,
        })
    }
}

impl From<BodyError> for Cause {
    fn from(error: BodyError) -> Self {
        Self::Body(error)
    }
}

impl From<io::Error> for Cause {
    fn from(error: io::Error) -> Self {
        Self::File(error)
    }
}
