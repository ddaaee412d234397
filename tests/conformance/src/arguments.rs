//! What the command line asks for.

use crate::suites::{CASES, SEED, SERVICES};
use lexopt::{Arg, Parser};
use std::ffi::OsString;
use std::fmt::Display;
use std::ops::Range;
use std::str::FromStr;
use xtask::options::{Usage, once, unknown};

const HELP: &str = "\
Judge what is emitted by the suites that botocore is tested with, or compare it with botocore.

Usage: cargo xtask conformance [--accept]
       cargo xtask conformance --against botocore [OPTIONS]
       cargo xtask conformance --against botocore --service <NAME> [--seed <N>] [--cases <N>]

Options:
      --accept             If every case passes, pin how many cases the suites hold, as for a new release
      --against botocore   Let botocore and boto3 do the same, and compare: requests, replies, errors,
                           endpoints, configurations, files with profiles, and the example programs
                           over HTTP; and let boto3 drive the fake through the life of a domain. What is
                           sent and read goes through both clients
      --service <NAME>     Compare another service of botocore instead, by requests, replies and errors; more
                           than one is given by repeating the option. `all` stands for dynamodb, lambda,
                           sqs, sso, sso-oidc and sts, whose differences are known
      --seed <N>           Where the made-up cases begin from [default: 1]
      --cases <N>          How many cases to make up [default: 10000]; for other services, how many of
                           each operation [default: 8]
      --case <N>           Run this case alone, and show it
  -h, --help               Print this help

pip fetches botocore's source distribution, which holds the suites, once into target/conformance;
to compare with botocore, it is installed there, with Python 3.10 or newer.

Exit code: 0 no failure and no difference but those that are meant to be, 1 failed, 2 wrong usage.
";

const OPTIONS: [&str; 7] = ["accept", "against", "service", "seed", "cases", "case", "help"];

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Print this help.
    Help(&'static str),
    /// Judge by the suites of botocore's source distribution.
    Suites {
        /// Pin what they hold.
        accept: bool,
    },
    /// Compare with botocore.
    Against(Comparison),
    /// Compare other services with botocore.
    Services {
        /// Their names.
        services: Vec<&'static str>,
        /// Where the made-up cases begin from.
        seed: u64,
        /// How many cases to make up for each operation.
        cases: u64,
    },
}

/// What to compare.
#[derive(Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Where the made-up cases begin from: the same seed gives the same cases.
    pub seed: u64,
    /// Which cases.
    pub cases: Cases,
}

/// Which of the made-up cases to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cases {
    /// That many, from the first.
    First(u64),
    /// The one with this number.
    One(u64),
}

impl Cases {
    /// The numbers of the cases.
    pub fn numbers(self) -> Range<u64> {
        match self {
            Self::First(number) => 0..number,
            Self::One(number) => number..number.saturating_add(1),
        }
    }

    /// Whether there is a single case, which is shown as a whole.
    pub fn is_single(self) -> bool {
        matches!(self, Self::First(1) | Self::One(_))
    }
}

/// Reads the command line, the program's name not included.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Request, Usage> {
    let mut parser = Parser::from_args(arguments);
    let parser = &mut parser;
    let (mut against, mut seed, mut cases, mut services) = (None, None, None, Vec::new());
    let mut accept = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Request::Help(HELP)),
            Arg::Long("accept") => accept = true,
            Arg::Long("against") => once(&mut against, "--against", parser.value()?.to_string_lossy().into_owned())?,
            Arg::Long("service") => services.extend(service(&parser.value()?.to_string_lossy())?),
            Arg::Long("seed") => once(&mut seed, "--seed", number(parser, "--seed")?)?,
            Arg::Long("cases") => once(&mut cases, "--cases", Cases::First(number(parser, "--cases")?))?,
            Arg::Long("case") => once(&mut cases, "--case", Cases::One(case(parser)?))?,
            Arg::Long(option) => return Err(unknown("option", option, &OPTIONS, "--")),
            Arg::Short(option) => return Err(unknown("option", &option.to_string(), &[], "-")),
            Arg::Value(value) => {
                let value = value.to_string_lossy();
                return Err(Usage(format!("`conformance` takes options only, found `{value}`\n\n{HELP}")));
            }
        }
    }
    match against.as_deref() {
        Some(_) if accept => Err(Usage("--accept is for the suites, without --against".to_owned())),
        Some("botocore") if !services.is_empty() => match cases.unwrap_or(Cases::First(CASES)) {
            Cases::First(cases) => Ok(Request::Services { services, seed: seed.unwrap_or(SEED), cases }),
            Cases::One(_) => Err(Usage("--case is for the comparison without --service".to_owned())),
        },
        Some("botocore") => {
            Ok(Request::Against(Comparison { seed: seed.unwrap_or(1), cases: cases.unwrap_or(Cases::First(10_000)) }))
        }
        Some(other) => Err(Usage(format!("--against needs `botocore`, found `{other}`"))),
        None if seed.is_some() || cases.is_some() || !services.is_empty() => {
            Err(Usage("cases are chosen with --against botocore only; the suites run as a whole".to_owned()))
        }
        None => Ok(Request::Suites { accept }),
    }
}

/// The services that a name stands for. It becomes part of a path, and botocore knows whether it has such a service.
fn service(name: &str) -> Result<Vec<&'static str>, Usage> {
    if name == "all" {
        return Ok(SERVICES.to_vec());
    }
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        return Err(Usage(format!("--service needs a name such as sqs, or `all`, found `{name}`")));
    }
    // Suites are called by their names as long as the program runs.
    Ok(vec![name.to_owned().leak()])
}

/// The number of a case, which another follows.
fn case(parser: &mut Parser) -> Result<u64, Usage> {
    let case: u64 = number(parser, "--case")?;
    case.checked_add(1)
        .map(|_| case)
        .ok_or_else(|| Usage(format!("--case needs a number below {case}, the last of all")))
}

fn number<T: FromStr<Err: Display>>(parser: &mut Parser, option: &str) -> Result<T, Usage> {
    let value = parser.value()?;
    let value = value.to_string_lossy();
    value.parse().map_err(|error| Usage(format!("{option} needs a number, found `{value}`: {error}")))
}

#[cfg(test)]
mod tests;
