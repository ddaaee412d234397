//! The arguments of `bench`.

use super::{Request, help, no_option, positive};
use crate::options::{Usage, once, quoted};
use lexopt::{Arg, Parser};

const OPTIONS: [&str; 4] = ["quick", "rounds", "only", "help"];

/// Arguments of `bench`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Bench {
    /// The parts to measure; all if none is named.
    pub parts: Vec<String>,
    /// One round of each trial.
    pub quick: bool,
    /// Rounds of each trial.
    pub rounds: Option<usize>,
    /// What the subject of a trial has to contain.
    pub only: Option<String>,
}

impl Bench {
    /// Whether what is measured is kept: it was measured as a whole.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        !self.quick && self.only.is_none()
    }

    /// The command line that measures a part like this.
    #[must_use]
    pub fn command(&self, part: &str) -> String {
        let rounds = self.rounds.map(|rounds| format!(" --rounds {rounds}")).unwrap_or_default();
        format!("cargo xtask bench {}{rounds}", quoted(part))
    }
}

/// Reads the arguments of `bench`.
pub fn read(parser: &mut Parser) -> Result<Request, Usage> {
    let mut arguments = Bench::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Request::Help(help::BENCH)),
            Arg::Long("quick") => arguments.quick = true,
            Arg::Long("rounds") => once(&mut arguments.rounds, "--rounds", positive(parser, "--rounds")?)?,
            Arg::Long("only") => once(&mut arguments.only, "--only", parser.value()?.to_string_lossy().into_owned())?,
            Arg::Value(part) => arguments.parts.push(part.to_string_lossy().into_owned()),
            other => return Err(no_option(&other, "bench", &OPTIONS, help::BENCH)),
        }
    }
    Ok(Request::Bench(arguments))
}
