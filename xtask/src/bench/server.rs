//! The server that the measured programs call, in a process of its own.

use super::programs;
use crate::command::not_started;
use crate::failure::Failure;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// A running server. It ends with its input: when this is dropped, or this process ends in whatever way.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// Where it listens.
    pub url: String,
}

impl Server {
    /// Starts the server.
    pub fn start() -> Result<Self, Failure> {
        let mut command = Command::new(programs::path("bench-server"));
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|error| Failure::new(not_started(&command, &error)))?;
        let mut url = String::new();
        if let Some(stdout) = child.stdout.take() {
            BufReader::new(stdout).read_line(&mut url).map_err(Failure::new)?;
        }
        match url.trim() {
            "" => Err(Failure::new("the server of the measured programs has not said where it listens")),
            url => Ok(Self { url: url.to_owned(), child }),
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}
