//! `cargo xtask conformance`: builds and runs the package `botocore-conformance`, which reads its own arguments.

use crate::cargo;
use crate::failure::Failure;
use std::ffi::OsString;

/// Runs the task; its program has said what went wrong, if anything did.
pub fn run(arguments: &[OsString]) -> Result<(), Failure> {
    let mut program = cargo::command();
    program.args(["run", "--quiet", "--package", "botocore-conformance", "--"]).args(arguments);
    cargo::run(&mut program)
}
