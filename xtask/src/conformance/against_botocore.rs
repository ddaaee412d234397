//! Runs the comparison with botocore: installs botocore, builds the judge, lets both at each other.

use super::{command, folder, judge, python};
use crate::arguments::{Cases, Comparison, workspace};
use crate::failure::Failure;
use std::io::Write;

/// The program that compares, in the package of the tests.
const JUDGE: &str = "against_botocore";

/// Runs the task.
pub fn run(arguments: &Comparison, out: &mut impl Write) -> Result<(), Failure> {
    let requirements = workspace().join("tests/conformance/against_botocore/requirements.txt");
    let folder = folder().join("against_botocore");
    let python = python::with_packages(&requirements, &folder, out)?;
    // What the judge prints must come after what was printed here.
    out.flush()?;
    let (option, number) = match arguments.cases {
        Cases::First(number) => ("--cases", number),
        Cases::One(number) => ("--case", number),
    };
    let mut program = judge::program(JUDGE);
    program.args(["--seed", &arguments.seed.to_string(), option, &number.to_string(), "--python"]).arg(&python);
    let status = program.status().map_err(|error| Failure::new(command::not_started(&program, &error)))?;
    if status.success() { Ok(()) } else { Err(Failure::new("the comparison with botocore failed; see above")) }
}
