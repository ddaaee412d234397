//! `cargo xtask verify`: what takes too long for every landing, in pieces that need not be run twice.
//!
//! A run may be ended at any time, and the next one goes on: what was finished is on record in `target/verify`, with
//! the state of the files that it is good for.

mod execute;
mod figures;
mod part;
mod parts;
mod progress;
mod record;
mod table;
mod tools;

use crate::arguments::{Verify, workspace};
use crate::failure::Failure;
use crate::git;
use crate::lock::Lock;
use crate::options::unknown;
use part::{Part, Scope};
#[cfg(test)]
pub use parts::add;
use progress::Progress;
use record::Record;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process;
use table::{Row, Standing};

/// Runs the task.
///
/// # Errors
///
/// Returns an error if a part does not hold.
pub fn run(arguments: &Verify, out: &mut impl Write) -> Result<(), Failure> {
    verify(&parts::all(), arguments, workspace(), out)
}

/// Verifies parts of a workspace.
fn verify(parts: &[Box<dyn Part>], arguments: &Verify, root: &Path, out: &mut impl Write) -> Result<(), Failure> {
    let parts = chosen(parts, &arguments.parts)?;
    let scope = scope(root, arguments)?;
    if arguments.list {
        return list(&parts, &scope, out);
    }
    let lock = Lock::take(scope.folder().join("lock"), "verify")?;
    let (files, seed) = (&scope.state, scope.seed);
    let extent = if scope.full { "everything".to_owned() } else { format!("a sample, by the seed {seed}") };
    writeln!(out, "verifying {extent}; the files are those of tree {files}")?;
    let mut rows = Vec::new();
    for part in parts {
        if !scope.full && part.pieces(&scope)?.is_empty() {
            writeln!(out, "{} was not run: it has no sample, but runs with --full", part.name())?;
            continue;
        }
        rows.push(Row { part: part.name(), standing: one(part, &scope, &arguments.piece, &lock, out)? });
    }
    let is_empty = |row: &Row| matches!(row.standing, Standing::Run { total: 0, .. });
    if !arguments.piece.is_empty() && rows.iter().all(is_empty) {
        return Err(Failure::new(nothing(&arguments.piece, scope.full)));
    }
    table::write(&rows, out)?;
    if rows.iter().all(|row| row.standing.holds(scope.full)) { Ok(()) } else { Err(Failure::Reported(1)) }
}

/// The sentence for a word that no piece has in its name.
fn nothing(word: &str, full: bool) -> String {
    let advice = if full { "" } else { "; a sample has few pieces, so add `--full`" };
    format!("nothing was run: no piece has `{word}` in its name{advice}")
}

/// The parts that were named; all if none was.
fn chosen<'a>(parts: &'a [Box<dyn Part>], names: &[String]) -> Result<Vec<&'a dyn Part>, Failure> {
    let known: Vec<_> = parts.iter().map(|part| part.name()).collect();
    if let Some(name) = names.iter().find(|name| !known.contains(&name.as_str())) {
        return Err(unknown("part", name, &known, "").into());
    }
    let is_chosen = |part: &&dyn Part| names.is_empty() || names.iter().any(|name| name == part.name());
    Ok(parts.iter().map(AsRef::as_ref).filter(is_chosen).collect())
}

/// What is verified: the files as they are now.
fn scope(root: &Path, arguments: &Verify) -> Result<Scope, Failure> {
    let folder = root.join("target/verify");
    fs::create_dir_all(&folder).map_err(Failure::at("create the folder", &folder))?;
    // Two runs may look at the files at once.
    let index = folder.join(format!("index-{}", process::id()));
    let tree = git::snapshot(root, &index);
    let _ = fs::remove_file(&index);
    let tree = tree?;
    let seed = tree.get(..8).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or_default();
    let (full, seed, mutants) = (arguments.full, arguments.seed.unwrap_or(seed), arguments.mutants);
    Ok(Scope { full, seed, mutants, state: tree.chars().take(12).collect(), tree, root: root.to_owned() })
}

/// Lists the parts, and how far each has come.
fn list(parts: &[&dyn Part], scope: &Scope, out: &mut impl Write) -> Result<(), Failure> {
    for part in parts {
        let pieces = part.pieces(scope)?;
        let record = Record::read(scope.record(*part))?;
        let finished = pieces.iter().filter(|piece| record.is_finished(piece)).count();
        writeln!(out, "{:12}  {}", part.name(), part.about())?;
        writeln!(out, "{:12}  {finished} of {} pieces are finished", "", pieces.len())?;
        if let Some(missing) = tools::missing(&part.tools()) {
            writeln!(out, "{:12}  {missing}", "")?;
        }
    }
    Ok(())
}

/// Runs what is open of a part, as far as the names of its pieces hold a word.
fn one(part: &dyn Part, scope: &Scope, piece: &str, lock: &Lock, out: &mut impl Write) -> Result<Standing, Failure> {
    if let Some(missing) = tools::missing(&part.tools()) {
        writeln!(out, "{} was not run: {missing}", part.name())?;
        return Ok(Standing::NotRun);
    }
    let mut progress = Progress::new(part, scope, piece)?;
    progress.run(lock, out)?;
    Ok(progress.standing())
}

#[cfg(test)]
mod tests;
