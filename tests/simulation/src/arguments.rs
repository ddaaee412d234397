//! What the command line asks for.

use lexopt::{Arg, Parser, ValueExt};
use std::ffi::OsString;
use std::num::{NonZeroU64, NonZeroUsize};
use std::thread;

/// The help.
pub const HELP: &str = "\
Run the client in simulated worlds, under virtual time and with a scripted service.

Usage: cargo xtask simulate [OPTIONS]

Options:
      --seeds <N>   Number of worlds [default: 10000]
      --from <S>    Seed of the first world [default: 0]
      --seed <S>    Run one world, and print what happens in it
      --jobs <N>    Number of threads [default: one for each processor]
  -h, --help        Print this help

A million worlds can be run in parts: --from 250000 --seeds 250000 is the second of four.

A seed means the same on every machine, as long as the simulation stays as it is. The world that breaks a rule
is shown with its trace and the command that repeats it.

Exit code: 0 all rules held, 1 a rule was broken, 2 wrong usage.
";

/// A machine starts no more threads than this without complaint.
const MOST_JOBS: usize = 1000;

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub enum Request {
    /// Print the help.
    Help,
    /// Run one world.
    One(u64),
    /// Run many worlds.
    Many(Range),
}

/// The worlds to run.
#[derive(Debug, PartialEq, Eq)]
pub struct Range {
    pub from: u64,
    pub seeds: u64,
    pub jobs: NonZeroUsize,
}

/// Reads the command line, the program's name not included.
///
/// # Errors
/// Returns an error if the command line makes no sense.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Request, lexopt::Error> {
    let mut parser = Parser::from_args(arguments);
    let (mut seeds, mut from, mut jobs, mut one) = (None, None, None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Request::Help),
            Arg::Long("seeds") => set(&mut seeds, "--seeds", parser.value()?.parse::<NonZeroU64>()?)?,
            Arg::Long("from") => set(&mut from, "--from", parser.value()?.parse()?)?,
            Arg::Long("seed") => set(&mut one, "--seed", parser.value()?.parse()?)?,
            Arg::Long("jobs") => set(&mut jobs, "--jobs", parser.value()?.parse()?)?,
            other => return Err(other.unexpected()),
        }
    }
    if jobs.is_some_and(|jobs: NonZeroUsize| jobs.get() > MOST_JOBS) {
        return Err(format!("--jobs takes at most {MOST_JOBS}").into());
    }
    match one {
        Some(_) if seeds.is_some() || from.is_some() || jobs.is_some() => {
            Err("--seed runs one world, so it stands alone".into())
        }
        Some(seed) => Ok(Request::One(seed)),
        None => Ok(Request::Many(Range {
            from: from.unwrap_or_default(),
            seeds: seeds.map_or(10_000, NonZeroU64::get),
            jobs: jobs.unwrap_or_else(|| thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)),
        })),
    }
}

/// Sets an option that may be given once.
fn set<T>(option: &mut Option<T>, name: &str, value: T) -> Result<(), lexopt::Error> {
    match option.replace(value) {
        None => Ok(()),
        Some(_) => Err(format!("{name} is given twice").into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str) -> Result<Request, String> {
        read(words.split_whitespace().map(Into::into)).map_err(|error| error.to_string())
    }

    #[test]
    fn worlds_are_chosen_by_seed() {
        let (one, two) = (NonZeroUsize::MIN, NonZeroUsize::MIN.saturating_add(1));
        let range = Range { from: 500, seeds: 9, jobs: two };
        assert_eq!(of("--from 500 --seeds 9 --jobs 2"), Ok(Request::Many(range)));
        assert_eq!(of("--jobs 1"), Ok(Request::Many(Range { from: 0, seeds: 10_000, jobs: one })));
        assert_eq!(of("--seed 7"), Ok(Request::One(7)));
        assert_eq!(of("--seeds 5 --help"), Ok(Request::Help));
    }

    #[test]
    fn what_makes_no_sense_is_an_error() {
        assert_eq!(of("--sed 1").unwrap_err(), "invalid option '--sed'");
        assert_eq!(of("--jobs 0").unwrap_err(), "cannot parse argument \"0\": number would be zero for non-zero type");
        assert_eq!(of("7").unwrap_err(), "unexpected argument \"7\"");
        assert!(of("--seeds 0").is_err());
        assert_eq!(of("--seeds 5 --seeds 6").unwrap_err(), "--seeds is given twice");
        assert_eq!(of("--seed 5 --seeds 6").unwrap_err(), "--seed runs one world, so it stands alone");
        assert_eq!(of("--jobs 100000").unwrap_err(), "--jobs takes at most 1000");
    }
}
