//! The reports that a run prints.

use crate::arguments::workspace;
use crate::failure::Failure;
use crate::plan::Plan;
use botocore_codegen::Output;
use botocore_model::{Model, ModelFiles};
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

/// Reports the files that were read.
///
/// # Errors
///
/// Returns an error if the output cannot be written.
pub fn read(files: &ModelFiles, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "read {}: {}", shown(&files.folder), files.names().join(", "))?;
    if !files.ignored.is_empty() {
        writeln!(out, "nothing is generated from {}", files.ignored.join(", "))?;
    }
    Ok(())
}

/// Reports how many corrections were applied to the model, if any.
///
/// # Errors
///
/// Returns an error if the output cannot be written.
pub fn corrected(model: &Model, out: &mut impl Write) -> io::Result<()> {
    if model.corrected > 0 {
        writeln!(out, "applied {} from model/corrections", count(model.corrected, "correction"))?;
    }
    Ok(())
}

/// Reports the size of the generated crate, and what it has not of the model.
///
/// # Errors
///
/// Returns an error if the output cannot be written.
pub fn generated(output: &Output, out: &mut impl Write) -> io::Result<()> {
    let lines = output.files.values().map(|text| text.lines().count()).sum();
    let counts = [(output.operations, "operation"), (output.shapes, "shape"), (output.files.len(), "file")];
    let counts: Vec<_> = counts.iter().map(|(number, thing)| count(*number, thing)).collect();
    writeln!(out, "generated {}, {}", counts.join(", "), count(lines, "line"))?;
    let mut left_out = output.left_out.iter();
    left_out.try_for_each(|it| writeln!(out, "left out {it}"))
}

/// Reports the number of files that were written, left unchanged or removed.
///
/// # Errors
///
/// Returns an error if the output cannot be written.
pub fn written(plan: &Plan, time: Duration, out: &mut impl Write) -> io::Result<()> {
    let written = plan.missing.len() + plan.changed.len();
    let (unchanged, removed) = (plan.unchanged, plan.orphans.len());
    let (folder, time) = (shown(plan.folder), time.as_millis());
    writeln!(out, "{folder}: {written} written, {unchanged} unchanged, {removed} removed, in {time} ms")
}

/// Reports that a check found no difference.
///
/// # Errors
///
/// Returns an error if the output cannot be written.
pub fn up_to_date(plan: &Plan, time: Duration, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{} is up to date, checked in {} ms", shown(plan.folder), time.as_millis())
}

/// Reports what became of a page of the repository.
///
/// # Errors
///
/// Returns an error if the output cannot be written.
pub fn page(path: &str, is_fresh: bool, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{path} {}", if is_fresh { "is up to date" } else { "was written" })
}

/// Runs a step of a task and reports its name and time.
///
/// # Errors
///
/// Returns an error if the step fails or the output cannot be written.
pub fn step(out: &mut impl Write, name: &str, work: impl FnOnce() -> Result<(), Failure>) -> Result<(), Failure> {
    let start = Instant::now();
    write!(out, "{name}")?;
    out.flush()?;
    let done = work();
    writeln!(out, ", {:.1} s", start.elapsed().as_secs_f64())?;
    done
}

/// A number of things, such as `2 files`.
#[must_use]
pub fn count(number: usize, thing: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {thing}{ending}", grouped(u64::try_from(number).unwrap_or(u64::MAX)))
}

/// A number with its thousands parted, such as `14,213`.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A path as the reader knows it: from the workspace if it is in there.
#[must_use]
pub fn shown(path: &Path) -> String {
    path.strip_prefix(workspace()).unwrap_or(path).display().to_string()
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn numbers_are_grouped_and_their_things_in_the_plural() {
        assert_eq!(count(0, "file"), "0 files");
        assert_eq!(count(1, "file"), "1 file");
        assert_eq!(count(999, "line"), "999 lines");
        assert_eq!(count(14_213, "line"), "14,213 lines");
        assert_eq!(count(1_234_567, "line"), "1,234,567 lines");
    }
}
