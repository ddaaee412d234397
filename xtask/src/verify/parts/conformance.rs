//! Comparison with botocore from other seeds than CI's.

use crate::failure::Failure;
use crate::verify::execute::task;
use crate::verify::part::{Outcome, Part, Piece, Run, Scope};
use crate::verify::tools::{PYTHON, Tool};

/// Seeds of a full run; CI has the first.
const SEEDS: std::ops::RangeInclusive<u64> = 2..=11;

/// Cases from each seed, in a full run and in a sample.
const CASES: (u64, u64) = (10_000, 1_000);

pub struct Conformance;

impl Part for Conformance {
    fn name(&self) -> &'static str {
        "conformance"
    }

    fn about(&self) -> &'static str {
        "100,000 cases by botocore and by us, from ten seeds"
    }

    fn tools(&self) -> Vec<Tool> {
        vec![PYTHON]
    }

    fn pieces(&self, scope: &Scope) -> Result<Vec<Piece>, Failure> {
        if !scope.full {
            return Ok(vec![piece(scope, SEEDS.end() + 1 + scope.seed, CASES.1)]);
        }
        Ok(SEEDS.map(|seed| piece(scope, seed, CASES.0)).collect())
    }

    fn judge(&self, _: &Scope, piece: &Piece, run: &Run) -> Result<Outcome, Failure> {
        Ok(Outcome::by_code(run, "cases", piece.size()))
    }
}

fn piece(scope: &Scope, seed: u64, cases: u64) -> Piece {
    let (seed, count) = (seed.to_string(), cases.to_string());
    let command = task(&["conformance", "--against", "botocore", "--seed", &seed, "--cases", &count]);
    Piece::new(format!("{cases} cases from seed {seed}"), scope, command)
}
