//! Files in which AWS tools keep tokens, each with a JSON object. Each is whole at any time.

mod lock;

use botocore_runtime::for_credentials::blocking;
use botocore_runtime::idempotency;
pub use lock::Lock;
use serde_json::{Map, Value};
use std::error::Error;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// The greatest number of bytes of a file. Tokens take a few thousand.
const MOST: u64 = 256 * 1024;

/// How the names of files end that become the file once they are whole.
const TEMPORARY: &str = "tmp";

/// A clause about a file, which may have a cause. It shows nothing of the content, which is secret.
pub type Problem = Box<dyn Error + Send + Sync>;

/// The object in a file; `None` if there is no such file.
pub type Content = Result<Option<Map<String, Value>>, Problem>;

/// A file, which may not exist.
#[derive(Debug, Clone)]
pub struct CacheFile {
    path: PathBuf,
}

impl CacheFile {
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the object.
    pub async fn read(&self) -> Content {
        let file = self.clone();
        blocking::run(move || file.read_blocking()).await.unwrap_or_else(|error| Err(unreadable(&error)))
    }

    /// Reads the object on this thread.
    pub fn read_blocking(&self) -> Content {
        let Some(bytes) = read(&self.path).map_err(|error| unreadable(&error))? else { return Ok(None) };
        match serde_json::from_slice(&bytes) {
            Ok(Value::Object(members)) => Ok(Some(members)),
            Ok(_) => Err("is not a JSON object".into()),
            Err(error) => Err(format!("is not JSON from line {}, column {} on", error.line(), error.column()).into()),
        }
    }

    /// Replaces the file, on this thread, for the holder of the lock. Whoever opens it meanwhile, or after an interruption,
    /// finds the old content or the new one. Only the user may read it.
    ///
    /// # Errors
    /// Returns an error if it cannot be written. The old content is there then.
    pub fn replace_blocking(&self, content: &str) -> io::Result<()> {
        if content.len() as u64 > MOST {
            return Err(too_large());
        }
        self.sweep();
        let beside = self.path.with_extension(format!("{}.{TEMPORARY}", idempotency::token()));
        let replaced = write(&beside, content).and_then(|()| fs::rename(&beside, &self.path));
        if replaced.is_err() {
            // It may not have been made.
            let _ = fs::remove_file(&beside);
        }
        replaced
    }

    /// Removes what an interrupted program has left beside the file. If it cannot be removed, it does no harm.
    fn sweep(&self) {
        let entries = self.path.parent().and_then(|folder| fs::read_dir(folder).ok());
        for path in entries.into_iter().flatten().flatten().map(|entry| entry.path()) {
            let is_temporary = path.extension().is_some_and(|extension| extension == TEMPORARY);
            if is_temporary && path.with_extension("").with_extension("json") == self.path.with_extension("json") {
                let _ = fs::remove_file(path);
            }
        }
    }
}

fn unreadable(error: &io::Error) -> Problem {
    format!("cannot be read: {error}").into()
}

fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::metadata(path) {
        // Reading anything else, such as a pipe, may never end.
        Ok(metadata) if !metadata.is_file() => return Err(io::Error::other("it is not a file")),
        Ok(_) => {}
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => return Ok(None),
        Err(error) => return Err(error),
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(too_large());
    }
    Ok(Some(bytes))
}

fn too_large() -> io::Error {
    io::Error::other(format!("it has more than {MOST} bytes"))
}

fn write(path: &Path, content: &str) -> io::Result<()> {
    let mut file = for_user_alone().write(true).create_new(true).open(path)?;
    file.write_all(content.as_bytes())?;
    file.sync_all()
}

/// Options that make files which nobody but the user may read.
#[cfg(unix)]
fn for_user_alone() -> OpenOptions {
    let mut options = OpenOptions::new();
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Options that make files. Other systems have the folder's rights for them, which is below the user's own.
#[cfg(not(unix))]
fn for_user_alone() -> OpenOptions {
    OpenOptions::new()
}

#[cfg(test)]
mod tests;
