//! Running other programs.

use crate::failure::Failure;
use crate::options::quoted;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// Python as it is found on the path.
const PYTHON: &str = if cfg!(windows) { "python" } else { "python3" };

/// A command that runs Python's interpreter. What the path has may be a script of a version manager, which does work of its
/// own after pip, and fails where two of them run at once; so the interpreter is asked where it is.
#[must_use]
pub fn python() -> Command {
    static INTERPRETER: OnceLock<PathBuf> = OnceLock::new();
    Command::new(INTERPRETER.get_or_init(|| interpreter(Path::new(PYTHON)).unwrap_or_else(|| PYTHON.into())))
}

/// The path of the interpreter that a program runs, if it does run one.
fn interpreter(program: &Path) -> Option<PathBuf> {
    let mut command = Command::new(program);
    let answer = command.args(["-c", "import sys; print(sys.executable)"]).stdin(Stdio::null()).output().ok()?;
    let path = PathBuf::from(String::from_utf8(answer.stdout).ok()?.trim_end());
    path.is_file().then_some(path)
}

/// How a command is typed, for a person to repeat it.
#[must_use]
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| quoted(&word.to_string_lossy())).collect::<Vec<_>>().join(" ")
}

/// Runs a command silently; what it said is in the failure only. `doing` completes `cannot …`, `advice` is what to do.
///
/// # Errors
///
/// Returns an error if the command does not start or fails.
pub fn quietly(command: &mut Command, doing: &str, advice: &str) -> Result<(), Failure> {
    answer(command.stdin(Stdio::null()), doing, advice).map(drop)
}

/// Does the same with the input that the command has, and returns what it printed.
///
/// # Errors
///
/// Returns an error if the command does not start or fails.
pub fn answer(command: &mut Command, doing: &str, advice: &str) -> Result<String, Failure> {
    let reason = match command.output() {
        Ok(Output { status, stdout, .. }) if status.success() => {
            return Ok(String::from_utf8_lossy(&stdout).into_owned());
        }
        Ok(Output { status, stdout, stderr }) => {
            let said = [stdout, stderr].map(|text| String::from_utf8_lossy(&text).trim_end().to_owned()).join("\n");
            format!("{status}\n{}", said.trim())
        }
        Err(error) => not_started(command, &error),
    };
    Err(Failure::new(format!("cannot {doing}: {reason}\n\n{advice}\n\n    {}", shown(command))))
}

/// Why a program did not start.
#[must_use]
pub fn not_started(command: &Command, error: &io::Error) -> String {
    let program = command.get_program().to_string_lossy();
    match error.kind() {
        io::ErrorKind::NotFound => format!("there is no program `{program}` on the path"),
        _ => format!("`{program}` does not start: {error}"),
    }
}

#[cfg(test)]
mod tests;
