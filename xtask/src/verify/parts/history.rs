//! The rules of `diff`, held to the compiler over what botocore has changed in the past.

use crate::failure::Failure;
use crate::verify::execute::task;
use crate::verify::part::{Outcome, Part, Piece, Run, Scope};
use crate::verify::tools::{PYTHON, Tool};

/// Releases in which our service has changed, and the newest ones.
const RELEASES: [&str; 7] = ["1.17.0", "1.20.0", "1.33.0", "1.34.150", "1.40.0", "1.44.5", "1.44.8"];

/// Services that have changed much, and in ways that break programs.
const OTHERS: [&str; 6] = ["chime", "connect", "dynamodb", "ecs", "iam", "lambda"];

pub struct History;

impl Part for History {
    fn name(&self) -> &'static str {
        "history"
    }

    fn about(&self) -> &'static str {
        "what releases of botocore do to a program that uses all, against what `diff` predicts"
    }

    fn tools(&self) -> Vec<Tool> {
        vec![PYTHON]
    }

    /// Each comparison is made backwards, too, which takes away all that was added.
    fn pieces(&self, scope: &Scope) -> Result<Vec<Piece>, Failure> {
        let ours = RELEASES.windows(2).flat_map(|pair| both_ways("codeartifact", pair[0], pair[1]));
        let others = OTHERS.into_iter().flat_map(|service| both_ways(service, RELEASES[2], RELEASES[6]));
        let all: Vec<_> = ours.chain(others).collect();
        let chosen = if scope.full { all } else { scope.sample(all).into_iter().collect() };
        Ok(chosen.into_iter().map(|[service, old, new]| piece(scope, service, old, new)).collect())
    }

    fn judge(&self, _: &Scope, _: &Piece, run: &Run) -> Result<Outcome, Failure> {
        Ok(Outcome::by_code(run, "comparisons", 1))
    }
}

fn both_ways<'a>(service: &'a str, old: &'a str, new: &'a str) -> [[&'a str; 3]; 2] {
    [[service, old, new], [service, new, old]]
}

fn piece(scope: &Scope, service: &str, old: &str, new: &str) -> Piece {
    let command = task(&["diff", old, new, "--service", service, "--prove"]);
    Piece::new(format!("{service} from {old} to {new}"), scope, command)
}
