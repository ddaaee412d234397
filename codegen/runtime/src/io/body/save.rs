//! Saving a body to a file: whole, or not at all.

mod target;

use super::error::WrongLength;
use super::save_error::Cause;
use super::{BodyError, ByteStream, Progress, SaveError};
use crate::io::future::BoxFuture;
use crate::wire::hex::hex;
use sha2::{Digest, Sha256};
use std::cmp::Ordering;
use std::path::{Path, PathBuf};
use target::Target;

impl ByteStream {
    /// Saves the body to a file when it is awaited, or in a blocking program by `wait()`, and returns its length in bytes.
    ///
    /// The body is written to a new file in the same folder, with the permissions of an existing target. Once
    /// it is complete, it replaces the target. If anything fails before that, an existing target stays as it
    /// was and the new file is removed. A program that is killed meanwhile leaves the target as it was, and the new file, whose
    /// hidden name ends in `.part`. Links are followed, also to a file that is not there yet.
    ///
    /// A target that is a device or a pipe, such as `/dev/null`, cannot be replaced. It is written to as the body arrives, so
    /// a failure leaves the beginning there, and a wrong SHA-256 is found only at the end. Opening a pipe waits for its
    /// reader.
    pub fn save_to(self, path: impl Into<PathBuf>) -> SaveTo {
        SaveTo { body: self, path: path.into(), sha256: None }
    }
}

/// Saves a body when it is awaited; see [`ByteStream::save_to`]. Its [`SaveError`] tells a body that broke off
/// from a file that cannot be written and from a wrong SHA-256.
#[derive(Debug)]
#[must_use = "nothing is saved before it is awaited, or waited for with `wait()`"]
pub struct SaveTo {
    body: ByteStream,
    path: PathBuf,
    sha256: Option<String>,
}

impl SaveTo {
    /// Checks before the target is replaced that the content has this SHA-256, as 64 hexadecimal digits. Anything else
    /// is an error before the body is read.
    pub fn sha256(mut self, hexadecimal: impl Into<String>) -> Self {
        self.sha256 = Some(hexadecimal.into());
        self
    }

    /// Calls `callback` while the body is saved; see [`ByteStream::on_progress`].
    pub fn on_progress(mut self, callback: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        self.body = self.body.on_progress(callback);
        self
    }

    async fn save(self) -> Result<u64, SaveError> {
        let Self { body, path, sha256 } = self;
        let saved = save(body, &path, sha256).await;
        saved.map_err(|cause| SaveError { path, cause })
    }
}

async fn save(mut body: ByteStream, path: &Path, sha256: Option<String>) -> Result<u64, Cause> {
    if let Some(given) = sha256.as_ref().filter(|given| !is_sha256(given)) {
        return Err(Cause::NoChecksum(given.clone()));
    }
    let announced = body.content_length();
    let mut target = Target::open(path).await?;
    let mut hash = sha256.is_some().then(Sha256::new);
    let mut length = 0;
    while let Some(piece) = body.next().await {
        let piece = piece?;
        length += piece.len() as u64;
        if let Some(hash) = &mut hash {
            hash.update(&piece);
        }
        target.write(piece).await?;
    }
    if let Some(announced) = announced {
        check_length(length, announced)?;
    }
    if let (Some(expected), Some(hash)) = (sha256, hash) {
        let found = hex(&hash.finalize());
        if !expected.eq_ignore_ascii_case(&found) {
            return Err(Cause::Checksum { expected, found });
        }
    }
    target.finish().await?;
    Ok(length)
}

fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn check_length(length: u64, announced: u64) -> Result<(), BodyError> {
    match length.cmp(&announced) {
        Ordering::Less => Err(BodyError::new(WrongLength::Shorter { length, announced })),
        Ordering::Equal => Ok(()),
        Ordering::Greater => Err(BodyError::new(WrongLength::Longer { announced })),
    }
}

impl IntoFuture for SaveTo {
    type Output = Result<u64, SaveError>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.save())
    }
}
