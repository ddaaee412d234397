//! The programs that judge: built and run by cargo, saying on standard output what they found, one line for each case.

use super::results::Results;
use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use xtask::arguments::workspace;
use xtask::cargo;
use xtask::command;
use xtask::failure::Failure;

/// A program that judges.
pub struct Judge {
    command: Command,
}

impl Judge {
    /// The program of a crate outside the workspace, which shares the workspace's target folder.
    pub fn of_crate<A: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = A>) -> Self {
        let mut command = cargo::command();
        command.args(["run", "--quiet", "--manifest-path"]).arg(folder.join("Cargo.toml"));
        command.arg("--target-dir").arg(target()).arg("--").args(arguments);
        Self { command }
    }

    /// Runs it and gathers what it found.
    pub fn run(mut self, results: &mut Results) -> Result<(), Failure> {
        let shown = command::shown(&self.command);
        let failed = |reason: String| Failure::new(format!("{reason}\nrunning {shown}"));
        let mut process = match self.command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn() {
            Ok(process) => process,
            Err(error) => return Err(failed(command::not_started(&self.command, &error))),
        };
        let lines = process.stdout.take().into_iter().flat_map(|stdout| BufReader::new(stdout).lines());
        let mut outcome = Ok(());
        for line in lines {
            let added = line.map_err(|error| error.to_string()).and_then(|line| results.add_line(&line));
            outcome = outcome.and(added);
        }
        let status = process.wait().map_err(|error| failed(error.to_string()))?;
        outcome.map_err(failed)?;
        if status.success() { Ok(()) } else { Err(failed(format!("a judge ended early: {status}"))) }
    }
}

/// The target folder of the workspace.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), Into::into)
}

#[cfg(test)]
mod tests;
