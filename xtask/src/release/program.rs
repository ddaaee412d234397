//! The client's program, from its package alone: each protocol is tested, and it is installed as its users do it.

use super::packages::Packages;
use crate::cargo;
use crate::command;
use crate::failure::Failure;
use std::process::Command;

/// The program, which is also a binary, and the feature that builds it.
const PROGRAM: &str = "codeartifact-auth";
const FEATURE: &str = "auth";
const TESTS: &str = "codeartifact_auth";

/// Whether the client has the program.
pub fn is_there(packages: &Packages) -> Result<bool, Failure> {
    Ok(packages.client()?.features.iter().any(|(name, _)| name == FEATURE))
}

/// Runs the program's tests. They say which package managers are not installed and so were left out.
pub fn test(packages: &Packages) -> Result<(), Failure> {
    let client = packages.client()?.name;
    let arguments = ["test", "--quiet", "--offline", "--package", client, "--no-default-features"];
    let mut cargo = packages.cargo(cargo::command(), &arguments);
    cargo.args(["--features", FEATURE, "--bin", PROGRAM, "--test", TESTS, "--target-dir"]).arg(&packages.target);
    cargo::run(&mut cargo)
}

/// Installs the program and starts it. It is not optimized, for which it would be compiled once more.
pub fn install(packages: &Packages) -> Result<(), Failure> {
    let root = packages.folder.join("installed");
    let mut cargo =
        packages.cargo(cargo::command(), &["install", "--quiet", "--offline", "--locked", "--debug", "--path"]);
    cargo.arg(&packages.client()?.folder).args(["--no-default-features", "--features", FEATURE]);
    cargo.arg("--root").arg(&root).arg("--target-dir").arg(&packages.target);
    command::quietly(&mut cargo, &format!("install {PROGRAM}"), "See what the package lacks for:")?;
    let mut program = Command::new(root.join("bin").join(PROGRAM));
    command::quietly(program.arg("--help"), &format!("start {PROGRAM}"), "It was installed from the package:")
}
