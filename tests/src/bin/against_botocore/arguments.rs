//! The command line.

use std::ffi::OsString;
use std::ops::Range;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};

/// How many cases there are by default.
const CASES: u64 = 10_000;

/// What to compare.
pub struct Arguments {
    /// The interpreter that has botocore.
    pub python: PathBuf,
    /// Where the cases begin from: the same seed gives the same cases.
    pub seed: u64,
    /// The numbers of the cases.
    pub cases: Range<u64>,
}

impl Arguments {
    /// Whether there is a single case, which is shown as a whole.
    pub fn is_single(&self) -> bool {
        self.cases.end - self.cases.start == 1
    }
}

/// Reads `--python PATH [--seed N] [--cases N | --case N]`.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Arguments, lexopt::Error> {
    let mut parser = Parser::from_args(arguments);
    let (mut python, mut seed, mut cases) = (None, 1, 0..CASES);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("python") => python = Some(parser.value()?.into()),
            Arg::Long("seed") => seed = parser.value()?.parse()?,
            Arg::Long("cases") => cases = 0..parser.value()?.parse()?,
            Arg::Long("case") => {
                let number = parser.value()?.parse()?;
                cases = number..number + 1;
            }
            other => return Err(other.unexpected()),
        }
    }
    let python = python.ok_or("--python is missing: the interpreter that has botocore")?;
    Ok(Arguments { python, seed, cases })
}
