//! A virtual environment of Python with pinned packages, made once.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{failure::Failure, report::shown};

/// The file in a finished environment that holds the requirements it was made for.
const MADE_FOR: &str = "requirements.txt";

/// The interpreter of an environment in `folder` with the packages that `requirements` pins; made when it is not there,
/// or was made for other requirements.
pub fn with_packages(requirements: &Path, folder: &Path, out: &mut impl Write) -> Result<PathBuf, Failure> {
    let wanted = fs::read(requirements).map_err(Failure::at("read", requirements))?;
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let mark = folder.join(MADE_FOR);
    if fs::read(&mark).is_ok_and(|found| found == wanted) && python.exists() {
        return Ok(python);
    }
    writeln!(out, "installing {} into {}", shown(requirements), shown(folder))?;
    out.flush()?;
    make(folder)?;
    install(&python, requirements)?;
    // Last, so that what was interrupted is made anew.
    fs::write(&mark, wanted).map_err(Failure::at("write", &mark))?;
    Ok(python)
}

fn make(folder: &Path) -> Result<(), Failure> {
    let python = if cfg!(windows) { "python" } else { "python3" };
    let mut command = Command::new(python);
    command.args(["-m", "venv", "--clear"]).arg(folder);
    run(&mut command, "a virtual environment needs Python 3.10 or newer with its modules venv and ensurepip")
}

fn install(python: &Path, requirements: &Path) -> Result<(), Failure> {
    let mut command = Command::new(python);
    command.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:"]);
    command.args(["--no-deps", "--require-hashes", "--requirement"]).arg(requirements);
    run(&mut command, "packages come from the index that pip is set up for, over the network; once it is there, run")
}

/// Runs a command to its end; `advice` is for the reader when it fails, and goes before the command.
fn run(command: &mut Command, advice: &str) -> Result<(), Failure> {
    let words = |command: &Command| {
        let words = [command.get_program()].into_iter().chain(command.get_args());
        words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
    };
    let outcome = command.output();
    let problem = match outcome {
        Ok(output) if output.status.success() => return Ok(()),
        Ok(output) => String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        Err(error) => error.to_string(),
    };
    let line = words(command);
    Err(Failure::new(format!("cannot prepare the comparison with botocore:\n{problem}\n{advice}:\n    {line}")))
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
        assert_eq!(with_packages(&requirements, folder.path(), &mut out).unwrap(), python);
        assert!(out.is_empty());
    }

    #[test]
    fn a_failed_command_is_shown_with_its_problem() {
        let folder = tempfile::tempdir().unwrap();
        let failure = install(&folder.path().join("no-python"), Path::new("wanted.txt")).unwrap_err().to_string();
        assert!(failure.contains("no-python -m pip install") && failure.contains("wanted.txt"), "{failure}");
    }
}
