//! Proves a report by the compiler: a program that uses all of the old crate is compiled against the new one. What fails
//! must have been predicted, and what was predicted must fail.

mod program;

use super::report::Report;
use crate::arguments::Comparison;
use crate::failure::Failure;
use crate::report::{count, step};
use botocore_codegen::diff::{self, Change, Class, Use};
use program::Program;
use std::io::Write;

/// Compares two models and proves what came of it.
///
/// # Errors
///
/// Returns an error if a crate or the program cannot be compiled, or if the compiler says otherwise than the rules.
pub fn prove(arguments: &Comparison, out: &mut impl Write) -> Result<(), Failure> {
    let report = Report::of(arguments)?;
    let (old, new) = (&report.models.0, &report.models.1);
    let (new, _) = diff::successor(old, new).map_err(Failure::new)?;
    let uses = diff::uses(old).map_err(Failure::new)?;
    let program = Program::write(&report.service, old, &new)?;
    step(out, &format!("{} against {}", count(uses.len(), "use"), report.old), || program.compiles(&uses))?;
    let mut failed = Vec::new();
    step(out, &format!("the same against {}", report.new), || {
        failed = program.failures(&uses)?;
        Ok(())
    })?;
    let majors: Vec<_> = report.changes.iter().filter(|change| is_proved(change)).collect();
    let surprises = surprises(&majors, &failed);
    if surprises.is_empty() {
        let (failed, majors) = (count(failed.len(), "error"), count(majors.len(), "change"));
        return Ok(writeln!(out, "{failed}, all of {majors} that the rules predict")?);
    }
    Err(Failure::new(format!("the compiler and the rules differ:\n{}", surprises.join("\n"))))
}

/// Whether a change is one that the compiler sees. It knows the crate by a name of the program's own.
fn is_proved(change: &Change) -> bool {
    change.rule.class == Class::Major && change.rule.id != "crate-renamed"
}

/// What failed without being predicted, and what was predicted and did not fail.
fn surprises(majors: &[&Change], failed: &[(Use, String)]) -> Vec<String> {
    let unexpected = failed.iter().filter(|(used, _)| !majors.iter().any(|change| explains(change, used)));
    let unexpected = unexpected.map(|(used, said)| format!("not predicted: {} {}\n{said}", used.rust, used.text));
    let unseen = majors.iter().filter(|change| !failed.iter().any(|(used, _)| explains(change, used)));
    let unseen = unseen.map(|change| format!("not seen: {} {}", change.rule.id, change.rust));
    unexpected.chain(unseen).collect()
}

/// Whether a change is of what is used, or of what holds it, or of a type that the use mentions.
fn explains(change: &Change, used: &Use) -> bool {
    let (changed, used_path) = (area(&change.rust), area(&used.rust));
    let within = |inner: &str, outer: &str| inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with("::"));
    changed == used_path || within(&changed, &used_path) || within(&used_path, &changed) || mentions(used, &change.rust)
}

fn mentions(used: &Use, path: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    used.text.match_indices(path).any(|(at, _)| !used.text[at + path.len()..].starts_with(is_word))
}

/// The path of what belongs together: a client's method and its paginator belong to the module of the operation.
fn area(path: &str) -> String {
    let path = path.strip_suffix("().into_paginator()").unwrap_or(path);
    path.strip_prefix("Client::").map_or_else(|| path.to_owned(), |method| format!("operation::{method}"))
}

#[cfg(test)]
mod tests;
