//! Saving a body to a file: whole, or not at all.

use super::{ByteStream, FileError, Progress};
use crate::io::blocking;
use crate::io::future::BoxFuture;
use crate::wire::hex::hex;
use crate::wire::idempotency;
use bytes::Bytes;
use sha2::{Digest, Sha256};
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf, is_separator};
use tokio::task::spawn_blocking;

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

/// Saves a body when it is awaited; see [`ByteStream::save_to`]. It returns an error if the body cannot be
/// read, the file cannot be written, or the SHA-256 differs.
#[derive(Debug)]
#[must_use = "nothing is saved before it is awaited"]
pub struct SaveTo {
    body: ByteStream,
    path: PathBuf,
    sha256: Option<String>,
}

impl SaveTo {
    /// Checks before the target is replaced that the content has this SHA-256, as 64 hexadecimal digits.
    pub fn sha256(mut self, hexadecimal: impl Into<String>) -> Self {
        self.sha256 = Some(hexadecimal.into());
        self
    }

    /// Calls `callback` while the body is saved; see [`ByteStream::on_progress`].
    pub fn on_progress(mut self, callback: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        self.body = self.body.on_progress(callback);
        self
    }

    async fn save(self) -> Result<u64, FileError> {
        let Self { mut body, path, sha256 } = self;
        let fail = |cause: &dyn fmt::Display| FileError::new("save to", &path, cause);
        let announced = body.content_length();
        let mut part = Part::create(&path).await?;
        let mut hash = sha256.is_some().then(Sha256::new);
        let mut length = 0;
        while let Some(piece) = body.next().await {
            let piece = piece.map_err(|error| fail(&error))?;
            length += piece.len() as u64;
            if let Some(hash) = &mut hash {
                hash.update(&piece);
            }
            part.write(piece).await?;
        }
        if let Some(announced) = announced.filter(|announced| *announced != length) {
            return Err(fail(&format!("{length} bytes came in place of the {announced} that were announced")));
        }
        if let (Some(expected), Some(hash)) = (sha256, hash) {
            let found = hex(&hash.finalize());
            if !expected.eq_ignore_ascii_case(&found) {
                return Err(fail(&format!("the content has the SHA-256 {found}, not {expected} as it should")));
            }
        }
        part.finish().await?;
        Ok(length)
    }
}

impl IntoFuture for SaveTo {
    type Output = Result<u64, FileError>;
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
    async fn create(target: &Path) -> Result<Self, FileError> {
        let ends_in_separator =
            target.as_os_str().as_encoded_bytes().last().is_some_and(|last| is_separator(*last as char));
        if target.file_name().is_none() || ends_in_separator {
            return Err(FileError::new("save to", target, "the path ends in no file name"));
        }
        let failed = |error| FileError::new("save to", target, error);
        let target = target.to_owned();
        // The thread makes the part, so that it is dropped if the caller no longer waits.
        blocking::run(|| Self::open(target)).await.and_then(|part| part).map_err(failed)
    }

    /// Opens the new file. It checks first whether the target can be replaced, before the whole body is read
    /// in vain.
    fn open(target: PathBuf) -> io::Result<Self> {
        // A link is kept; the file that it points to is replaced.
        let target = if target.is_symlink() { target.canonicalize()? } else { target };
        let replaced = fs::metadata(&target).ok();
        match &replaced {
            Some(metadata) if metadata.is_dir() => return Err(io::Error::other("it is a directory")),
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

    async fn write(&mut self, piece: Bytes) -> Result<(), FileError> {
        self.with_file(move |mut file| {
            file.write_all(&piece)?;
            Ok(file)
        })
        .await
    }

    async fn finish(mut self) -> Result<(), FileError> {
        let (path, target) = (self.path.clone(), self.target.clone());
        self.with_file(move |file| {
            file.sync_all()?;
            fs::rename(path, target)?;
            Ok(file)
        })
        .await
    }

    async fn with_file(
        &mut self,
        work: impl FnOnce(File) -> io::Result<File> + Send + 'static,
    ) -> Result<(), FileError> {
        let Some(file) = self.file.take() else { return Ok(()) };
        let done = spawn_blocking(|| work(file)).await.map_err(io::Error::other).and_then(|done| done);
        self.file = Some(done.map_err(|error| FileError::new("save to", &self.target, error))?);
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // After the rename there is no such file.
        let _ = fs::remove_file(&self.path);
    }
}
