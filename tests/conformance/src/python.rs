//! A virtual environment of Python with pinned packages, made once.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask::command;
use xtask::failure::Failure;
use xtask::report::shown;

/// The file in a finished environment that holds the requirements it was made for.
const MADE_FOR: &str = "requirements.txt";

/// What is said where Python, one of its modules or the package index is not there.
const MISSING: [&str; 8] = [
    "there is no program",
    "No module named",
    "ensurepip is not available",
    "NewConnectionError",
    "ConnectTimeout",
    "NameResolutionError",
    "ProxyError",
    "name resolution",
];

/// Returns the interpreter of an environment in `folder` with the packages that `requirements` pins. The environment is made
/// if it is missing, or was made for other requirements. Without Python or the package index this prints a line that says so
/// and returns `None`.
pub fn with_packages(requirements: &Path, folder: &Path, out: &mut impl Write) -> Result<Option<PathBuf>, Failure> {
    let wanted = fs::read(requirements).map_err(Failure::at("read", requirements))?;
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let mark = folder.join(MADE_FOR);
    if fs::read(&mark).is_ok_and(|found| found == wanted) && python.exists() {
        return Ok(Some(python));
    }
    writeln!(out, "installing {} into {}", shown(requirements), shown(folder))?;
    out.flush()?;
    if let Err(failure) = make(folder).and_then(|()| install(&python, requirements)) {
        let said = failure.to_string();
        let Some(reason) = missing(&said) else { return Err(failure) };
        writeln!(out, "skipped, since botocore cannot be installed: {reason}")?;
        return Ok(None);
    }
    // Last, so that what was interrupted is made anew.
    fs::write(&mark, wanted).map_err(Failure::at("write", &mark))?;
    Ok(Some(python))
}

/// The line of a failure that says what is not there. That another version of a package is pinned is not such a line.
fn missing(said: &str) -> Option<&str> {
    said.lines().find(|line| MISSING.iter().any(|missing| line.contains(missing))).map(str::trim)
}

fn make(folder: &Path) -> Result<(), Failure> {
    let mut command = command::python();
    command.args(["-m", "venv", "--clear"]).arg(folder);
    let advice = "It needs Python 3.10 or newer with its modules venv and ensurepip. With them, run the task again. \
                  What was run:";
    command::quietly(&mut command, "make a virtual environment", advice)
}

fn install(python: &Path, requirements: &Path) -> Result<(), Failure> {
    let mut command = Command::new(python);
    command.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:"]);
    command.args(["--no-deps", "--require-hashes", "--requirement"]).arg(requirements);
    let advice = "Packages come from the index that pip is set up for, over the network. Once it is there, run the \
                  task again. What was run:";
    command::quietly(&mut command, "install botocore", advice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_environment_made_for_the_same_requirements_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let requirements = folder.path().join("wanted.txt");
        fs::write(&requirements, "a==1\n").unwrap();
        fs::write(folder.path().join(MADE_FOR), "a==1\n").unwrap();
        let python = folder.path().join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
        fs::create_dir_all(python.parent().unwrap()).unwrap();
        fs::write(&python, "").unwrap();
        let mut out = Vec::new();
        assert_eq!(with_packages(&requirements, folder.path(), &mut out).unwrap(), Some(python));
        assert!(out.is_empty());
    }

    #[test]
    fn what_is_not_there_is_left_out_and_what_is_wrong_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let failure = install(&folder.path().join("no-python"), Path::new("wanted.txt")).unwrap_err().to_string();
        assert!(missing(&failure).is_some_and(|line| line.contains("there is no program")), "{failure}");
        let broken =
            "exit status: 1\nWARNING: Retrying after connection broken by 'NewConnectionError(…)'\nERROR: no version";
        assert_eq!(missing(broken), broken.lines().nth(1));
        assert_eq!(missing("exit status: 1\nERROR: THESE PACKAGES DO NOT MATCH THE HASHES"), None);
    }

    #[test]
    fn a_failed_command_is_shown_with_its_problem() {
        let folder = tempfile::tempdir().unwrap();
        let failure = install(&folder.path().join("no-python"), Path::new("wanted.txt")).unwrap_err().to_string();
        assert!(failure.contains("no-python -m pip install") && failure.contains("wanted.txt"), "{failure}");
    }
}
