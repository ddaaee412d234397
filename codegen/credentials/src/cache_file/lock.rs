//! Locks, which programs hold that are about to replace a file.

use super::{CacheFile, for_user_alone};
use botocore_runtime::DateTime;
use botocore_runtime::for_credentials::blocking;
use botocore_runtime::timer::Timer;
use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::Path;
use std::time::Duration;

/// The wait before a lock that somebody else holds is tried again.
const PAUSE: Duration = Duration::from_millis(100);

/// The greatest number of bytes that are read of a lock's file.
const MOST: u64 = 64;

/// The right to replace a file, which one program has at a time, and one task in it. The AWS CLI does not ask for it. It ends
/// when this is dropped, or with the program. Its file stays, and says when the lock was used last.
#[derive(Debug)]
pub struct Lock {
    file: File,
    /// When it was used before.
    pub last_used: Option<DateTime>,
}

impl CacheFile {
    /// Takes the lock; `None` if somebody else has it.
    ///
    /// # Errors
    /// Returns an error if the lock's file, which is beside this one, cannot be written.
    pub async fn try_lock(&self) -> io::Result<Option<Lock>> {
        let path = self.path.with_extension("lock");
        let shown = path.display().to_string();
        let taken = blocking::run(move || take(&path)).await.and_then(|taken| taken);
        taken.map_err(|error| io::Error::new(error.kind(), format!("{shown} cannot be locked: {error}")))
    }

    /// Takes the lock, and waits for it until a deadline; `None` if somebody else has it even then.
    ///
    /// # Errors
    /// Returns an error if the lock's file, which is beside this one, cannot be written.
    pub async fn lock(&self, timer: &dyn Timer, deadline: Duration) -> io::Result<Option<Lock>> {
        loop {
            let taken = self.try_lock().await?;
            if taken.is_some() || timer.now() >= deadline {
                return Ok(taken);
            }
            timer.sleep(PAUSE).await;
        }
    }
}

fn take(path: &Path) -> io::Result<Option<Lock>> {
    let file = for_user_alone().read(true).write(true).create(true).truncate(false).open(path)?;
    // Whatever else it is, such as a pipe, may never end.
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => return Ok(None),
        // Where files cannot be locked, a program has to be content with what it reads before and after.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
        other => other?,
    }
    // Whatever is there, a time or not, the lock is held.
    let mut last_used = Vec::new();
    (&file).take(MOST).read_to_end(&mut last_used)?;
    Ok(Some(Lock { file, last_used: DateTime::parse(&String::from_utf8_lossy(&last_used)).ok() }))
}

impl Lock {
    /// Keeps the time at which it is used.
    pub fn note(&mut self, now: DateTime) -> io::Result<()> {
        self.file.set_len(0)?;
        self.file.rewind()?;
        self.file.write_all(now.to_string().as_bytes())
    }
}
