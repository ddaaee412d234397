//! The client in simulated worlds.

use crate::failure::Failure;
use crate::verify::execute::task;
use crate::verify::part::{Outcome, Part, Piece, Run, Scope};

/// Worlds of a full run, in pieces of some minutes.
const WORLDS: u64 = 1_000_000;
const PIECE: u64 = 25_000;

/// Worlds of a sample. They are others than those of a full run.
const SAMPLE: u64 = 10_000;

pub struct Simulation;

impl Part for Simulation {
    fn name(&self) -> &'static str {
        "simulation"
    }

    fn about(&self) -> &'static str {
        "a million simulated worlds, by seed"
    }

    fn pieces(&self, scope: &Scope) -> Result<Vec<Piece>, Failure> {
        if !scope.full {
            return Ok(vec![piece(scope, WORLDS + scope.seed * SAMPLE, SAMPLE)]);
        }
        Ok((0..WORLDS / PIECE).map(|number| piece(scope, number * PIECE, PIECE)).collect())
    }

    fn judge(&self, _: &Scope, piece: &Piece, run: &Run) -> Result<Outcome, Failure> {
        Ok(Outcome::by_code(run, "worlds", piece.size()))
    }
}

fn piece(scope: &Scope, from: u64, worlds: u64) -> Piece {
    let command = task(&["simulate", "--from", &from.to_string(), "--seeds", &worlds.to_string()]);
    Piece::new(format!("{worlds} worlds from {from}"), scope, command)
}
