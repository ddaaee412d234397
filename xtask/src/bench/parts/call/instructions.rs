//! Instructions of a call, as valgrind counts them.

use super::super::sides::{Job, Sides};
use crate::bench::figure::Figure;
use crate::bench::programs;
use crate::bench::row::real;
use crate::bench::sample::{Sample, Side};
use crate::failure::Failure;
use std::process::{Command, Stdio};

/// Calls of the shorter and of the longer run. What a process takes beside its calls is in both.
const CALLS: [usize; 2] = [50, 150];

/// Whether valgrind is installed.
pub fn are_counted() -> bool {
    Command::new("valgrind").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
}

/// The instructions of one of a side's calls.
pub fn of_a_call(sides: &Sides, side: Side, task: &str) -> Result<Sample, Failure> {
    let count = |calls| -> Result<f64, Failure> {
        let program = sides.command(&format!("bench-{side}"), Job { warm_up: 20, ..Job::new(task, calls) })?;
        let mut valgrind = Command::new("valgrind");
        valgrind.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]);
        valgrind.arg(program.get_program()).args(program.get_args());
        valgrind.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
        programs::complaints(&mut valgrind).and_then(|text| counted(&text))
    };
    let [shorter, longer] = CALLS;
    let instructions = (count(longer)? - count(shorter)?) / real(longer - shorter);
    Ok(Sample::of(Figure::Instructions, instructions))
}

/// The number in valgrind's summary.
fn counted(text: &str) -> Result<f64, Failure> {
    let line = text.lines().find_map(|line| line.split_once("I refs:").or_else(|| line.split_once("I   refs:")));
    let digits: String = line.map(|(_, number)| number.replace(',', "")).unwrap_or_default();
    digits.trim().parse().map_err(|_| Failure::new(format!("valgrind has counted no instructions:\n{text}")))
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn the_summary_is_read() {
        let text = "==7== Cachegrind, a high-precision tracing profiler\n==7== \n==7== I refs:        12,345,678\n";
        assert_eq!(counted(text).ok(), Some(12_345_678.0));
        assert!(counted("==7== killed").is_err());
    }
}
