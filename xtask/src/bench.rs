//! `cargo xtask bench`: what the client, its builds and the generator take, beside what others take for the same.
//!
//! Every figure is of two sides that were measured by turns in one run, so that what the machine did meanwhile is in both.

mod chart;
mod figure;
mod machine;
mod part;
mod parts;
mod programs;
mod report;
mod row;
mod sample;
mod server;
mod statistics;
mod table;
mod trial;

use crate::arguments::{Bench, workspace};
use crate::failure::Failure;
use crate::lock::Lock;
use crate::options::unknown;
use machine::Machine;
use part::Part;
use report::Report;
use std::fs;
use std::io::Write;
use trial::Trial;

/// The name of all parts on the command line.
const ALL: &str = "all";

/// Runs the task.
///
/// # Errors
///
/// Returns an error if a program cannot be built, or fails.
pub fn run(arguments: &Bench, out: &mut impl Write) -> Result<(), Failure> {
    let parts = with_trials(chosen(parts::all(), &arguments.parts)?, arguments)?;
    let folder = workspace().join("target/bench");
    fs::create_dir_all(&folder).map_err(Failure::at("create the folder", &folder))?;
    let _lock = Lock::take(folder.join("lock"), "bench")?;
    for part in &parts {
        let seconds: f64 = trials(part.as_ref(), arguments).iter().map(Trial::seconds).sum();
        writeln!(out, "{:8} {}; takes about {:.0} min", part.name(), part.about(), (seconds / 60.0).ceil())?;
    }
    writeln!(out, "The programs are built first, which takes some minutes more if they are not there.")?;
    let machine = Machine::now();
    if let Some(warning) = machine.warning() {
        writeln!(out, "{warning}")?;
    }
    out.flush()?;
    for mut part in parts {
        measure(part.as_mut(), &machine, arguments, out)?;
    }
    Ok(())
}

/// The parts that were named; all if none was, or `all`.
fn chosen(mut parts: Vec<Box<dyn Part>>, names: &[String]) -> Result<Vec<Box<dyn Part>>, Failure> {
    let known: Vec<_> = parts.iter().map(|part| part.name()).chain([ALL]).collect();
    if let Some(name) = names.iter().find(|name| !known.contains(&name.as_str())) {
        return Err(unknown("part", name, &known, "").into());
    }
    if !names.is_empty() && !names.iter().any(|name| name == ALL) {
        parts.retain(|part| names.iter().any(|name| name == part.name()));
    }
    Ok(parts)
}

/// The parts of which trials were asked for, so that no programs are built for nothing.
fn with_trials(mut parts: Vec<Box<dyn Part>>, arguments: &Bench) -> Result<Vec<Box<dyn Part>>, Failure> {
    let subjects: Vec<_> = parts.iter().flat_map(|part| part.trials()).map(|trial| trial.subject).collect();
    parts.retain(|part| !trials(part.as_ref(), arguments).is_empty());
    match &arguments.only {
        Some(word) if parts.is_empty() => {
            let subjects = subjects.join("; ");
            Err(Failure::new(format!("no trial's subject contains `{word}`. The subjects: {subjects}")))
        }
        _ => Ok(parts),
    }
}

/// The trials of a part that were asked for.
fn trials<'a>(part: &'a dyn Part, arguments: &Bench) -> Vec<Trial<'a>> {
    let word = arguments.only.as_deref().unwrap_or_default();
    let mut trials = part.trials();
    trials.retain(|trial| trial.subject.contains(word));
    for trial in &mut trials {
        trial.rounds = arguments.rounds.unwrap_or(if arguments.quick { 1 } else { trial.rounds });
    }
    trials
}

/// Measures a part, and reports it.
fn measure(part: &mut dyn Part, machine: &Machine, arguments: &Bench, out: &mut impl Write) -> Result<(), Failure> {
    part.prepare()?;
    let mut measured = Vec::new();
    let trials = trials(part, arguments);
    let total = trials.len();
    for (index, trial) in trials.iter().enumerate() {
        writeln!(out, "[{} {}/{total}] {}", part.name(), index + 1, trial.description())?;
        out.flush()?;
        let results = trial.run(out)?;
        table::write_plain(&results.rows(), out)?;
        measured.push(results);
    }
    Report { part: part.name(), about: part.about(), machine, measured }.write(arguments, out)
}

#[cfg(test)]
mod tests {
    use super::{ALL, chosen, parts, trials, with_trials};
    use crate::arguments::Bench;

    fn names(names: &[&str]) -> Vec<&'static str> {
        let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
        chosen(parts::all(), &names).unwrap().iter().map(|part| part.name()).collect()
    }

    #[test]
    fn parts_are_chosen_by_name() {
        assert_eq!(names(&[]), ["build", "call", "stream", "codegen"]);
        assert_eq!(names(&[ALL]), names(&[]));
        assert_eq!(names(&["stream", "call"]), ["call", "stream"]);
        let failure = chosen(parts::all(), &["cal".to_owned()]).err().unwrap().to_string();
        assert!(failure.contains("did you mean `call`?"), "{failure}");
    }

    #[test]
    fn trials_are_chosen_by_a_word_and_shortened() {
        let all = parts::all();
        let arguments = Bench { quick: true, only: Some("token".to_owned()), ..Bench::default() };
        let call = all.iter().find(|part| part.name() == "call").unwrap();
        let trials = trials(call.as_ref(), &arguments);
        assert!(!trials.is_empty() && trials.iter().all(|trial| trial.rounds == 1 && trial.subject.contains("token")));
    }

    #[test]
    fn a_word_that_no_trial_has_is_refused_before_anything_is_built() {
        let of = |word: &str| {
            let only = Some(word.to_owned());
            with_trials(parts::all(), &Bench { only, ..Bench::default() })
        };
        let names: Vec<_> = of("GiB down").unwrap().iter().map(|part| part.name()).collect();
        assert_eq!(names, ["stream"]);
        let failure = of("tokne").err().unwrap().to_string();
        assert!(failure.contains("contains `tokne`") && failure.contains("; a token; "), "{failure}");
    }

    #[test]
    fn each_part_is_over_in_a_quarter_of_an_hour() {
        for part in parts::all() {
            let seconds: f64 = trials(part.as_ref(), &Bench::default()).iter().map(super::Trial::seconds).sum();
            assert!(seconds < 15.0 * 60.0, "{} takes {seconds} s", part.name());
        }
    }
}
