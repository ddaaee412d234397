//! The measured programs of `tests/bench`: how they are built and run.

use super::figure::Figure;
use super::sample::Sample;
use crate::arguments::workspace;
use crate::cargo;
use crate::command::not_started;
use crate::failure::Failure;
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Variables of the environment that change what cargo builds. A consumer's build is measured without them.
const UNWANTED: [&str; 6] = [
    "CARGO_PROFILE_DEV_DEBUG",
    "CARGO_INCREMENTAL",
    "CARGO_TARGET_DIR",
    "CARGO_BUILD_JOBS",
    "RUSTC_WRAPPER",
    "RUSTFLAGS",
];

/// The folder of everything that is built for this task.
pub fn target() -> PathBuf {
    workspace().join("target/bench")
}

/// Fetches what the packages of `tests/bench` depend on.
pub fn fetch() -> Result<(), Failure> {
    cargo::run(&mut in_bench("fetch", &target()))
}

/// Cargo for a package of `tests/bench`, with what it builds in this folder.
pub fn cargo(task: &str, package: &str, target: &Path) -> Command {
    let mut cargo = in_bench(task, target);
    cargo.args(["--package", package]);
    cargo
}

fn in_bench(task: &str, target: &Path) -> Command {
    let mut cargo = cargo::command();
    for name in UNWANTED {
        cargo.env_remove(name);
    }
    cargo.args([task, "--quiet", "--locked", "--manifest-path"]);
    cargo.arg(workspace().join("tests/bench/Cargo.toml")).env("CARGO_TARGET_DIR", target);
    cargo
}

/// Builds packages, optimized. Each is built alone, since features of one would be those of another's crates, too.
pub fn build(packages: &[&str]) -> Result<(), Failure> {
    packages.iter().try_for_each(|package| cargo::run(cargo("build", package, &target()).arg("--release")))
}

/// The path of a program.
pub fn path(program: &str) -> PathBuf {
    target().join("release").join(format!("{program}{EXE_SUFFIX}"))
}

/// Runs a program and reads what it prints.
pub fn sample(command: &mut Command) -> Result<Sample, Failure> {
    let output = output(command)?;
    Sample::read(&output)
}

/// Runs a program and returns what it prints.
pub fn output(command: &mut Command) -> Result<String, Failure> {
    run(command).map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program and returns what it prints beside its output.
pub fn complaints(command: &mut Command) -> Result<String, Failure> {
    run(command).map(|output| String::from_utf8_lossy(&output.stderr).into_owned())
}

fn run(command: &mut Command) -> Result<Output, Failure> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| Failure::new(not_started(command, &error)))?;
    if output.status.success() {
        return Ok(output);
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    Err(Failure::new(format!("{}\n{}", output.status, complaint.trim_end())))
}

/// A line of what `bench-clock` has noted.
pub struct Noted {
    /// The crate or the program.
    pub name: String,
    /// What it took.
    pub sample: Sample,
}

/// Runs a command under the clock: with its children, from its start to its end. The last line is that of the command.
pub fn clocked(command: &Command, is_wrapper: bool) -> Result<Vec<Noted>, Failure> {
    let notes = target().join("clock.txt");
    let _ = fs::remove_file(&notes);
    let clock = path("bench-clock");
    let mut clocked = Command::new(&clock);
    clocked.arg(command.get_program()).args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        clocked.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => clocked.env(name, value),
            None => clocked.env_remove(name),
        };
    }
    clocked.env("BENCH_CLOCK", &notes);
    if is_wrapper {
        clocked.env("RUSTC_WRAPPER", &clock);
    }
    output(&mut clocked)?;
    let text = fs::read_to_string(&notes).map_err(Failure::at("read", &notes))?;
    Ok(text.lines().filter_map(noted).collect())
}

fn noted(line: &str) -> Option<Noted> {
    let (name, numbers) = line.split_once(' ')?;
    let numbers: Vec<f64> = numbers.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
    let [cpu, wall] = numbers[..] else { return None };
    let sample = Sample::of(Figure::Cpu, cpu).with(Figure::Wall, wall);
    Some(Noted { name: name.to_owned(), sample })
}

#[cfg(test)]
mod tests {
    use super::{Figure, noted};

    #[test]
    fn what_the_clock_notes_is_read() {
        let line = noted("codeartifact 5.6 3.25").unwrap();
        assert_eq!((line.name.as_str(), line.sample.get(Figure::Wall)), ("codeartifact", Some(3.25)));
        assert!(noted("codeartifact 5.6").is_none());
    }
}
