//! Shows what a plan would change.

use crate::failure::Failure;
use crate::folder;
use crate::plan::{File, Plan};
use crate::report::{count, shown};
use similar::TextDiff;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Unchanged lines shown around a change.
const CONTEXT: usize = 3;

/// Lines of differences after which the rest is only counted.
const MOST_LINES: usize = 500;

/// Shows the plan, and fails unless it is empty. `command` is what carries it out.
pub fn check(plan: &Plan, command: &str, out: &mut impl Write) -> Result<(), Failure> {
    if plan.is_empty() {
        return Ok(());
    }
    show(plan, out)?;
    let [changed, missing] = [plan.changed.len(), plan.missing.len()];
    let orphans = plan.orphans.len() + usize::from(plan.is_cut_short);
    Err(Failure::new(format!(
        "{} is not up to date: {changed} changed, {missing} missing, {orphans} left over; run `{command}`",
        shown(plan.folder)
    )))
}

/// Prints the differences, file by file.
fn show(plan: &Plan, out: &mut impl Write) -> Result<(), Failure> {
    for file in &plan.missing {
        writeln!(out, "missing: {} ({})", name(plan, &file.path), count(file.text.lines().count(), "line"))?;
    }
    for path in &plan.orphans {
        writeln!(out, "left over: {}", name(plan, path))?;
    }
    if plan.is_cut_short {
        let staging = folder::staging(plan.folder)?;
        writeln!(out, "left over: {}, by a run that was cut short or is at work", shown(&staging))?;
    }
    let mut lines = 0;
    for (index, file) in plan.changed.iter().enumerate() {
        if lines > MOST_LINES {
            let rest = plan.changed.len() - index;
            writeln!(out, "and {} more with differences", count(rest, "file"))?;
            break;
        }
        let difference = difference(plan, file)?;
        lines += difference.lines().count();
        write!(out, "{difference}")?;
    }
    Ok(())
}

/// The unified diff from what a file holds to what it should.
fn difference(plan: &Plan, file: &File) -> Result<String, Failure> {
    let path = plan.folder.join(&file.path);
    let bytes = fs::read(&path).map_err(Failure::at("read", &path))?;
    let current = String::from_utf8_lossy(&bytes);
    let name = name(plan, &file.path);
    if current == file.text {
        return Ok(format!("changed: {name} is not a plain text file\n"));
    }
    let diff = TextDiff::from_lines(&*current, file.text);
    Ok(diff.unified_diff().context_radius(CONTEXT).header(&name, &format!("{name} (generated)")).to_string())
}

/// A file as the reader knows it.
fn name(plan: &Plan, path: &Path) -> String {
    shown(&plan.folder.join(path))
}

#[cfg(test)]
mod tests;
