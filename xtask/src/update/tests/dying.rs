//! An output that ends the process once a step is said, as a kill does: nothing is undone, and nothing is dropped.

use std::io::{self, Write};
use std::process;

/// The exit code of a process that has ended so.
pub const KILLED: i32 = 9;

/// The output of a process, and the words by which the step begins that it does not live to see.
pub struct Dying<W> {
    out: W,
    step: Option<String>,
    line: Vec<u8>,
}

impl<W: Write> Dying<W> {
    pub fn new(out: W, step: Option<String>) -> Self {
        Self { out, step, line: Vec::new() }
    }
}

impl<W: Write> Write for Dying<W> {
    fn write(&mut self, text: &[u8]) -> io::Result<usize> {
        self.out.write_all(text)?;
        for part in text.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend(part);
            if part.ends_with(b"\n") {
                if self.step.as_ref().is_some_and(|step| self.line.starts_with(step.as_bytes())) {
                    self.out.flush()?;
                    process::exit(KILLED);
                }
                self.line.clear();
            }
        }
        Ok(text.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
