//! The output of a task, which never keeps the task from its work.

use crate::failure::Failure;
use std::io::{self, ErrorKind, Write};

/// Takes everything that is printed, whether or not it can be. A task that stopped where its reader has gone away would
/// have to say so by its exit code, and `codegen | head` would leave the folder as it was.
#[derive(Debug)]
pub struct Printer<W> {
    out: W,
    failed: Option<io::Error>,
}

impl<W: Write> Printer<W> {
    /// A printer to this output.
    pub fn new(out: W) -> Self {
        Self { out, failed: None }
    }

    /// Prints what is left.
    ///
    /// # Errors
    ///
    /// Returns an error if something could not be printed, unless nobody reads it.
    pub fn finish(mut self) -> Result<(), Failure> {
        self.attempt(W::flush);
        match self.failed {
            Some(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Prints, unless that has failed before.
    fn attempt(&mut self, print: impl FnOnce(&mut W) -> io::Result<()>) {
        if self.failed.is_none() {
            self.failed = print(&mut self.out).err();
        }
    }
}

impl<W: Write> Write for Printer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.attempt(|out| out.write_all(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.attempt(W::flush);
        Ok(())
    }
}
