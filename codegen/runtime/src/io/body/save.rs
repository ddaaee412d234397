//! Saving a body to a file: whole, or not at all.

use super::error::WrongLength;
use super::save_error::Cause;
use super::{BodyError, ByteStream, Progress, SaveError};
use crate::io::blocking;
use crate::io::future::BoxFuture;
use crate::wire::hex::hex;
use crate::wire::idempotency;
use bytes::Bytes;
use sha2::{Digest, Sha256};
use std::cmp::Ordering;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf, is_separator};

impl ByteStream {
    /// Saves the body to a file when it is awaited, and returns its length in bytes.
    ///
    /// The body is written to a new file in the same folder, with the permissions of an existing target. Once
    /// it is complete, it replaces the target. If anything fails before that, an existing target stays as it
    /// was and the new file is removed.
    pub fn save_to(self, path: impl Into<PathBuf>) -> SaveTo {
        SaveTo { body: self, path: path.into(), sha256: None }
    }
}

/// Saves a body when it is awaited; see [`ByteStream::save_to`]. Its [`SaveError`] tells a body that broke off
/// from a file that cannot be written and from a wrong SHA-256.
#[derive(Debug)]
#[must_use = "nothing is saved before it is awaited"]
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
    let mut part = Part::create(path).await?;
    let mut hash = sha256.is_some().then(Sha256::new);
    let mut length = 0;
    while let Some(piece) = body.next().await {
        let piece = piece?;
        length += piece.len() as u64;
        if let Some(hash) = &mut hash {
            hash.update(&piece);
        }
        part.write(piece).await?;
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
    part.finish().await?;
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

/// The new file. It is removed on drop unless it has replaced the target.
struct Part {
    target: PathBuf,
    path: PathBuf,
    /// `None` during a write.
    file: Option<File>,
}

impl Part {
    async fn create(target: &Path) -> io::Result<Self> {
        let ends_in_separator =
            target.as_os_str().as_encoded_bytes().last().is_some_and(|last| is_separator(*last as char));
        if target.file_name().is_none() || ends_in_separator {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "the path ends in no file name"));
        }
        let target = target.to_owned();
        // The thread makes the part, so that it is dropped if the caller no longer waits.
        blocking::run(|| Self::open(target)).await?
    }

    /// Opens the new file. It checks first whether the target can be replaced, before the whole body is read
    /// in vain.
    fn open(target: PathBuf) -> io::Result<Self> {
        // A link is kept; the file that it points to is replaced.
        let target = if target.is_symlink() { target.canonicalize()? } else { target };
        let replaced = fs::metadata(&target).ok();
        match &replaced {
            Some(metadata) if metadata.is_dir() => {
                return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a directory"));
            }
            Some(metadata) if !metadata.is_file() => return Err(io::Error::other("it is not a file")),
            _ => {}
        }
        let path = target.with_file_name(format!(".{}.part", idempotency::token()));
        let file = File::create_new(&path)?;
        let part = Self { target, path, file: Some(file) };
        if let Some(metadata) = replaced {
            // Set before the file has any content, which may be confidential.
            fs::set_permissions(&part.path, metadata.permissions())?;
        }
        Ok(part)
    }

    async fn write(&mut self, piece: Bytes) -> io::Result<()> {
        self.with_file(move |mut file| {
            file.write_all(&piece)?;
            Ok(file)
        })
        .await
    }

    async fn finish(mut self) -> io::Result<()> {
        let (path, target) = (self.path.clone(), self.target.clone());
        self.with_file(move |file| {
            file.sync_all()?;
            fs::rename(path, target)?;
            Ok(file)
        })
        .await
    }

    async fn with_file(&mut self, work: impl FnOnce(File) -> io::Result<File> + Send + 'static) -> io::Result<()> {
        let Some(file) = self.file.take() else { return Ok(()) };
        self.file = Some(blocking::run(|| work(file)).await??);
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // After the rename there is no such file.
        let _ = fs::remove_file(&self.path);
    }
}
