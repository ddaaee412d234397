//! The command line.

use lexopt::{Arg, Parser, ValueExt};
use std::ffi::OsString;
use std::ops::Range;
use std::path::PathBuf;

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
                let number: u64 = parser.value()?.parse()?;
                let end = number.checked_add(1).ok_or("--case needs a number below 18446744073709551615")?;
                cases = number..end;
            }
            other => return Err(other.unexpected()),
        }
    }
    let python = python.ok_or("--python is missing: the interpreter that has botocore")?;
    Ok(Arguments { python, seed, cases })
}

#[cfg(test)]
mod tests {
    use super::read;
    use std::ffi::OsString;

    #[test]
    fn a_case_is_a_number_that_another_follows() {
        let read = |case: &str| read(["--python", "p", "--case", case].map(OsString::from));
        assert_eq!(read("7").unwrap().cases, 7..8);
        assert!(read("18446744073709551615").is_err_and(|error| error.to_string().contains("--case needs")));
    }
}
