//! `cargo xtask diff`: says what a change of the model does to programs.

mod json;
mod markdown;
mod models;
mod order;
mod proof;
mod report;
mod rules;
mod text;

use crate::arguments::{Comparison, Diff, Format};
use crate::failure::Failure;
use crate::report::count;
pub use report::{Report, counted};
use std::io::Write;

/// The JSON schema of the report.
const SCHEMA: &str = include_str!("diff/schema.json");

/// Runs the task.
///
/// # Errors
///
/// Returns an error if a model cannot be read or generated, or if there is a change of the class that is to fail.
pub fn run(arguments: &Diff, out: &mut impl Write) -> Result<(), Failure> {
    match arguments {
        Diff::Rules(format) => Ok(rules::write(*format, out)?),
        Diff::Schema => Ok(write!(out, "{SCHEMA}")?),
        Diff::Compare(arguments) if arguments.prove => proof::prove(arguments, out),
        Diff::Compare(arguments) => compare(arguments, out),
    }
}

fn compare(arguments: &Comparison, out: &mut impl Write) -> Result<(), Failure> {
    let report = Report::of(arguments)?;
    write(&report, arguments.format, out)?;
    let Some(class) = arguments.fail_on else { return Ok(()) };
    match report.changes.iter().filter(|change| change.rule.class >= class).count() {
        0 => Ok(()),
        found => Err(Failure::new(format!("{} of the class {class} or a graver one", count(found, "change")))),
    }
}

/// Writes a report.
///
/// # Errors
///
/// Returns an error if the output cannot be written.
pub fn write(report: &Report, format: Format, out: &mut impl Write) -> Result<(), Failure> {
    match format {
        Format::Text => text::write(report, out)?,
        Format::Markdown => markdown::write(report, out)?,
        Format::Json => json::write(report, out)?,
    }
    Ok(())
}

#[cfg(test)]
mod tests;
