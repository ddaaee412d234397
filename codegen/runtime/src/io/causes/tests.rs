//! Causes below the errors of bodies and files, whose sentences hold them.

use super::*;
use crate::io::body::{BodyError, ByteStream, FileError};

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
    assert!(body.source().is_none());
}
