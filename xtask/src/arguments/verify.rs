//! The arguments of `verify`.

use super::{Request, help, no_option, number, positive};
use crate::options::{Usage, once};
use lexopt::{Arg, Parser};

const OPTIONS: [&str; 7] = ["full", "part", "piece", "mutants", "seed", "list", "help"];

/// Arguments of `verify`.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Verify {
    /// Everything, not a sample.
    pub full: bool,
    /// The parts to run; all if none is named.
    pub parts: Vec<String>,
    /// What the names of the pieces have to hold.
    pub piece: String,
    /// The number of mutants to make of all files.
    pub mutants: Option<usize>,
    /// What chooses a sample.
    pub seed: Option<u64>,
    /// Run nothing, and list the parts.
    pub list: bool,
}

/// Reads the arguments of `verify`.
pub fn read(parser: &mut Parser) -> Result<Request, Usage> {
    let (mut arguments, mut piece) = (Verify::default(), None);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Request::Help(help::VERIFY)),
            Arg::Long("full") => arguments.full = true,
            Arg::Long("list") => arguments.list = true,
            Arg::Long("piece") => once(&mut piece, "--piece", parser.value()?.to_string_lossy().into_owned())?,
            Arg::Long("mutants") => once(&mut arguments.mutants, "--mutants", positive(parser, "--mutants")?)?,
            Arg::Long("seed") => once(&mut arguments.seed, "--seed", number(parser, "--seed")?)?,
            Arg::Long("part") => arguments.parts.push(parser.value()?.to_string_lossy().into_owned()),
            other => return Err(no_option(&other, "verify", &OPTIONS, help::VERIFY)),
        }
    }
    arguments.piece = piece.unwrap_or_default();
    Ok(Request::Verify(arguments))
}
