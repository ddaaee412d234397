//! The causes of an error, also those that `source` does not give because the error's sentence holds them.

use crate::io::body::BodyError;
#[cfg(feature = "client")]
use crate::io::body::{FileError, SaveError};
use std::error::Error;
use std::io;

type Cause = dyn Error + 'static;

/// Finds an error of this type: the error itself, or the first of its causes.
#[cfg(any(test, feature = "transport", feature = "aws-config"))]
pub fn find<T: Error + 'static>(error: &Cause) -> Option<&T> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        next = below(error);
    }
    None
}

/// Returns the cause of an error.
pub fn below(error: &Cause) -> Option<&Cause> {
    if let Some(error) = error.downcast_ref::<BodyError>() {
        return Some(error.kept());
    }
    #[cfg(feature = "client")]
    if let Some(error) = error.downcast_ref::<FileError>() {
        return Some(error.io_error());
    } else if let Some(error) = error.downcast_ref::<SaveError>() {
        return error.body_error().map(|error| error as _).or(error.io_error().map(|error| error as _));
    }
    // `source` skips the error that an I/O error wraps.
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(wrapped) => Some(wrapped),
        None => error.source(),
    }
}

#[cfg(all(test, feature = "client"))]
mod tests {
    use super::*;
    use crate::io::body::ByteStream;

    #[tokio::test]
    async fn causes_are_found_below_errors_that_say_them() {
        let missing = ByteStream::from_path("/missing/a.tgz").await.unwrap_err();
        assert_eq!(find::<io::Error>(&missing).unwrap().kind(), io::ErrorKind::NotFound);
        let body = BodyError::new(missing);
        assert!(find::<BodyError>(&body).is_some() && find::<FileError>(&body).is_some());
        assert_eq!(find::<io::Error>(&body).unwrap().kind(), io::ErrorKind::NotFound);
        let missing = ByteStream::from("abc").save_to("/missing/a.tgz").await.unwrap_err();
        assert_eq!(find::<io::Error>(&missing).unwrap().kind(), io::ErrorKind::NotFound);
        let broken = ByteStream::from_stream(ByteStream::from("abc"), 4).save_to(std::env::temp_dir().join("a.tgz"));
        assert!(find::<BodyError>(&broken.await.unwrap_err()).is_some());
        let wrapped = io::Error::other(BodyError::new("broken"));
        assert!(find::<BodyError>(&wrapped).is_some() && find::<FileError>(&wrapped).is_none());
    }
}
