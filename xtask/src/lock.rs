//! The lock that keeps two runs from doing the same.

use crate::failure::Failure;
use std::fs::{File, TryLockError};
use std::path::PathBuf;
use std::process::Stdio;

/// A file that is locked until this is dropped. If this process is killed first, until the commands that it has started
/// have ended, too.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Locks a file for a task.
    pub fn take(path: PathBuf, task: &str) -> Result<Self, Failure> {
        let file = File::options().read(true).append(true).create(true).open(&path);
        let file = file.map_err(Failure::at("open", &path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file, path }),
            Err(TryLockError::WouldBlock) => Err(Failure::new(format!(
                "another run of `cargo xtask {task}` is at work here, or a command that a killed run has left behind",
            ))),
            Err(TryLockError::Error(error)) => Err(Failure::at("lock", &path)(error)),
        }
    }

    /// Locks a file, once whoever holds it has ended.
    pub fn wait(path: PathBuf) -> Result<Self, Failure> {
        let file = File::options().read(true).append(true).create(true).open(&path);
        let file = file.map_err(Failure::at("open", &path))?;
        file.lock().map_err(Failure::at("lock", &path))?;
        Ok(Self { file, path })
    }

    /// The file as the input of a command, which holds the lock by it. The file is empty.
    pub fn input(&self) -> Result<Stdio, Failure> {
        Ok(self.file.try_clone().map_err(Failure::at("share", &self.path))?.into())
    }
}

/// What tests have left running does not hold the lock after a run that ended by itself.
impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.file.unlock();
    }
}
