//! `cargo xtask simulate`: builds and runs the package `botocore-simulation`, which reads its own arguments.

use crate::cargo;
use crate::failure::Failure;
use std::ffi::OsString;

/// An optimized build takes two minutes of a processor longer, and runs four times as fast. It pays from this number of
/// worlds on.
const MANY: u64 = 15_000;

/// Runs the task; its program has said what went wrong, if anything did.
pub fn run(arguments: &[OsString]) -> Result<(), Failure> {
    let mut program = cargo::command();
    program.args(["run", "--quiet", "--package", "botocore-simulation"]);
    if are_many(arguments) {
        program.args(["--profile", "simulation"]);
    }
    cargo::run(program.arg("--").args(arguments))
}

/// Whether so many worlds are asked for that an optimized build pays.
fn are_many(arguments: &[OsString]) -> bool {
    let value = |argument: &OsString, next: Option<&OsString>| match argument.to_str()?.strip_prefix("--seeds")? {
        "" => next?.to_str()?.parse::<u64>().ok(),
        value => value.strip_prefix('=')?.parse().ok(),
    };
    let number = arguments.iter().enumerate().find_map(|(index, argument)| value(argument, arguments.get(index + 1)));
    number.is_some_and(|number| number >= MANY)
}

#[cfg(test)]
mod tests {
    use super::are_many;

    #[test]
    fn many_worlds_are_run_by_an_optimized_build() {
        let many = |words: &str| are_many(&words.split_whitespace().map(Into::into).collect::<Vec<_>>());
        assert!(many("--from 7 --seeds 25000") && many("--seeds=1000000"));
        assert!(!many("") && !many("--seeds 10000") && !many("--seeds") && !many("--seed 25000"));
    }
}
