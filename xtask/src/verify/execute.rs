//! Runs the commands of a piece.

use super::part::{Part, Piece, Run};
use crate::cargo;
use crate::failure::Failure;
use crate::lock::Lock;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs the commands of a piece, as far as its part wants. What they print goes to a file.
/// The file of the lock is their input: if this process is killed, they go on to hold it.
pub fn execute(part: &dyn Part, piece: &mut Piece, lock: &Lock, log: &Path) -> Result<Option<i32>, Failure> {
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder).map_err(Failure::at("create the folder", folder))?;
    }
    let file = File::create(log).map_err(Failure::at("write", log))?;
    let mut code = None;
    for command in &mut piece.commands {
        let [stdout, stderr] = [file.try_clone(), file.try_clone()];
        command.stdin(lock.input()?);
        command.stdout(stdout.map_err(Failure::at("write", log))?).stderr(stderr.map_err(Failure::at("write", log))?);
        let program = command.get_program().to_string_lossy().into_owned();
        let status = command.status().map_err(|error| Failure::new(format!("cannot run {program}: {error}")))?;
        code = status.code();
        if !part.goes_on(code) {
            break;
        }
    }
    Ok(code)
}

/// The file for what a piece prints.
pub fn log(folder: &Path, part: &dyn Part, piece: &Piece) -> PathBuf {
    let name: String = piece.name.chars().map(|c| if c.is_alphanumeric() || c == '.' { c } else { '_' }).collect();
    folder.join("logs").join(part.name()).join(format!("{name}.log"))
}

/// What a piece has printed.
pub fn text(run: &Run) -> String {
    String::from_utf8_lossy(&fs::read(run.log).unwrap_or_default()).into_owned()
}

/// The last lines that a piece has printed.
pub fn last_lines(run: &Run, number: usize) -> Vec<String> {
    let text = text(run);
    let lines: Vec<_> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines.iter().skip(lines.len().saturating_sub(number)).map(|line| (*line).to_owned()).collect()
}

/// Another task. Cargo runs it, since the file of this program is gone once another run has built it anew.
pub fn task(arguments: &[&str]) -> Command {
    let mut command = cargo::command();
    command.arg("xtask").args(arguments);
    command
}
