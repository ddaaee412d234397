//! Runs cargo from a program that cargo runs.

use crate::arguments::workspace;
use crate::failure::Failure;
use serde_json::Value;
use std::path::Path;
use std::process::Command;
use std::{env, fs, io};

/// Returns cargo, started in the workspace.
#[must_use]
pub fn command() -> Command {
    in_workspace(Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into())))
}

/// Starts a command that runs cargo in the workspace, as if no cargo had started this program.
#[must_use]
pub fn in_workspace(mut command: Command) -> Command {
    command.current_dir(workspace());
    // Another cargo would take this one for its own.
    command.env_remove("CARGO");
    // Cargo tells this program about its own package. Build scripts that ask for those variables would run anew each
    // time.
    for (name, _) in env::vars_os().filter(|(name, _)| is_of_package(&name.to_string_lossy())) {
        command.env_remove(name);
    }
    command
}

/// Runs cargo. If it fails, it has reported why.
///
/// # Errors
///
/// Returns the exit code of a command that fails, or an error if it cannot be run.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|error| Failure::new(format!("cannot run cargo: {error}")))?;
    match status.code() {
        Some(0) => Ok(()),
        code => Err(Failure::Reported(code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1))),
    }
}

/// What cargo knows of the packages of a manifest's workspace, as JSON.
///
/// # Errors
///
/// Returns an error if cargo cannot read a manifest.
pub fn metadata(manifest: &Path) -> Result<Value, Failure> {
    let mut cargo = command();
    cargo.args(["metadata", "--no-deps", "--offline", "--format-version", "1", "--manifest-path"]).arg(manifest);
    let output = cargo.output().map_err(|error| Failure::new(format!("cannot run cargo: {error}")))?;
    let wrong = |what: &str| Failure::new(format!("cannot read {}: {what}", manifest.display()));
    if !output.status.success() {
        return Err(wrong(String::from_utf8_lossy(&output.stderr).trim()));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| wrong(&error.to_string()))
}

/// Copies the lock file of a workspace, if it has one, so that nothing is looked up for another one.
///
/// # Errors
///
/// Returns an error if the file is there and cannot be copied.
pub fn copy_lock(root: &Path, folder: &Path) -> Result<(), Failure> {
    let from = root.join("Cargo.lock");
    match fs::copy(&from, folder.join("Cargo.lock")) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::at("copy", &from)(error)),
        _ => Ok(()),
    }
}

fn is_of_package(name: &str) -> bool {
    name == "OUT_DIR" || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
}
