//! Calls to a server that closes kept connections at every byte.

use crate::cargo;
use crate::failure::Failure;
use crate::verify::execute::text;
use crate::verify::part::{Outcome, Part, Piece, Run, Scope};

/// Calls of each test, in a full run and in a sample.
const CALLS: (u64, u64) = (10_000, 500);

pub struct Connections;

impl Part for Connections {
    fn name(&self) -> &'static str {
        "connections"
    }

    fn about(&self) -> &'static str {
        "10,000 calls to a server that closes kept connections at the worst byte"
    }

    fn pieces(&self, scope: &Scope) -> Result<Vec<Piece>, Failure> {
        let (calls, seed) = if scope.full { (CALLS.0, 1) } else { (CALLS.1, scope.seed) };
        let mut command = cargo::command();
        command.args(["test", "--locked", "--package", "codeartifact-tests", "--test", "faults", "connections::kept"]);
        command.env("FICKLE_CALLS", calls.to_string()).env("FICKLE_SEED", seed.to_string());
        Ok(vec![Piece::new(format!("{calls} calls by seed {seed}"), scope, command)])
    }

    /// Where no test has the name, cargo succeeds without one.
    fn judge(&self, _: &Scope, piece: &Piece, run: &Run) -> Result<Outcome, Failure> {
        let tests = passed(&text(run));
        Ok(Outcome::new(run.code == Some(0) && tests > 0, "calls", piece.size() * tests))
    }
}

/// The number of tests that passed, as cargo has it.
fn passed(text: &str) -> u64 {
    let results = text.lines().filter_map(|line| line.strip_prefix("test result: ok. "));
    results.filter_map(|rest| rest.split(' ').next()?.parse::<u64>().ok()).sum()
}
