//! `cargo xtask conformance`: builds and runs the package `botocore-conformance`, which reads its own arguments.

use crate::cargo;
use crate::failure::Failure;
use std::ffi::OsString;

/// Runs the task; its program has said what went wrong, if anything did.
pub fn run(arguments: &[OsString]) -> Result<(), Failure> {
    let mut program = cargo::command();
    program.args(["run", "--quiet", "--package", "botocore-conformance", "--"]).args(arguments);
    let status = program.status().map_err(|error| Failure::new(format!("cannot run cargo: {error}")))?;
    match status.code() {
        Some(0) => Ok(()),
        code => Err(Failure::Reported(code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1))),
    }
}
