//! The packages as others build them: the documentation host, the oldest compiler, and whoever has the oldest
//! dependencies that the manifests allow.

use super::packages::Packages;
use crate::cargo;
use crate::command;
use crate::failure::Failure;
use crate::report::step;
use crate::rustup::Rustup;
use std::io::Write;
use std::process::Command;

/// The oldest compiler in the manifests.
const COMPILER: &str = env!("CARGO_PKG_RUST_VERSION");

/// Builds the documentation of the packages with all features, the marks of features and no warning.
pub fn documentation(packages: &Packages) -> Result<(), Failure> {
    let mut cargo = packages.cargo(cargo::command(), &["doc", "--quiet", "--offline", "--no-deps", "--all-features"]);
    cargo.args(each(packages)).arg("--target-dir").arg(&packages.target);
    // Marks of features are a feature of the nightly compiler, which the documentation host has. Only these crates use it.
    let crates: Vec<_> = packages.names().iter().map(|name| name.replace('-', "_")).collect();
    cargo.env("RUSTDOCFLAGS", "-D warnings --cfg docsrs").env("RUSTC_BOOTSTRAP", crates.join(","));
    command::quietly(&mut cargo, "build the documentation of the packages", "See what rustdoc says, and repeat it:")
}

/// Checks the client with the oldest compiler. If that cannot be installed, it says so.
pub fn least_compiler(packages: &Packages, rustup: &Rustup, out: &mut impl Write) -> Result<(), Failure> {
    if let Err(reason) = rustup.toolchain(COMPILER) {
        return Ok(writeln!(out, "Rust {COMPILER} was skipped: {reason}")?);
    }
    step(out, &format!("a program with the default features, by Rust {COMPILER}"), || {
        let mut cargo = packages.cargo(rustup.cargo(COMPILER), &["check", "--quiet", "--offline"]);
        cargo.args(["--package", "consumer", "--features", "default", "--target-dir"]);
        cargo.arg(packages.target.join("least-version"));
        command::quietly(&mut cargo, &format!("compile it with Rust {COMPILER}"), "Raise `rust-version`, or mend it:")
    })
}

/// Checks the packages with the least version of each dependency that their manifests allow. Where the registry cannot
/// be reached, it says so. What was locked before is lost.
pub fn least_dependencies(packages: &Packages, out: &mut impl Write) -> Result<(), Failure> {
    match choose_least(packages) {
        Err(reason) if is_of_network(&reason) => {
            let last = reason.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default().trim();
            Ok(writeln!(out, "least versions of dependencies were skipped: {last}")?)
        }
        Err(reason) => Err(Failure::new(format!("cannot choose the least versions of dependencies: {reason}"))),
        Ok(()) => step(out, "a program with the least versions of dependencies", || {
            let mut cargo = packages.cargo(cargo::command(), &["check", "--quiet", "--package", "consumer"]);
            cargo.args(["--features", "default", "--target-dir"]).arg(packages.target.join("least-dependencies"));
            let advice = "Raise the requirement on what it names in [workspace.dependencies]:";
            command::quietly(&mut cargo, "compile with the least versions of dependencies", advice)
        }),
    }
}

/// Locks the least versions that the packages themselves ask for, and fetches them.
fn choose_least(packages: &Packages) -> Result<(), String> {
    let mut lock = packages.cargo(cargo::command(), &["generate-lockfile", "--quiet", "-Z", "direct-minimal-versions"]);
    // The choice is a feature of the nightly cargo.
    said(lock.env("RUSTC_BOOTSTRAP", "1"))?;
    said(&mut packages.cargo(cargo::command(), &["fetch", "--quiet", "--locked"]))
}

/// Runs a command, which succeeds or gives its complaint.
fn said(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| command::not_started(command, &error))?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    if output.status.success() { Ok(()) } else { Err(complaint.trim().to_owned()) }
}

/// Whether cargo complains of the registry, which it could not reach, not of what it found there.
fn is_of_network(complaint: &str) -> bool {
    ["failed to download", "download of", "network", "resolve host", "offline"].iter().any(|it| complaint.contains(it))
}

fn each(packages: &Packages) -> Vec<&'static str> {
    packages.names().into_iter().flat_map(|name| ["--package", name]).collect()
}
