//! What a body is saved to: a new file that replaces the target in the end, or the target itself if it is not a file.

use crate::io::blocking;
use crate::wire::idempotency;
use bytes::Bytes;
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf, is_separator};

/// The most links that are followed from one to the next, as on Linux.
const MOST_LINKS: usize = 40;

pub(super) struct Target {
    /// `None` during a write.
    file: Option<File>,
    /// `None` if the target is a device or a pipe, which cannot be replaced.
    part: Option<Part>,
}

/// The new file. It is removed on drop unless it has replaced the target.
struct Part {
    path: PathBuf,
    replaces: PathBuf,
}

impl Target {
    /// Opens what is written to, so that a target that cannot be replaced is found before the whole body is read in vain.
    pub async fn open(path: &Path) -> io::Result<Self> {
        let ends_in_separator =
            path.as_os_str().as_encoded_bytes().last().is_some_and(|last| is_separator(*last as char));
        if path.file_name().is_none() || ends_in_separator {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "the path ends in no file name"));
        }
        let path = path.to_owned();
        // The thread makes the target, so that it is dropped if the caller no longer waits. A pipe is opened once it is
        // read from, which may be never.
        blocking::on_new_thread(|| Self::find(path)).await?
    }

    fn find(path: PathBuf) -> io::Result<Self> {
        match fs::metadata(&path) {
            Ok(found) if found.is_dir() => Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a directory")),
            Ok(found) if found.is_file() => Self::replace(path, Some(&found)),
            Ok(_) => Ok(Self { file: Some(File::options().write(true).open(path)?), part: None }),
            // Its part could be made, and only the whole of it not be renamed.
            Err(error) if error.kind() == io::ErrorKind::InvalidFilename => Err(error),
            Err(_) => Self::replace(path, None),
        }
    }

    fn replace(path: PathBuf, replaced: Option<&Metadata>) -> io::Result<Self> {
        // A link is kept; the file that it points to is replaced or made.
        let replaces = follow_links(path)?;
        let path = replaces.with_file_name(format!(".{}.part", idempotency::token()));
        let file = File::create_new(&path)?;
        let part = Part { path, replaces };
        if let Some(replaced) = replaced {
            // Set before the file has any content, which may be confidential.
            fs::set_permissions(&part.path, replaced.permissions())?;
        }
        Ok(Self { file: Some(file), part: Some(part) })
    }

    pub async fn write(&mut self, piece: Bytes) -> io::Result<()> {
        self.with_file(move |mut file| {
            file.write_all(&piece)?;
            Ok(file)
        })
        .await
    }

    pub async fn finish(mut self) -> io::Result<()> {
        let Some(part) = &self.part else { return Ok(()) };
        let (path, replaces) = (part.path.clone(), part.replaces.clone());
        self.with_file(move |file| {
            file.sync_all()?;
            fs::rename(path, replaces)?;
            Ok(file)
        })
        .await
    }

    async fn with_file(&mut self, work: impl FnOnce(File) -> io::Result<File> + Send + 'static) -> io::Result<()> {
        let Some(file) = self.file.take() else { return Ok(()) };
        // A pipe that is full may never be read from again.
        let may_wait = self.part.is_none();
        let running = if may_wait { blocking::on_new_thread(|| work(file)) } else { blocking::run(|| work(file)) };
        self.file = Some(running.await??);
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // After the rename there is no such file.
        let _ = fs::remove_file(&self.path);
    }
}

/// Follows links to a file that may not be there yet.
fn follow_links(mut path: PathBuf) -> io::Result<PathBuf> {
    for _ in 0..MOST_LINKS {
        if !path.is_symlink() {
            return Ok(path);
        }
        let next = fs::read_link(&path)?;
        path = path.parent().unwrap_or(Path::new("")).join(next);
    }
    Err(io::Error::other("it is a link that leads back to itself"))
}
