//! Errors of bodies and files as errors of a client, so that a caller can use `?`.

use super::{Error, ErrorKind};
use crate::call::exception::Exception;
use crate::io::body::{BodyError, TooLong};
#[cfg(feature = "client")]
use crate::io::body::{FileError, ReadTimedOut, SaveError, SaveErrorKind};

impl<X: Exception> From<BodyError> for Error<X> {
    fn from(error: BodyError) -> Self {
        Self::new(kind(&error), error)
    }
}

#[cfg(feature = "client")]
impl<X: Exception> From<FileError> for Error<X> {
    fn from(error: FileError) -> Self {
        Self::new(ErrorKind::File, error)
    }
}

#[cfg(feature = "client")]
impl<X: Exception> From<SaveError> for Error<X> {
    fn from(error: SaveError) -> Self {
        let kind = match error.kind() {
            SaveErrorKind::Body => error.body_error().map_or(ErrorKind::Body, kind),
            SaveErrorKind::File => ErrorKind::File,
            SaveErrorKind::Checksum => ErrorKind::Checksum,
        };
        Self::new(kind, error)
    }
}

/// The kind for an error of a body. Most bodies that fail broke off, and another attempt may succeed.
fn kind(error: &BodyError) -> ErrorKind {
    if error.cause::<TooLong>().is_some() {
        return ErrorKind::Decode;
    }
    #[cfg(feature = "client")]
    if error.cause::<ReadTimedOut>().is_some() {
        return ErrorKind::Timeout;
    } else if error.cause::<FileError>().is_some() {
        return ErrorKind::File;
    }
    ErrorKind::Body
}
