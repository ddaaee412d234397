//! Runs cargo from a program that cargo runs.

use crate::arguments::workspace;
use crate::failure::Failure;
use std::env;
use std::process::Command;

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

fn is_of_package(name: &str) -> bool {
    name == "OUT_DIR" || name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")
}
