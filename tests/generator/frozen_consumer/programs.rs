//! What was built of each model, and runs of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The programs, by the slug of their model.
#[derive(Debug, Default)]
pub struct Programs(BTreeMap<String, Program>);

/// A crate with the program that was compiled against it.
#[derive(Debug, Default)]
pub struct Program {
    pub executable: Option<PathBuf>,
    /// What rustc says of the emitted crate.
    pub broken_crate: Vec<String>,
    /// What rustc says of the program, one error of each code.
    pub errors: BTreeMap<String, String>,
    /// The same of warnings.
    pub warnings: BTreeMap<String, String>,
}

impl Programs {
    pub fn get(&self, slug: &str) -> Option<&Program> {
        self.0.get(slug)
    }

    pub fn entry(&mut self, slug: &str) -> &mut Program {
        self.0.entry(slug.to_owned()).or_default()
    }
}

impl Program {
    pub fn compiles(&self) -> bool {
        self.executable.is_some()
    }

    /// Runs the program, which reads what is in one folder and writes into another. Gives the lines that it prints, and
    /// how it ended if not well.
    pub fn run(&self, read: &Path, write: &Path) -> Vec<String> {
        let Some(executable) = &self.executable else { return Vec::new() };
        let output = Command::new(executable).args([read, write]).output();
        let output = output.unwrap_or_else(|error| panic!("cannot run {}: {error}", executable.display()));
        let mut lines: Vec<String> = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
        if !output.status.success() {
            lines.push(format!("ended by {}: {}", output.status, String::from_utf8_lossy(&output.stderr).trim()));
        }
        lines
    }
}
