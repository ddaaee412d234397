//! Finds what rustup installs: the standard library of another platform, and another compiler.

use crate::cargo;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The programs that know what is installed.
#[derive(Debug)]
pub struct Rustup {
    /// Installs what is missing.
    pub rustup: PathBuf,
    /// The compiler in use, which may have come without rustup.
    pub rustc: PathBuf,
}

impl Default for Rustup {
    /// The programs on the path.
    fn default() -> Self {
        Self { rustup: "rustup".into(), rustc: "rustc".into() }
    }
}

impl Rustup {
    /// Makes sure that the compiler in use can compile for a platform.
    ///
    /// # Errors
    ///
    /// Returns the reason for which it cannot.
    pub fn target(&self, triple: &str) -> Result<(), String> {
        if self.has_target(triple) {
            return Ok(());
        }
        said(Command::new(&self.rustup).args(["target", "add", triple]))?;
        if self.has_target(triple) {
            return Ok(());
        }
        Err(format!("rustup added {triple} to another toolchain than the one in use"))
    }

    /// Whether the compiler in use has the standard library of a platform.
    fn has_target(&self, triple: &str) -> bool {
        let folder = said(Command::new(&self.rustc).args(["--print", "target-libdir", "--target", triple]));
        folder.is_ok_and(|folder| Path::new(folder.trim()).is_dir())
    }

    /// Makes sure that there is a compiler of a version.
    ///
    /// # Errors
    ///
    /// Returns the reason why it is not there.
    pub fn toolchain(&self, version: &str) -> Result<(), String> {
        if said(Command::new(&self.rustup).args(["run", version, "rustc", "--version"])).is_ok() {
            return Ok(());
        }
        let install = ["toolchain", "install", version, "--profile", "minimal", "--no-self-update"];
        said(Command::new(&self.rustup).args(install)).map(drop)
    }

    /// Cargo of a version that is installed, started in the workspace.
    #[must_use]
    pub fn cargo(&self, version: &str) -> Command {
        let mut command = Command::new(&self.rustup);
        command.args(["run", version, "cargo"]);
        cargo::in_workspace(command)
    }
}

/// What a program prints, or why it failed: the last line of what it complained about.
fn said(command: &mut Command) -> Result<String, String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("{program} cannot be run: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    let last = complaint.lines().rfind(|line| !line.trim().is_empty());
    Err(format!("{program} failed: {}", last.unwrap_or("it did not say why").trim()))
}

#[cfg(all(test, unix))]
mod tests;
