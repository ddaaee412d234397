//! Runs the comparison with botocore: installs botocore, builds the judge, lets both at each other.

use std::{env, ffi::OsString, io::Write, process::Command};

use super::python;
use crate::{
    arguments::{Cases, Conformance, workspace},
    failure::Failure,
};

/// The program that compares, in the package of the tests.
const JUDGE: &str = "against_botocore";

/// Runs the task.
pub fn run(arguments: &Conformance, out: &mut impl Write) -> Result<(), Failure> {
    let requirements = workspace().join("tests/conformance/against_botocore/requirements.txt");
    let folder = workspace().join("target/conformance/against_botocore");
    let python = python::with_packages(&requirements, &folder, out)?;
    // What the judge prints must come after what was printed here.
    out.flush()?;
    let (option, number) = match arguments.cases {
        Cases::First(number) => ("--cases", number),
        Cases::One(number) => ("--case", number),
    };
    let cargo = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(&cargo);
    command.current_dir(workspace()).args(["run", "--quiet", "--package", "codeartifact-tests", "--bin", JUDGE]);
    command.args(["--", "--seed", &arguments.seed.to_string(), option, &number.to_string(), "--python"]).arg(&python);
    let status = command.status().map_err(Failure::at("run", cargo.as_ref()))?;
    if status.success() { Ok(()) } else { Err(Failure::new("the comparison with botocore failed; see above")) }
}
