//! The programs that judge: built and run by cargo, saying on standard output what they found, one line for each case.

use super::command;
use super::results::Results;
use crate::arguments::workspace;
use crate::failure::Failure;
use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A program that judges.
pub struct Judge {
    command: Command,
}

impl Judge {
    /// A program of the crate of tests.
    pub fn of_tests<A: AsRef<OsStr>>(name: &str, arguments: impl IntoIterator<Item = A>) -> Self {
        let mut command = program(name);
        command.args(arguments);
        Self { command }
    }

    /// The program of a crate outside the workspace, which shares the workspace's target folder.
    pub fn of_crate<A: AsRef<OsStr>>(folder: &Path, arguments: impl IntoIterator<Item = A>) -> Self {
        let mut command = cargo();
        command.arg("--manifest-path").arg(folder.join("Cargo.toml"));
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

/// A program of the crate of tests, ready for its arguments.
pub fn program(name: &str) -> Command {
    let mut command = cargo();
    command.args(["--package", "codeartifact-tests", "--bin", name, "--"]);
    command
}

/// `cargo run` in the workspace, whose lock file stands.
fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(workspace()).args(["run", "--quiet"]);
    without_package(&mut command);
    command
}

/// Takes out what cargo told this program of its own package: build scripts ask for it, and would run anew each time.
fn without_package(command: &mut Command) {
    let of_package =
        |name: &str| name == "OUT_DIR" || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_");
    for (name, _) in std::env::vars_os().filter(|(name, _)| of_package(&name.to_string_lossy())) {
        command.env_remove(name);
    }
}

/// The target folder of the workspace.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), Into::into)
}

#[cfg(test)]
mod tests;
