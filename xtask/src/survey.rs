//! `cargo xtask survey`: builds and runs the package `botocore-survey`, which reads its own arguments.

use crate::cargo;
use crate::failure::Failure;
use std::ffi::OsString;

/// Runs the task; its program has said what went wrong, if anything did. It is optimized, for it measures the generator.
pub fn run(arguments: &[OsString]) -> Result<(), Failure> {
    let mut program = cargo::command();
    program.args(["run", "--quiet", "--release", "--package", "botocore-survey", "--"]).args(arguments);
    cargo::run(&mut program)
}
