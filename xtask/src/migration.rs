//! `cargo xtask migration`: programs for the AWS SDK and what becomes of them, written into `MIGRATION.md` and compiled
//! against both crates.

mod document;
mod programs;

use crate::arguments::{Migration, workspace};
use crate::cargo;
use crate::failure::Failure;
use crate::report::count;
use crate::write;
use document::Document;
use programs::Programs;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

/// Runs the task.
///
/// # Errors
///
/// Returns an error if `MIGRATION.md` is not or cannot be brought up to date, or a program does not compile or fails.
pub fn run(arguments: &Migration, out: &mut impl Write) -> Result<(), Failure> {
    let document = document()?;
    let state = match (document.is_fresh(), arguments.check) {
        (true, _) => "is up to date",
        (false, false) => {
            write::file(&path(), &document.expected)?;
            "was written"
        }
        (false, true) => return Err(Failure::new("MIGRATION.md is not up to date; run `cargo xtask migration`")),
    };
    writeln!(out, "MIGRATION.md, {}, {state}", count(document.pairs, "pair"))?;
    writeln!(out, "compiling both sides and running their tests; the first time takes one to two minutes")?;
    out.flush()?;
    compile()
}

/// Returns `MIGRATION.md` as it is and as it should be.
///
/// # Errors
///
/// Returns an error if a program is not compiled or not in `MIGRATION.md`, or if `MIGRATION.md` names one that does not
/// exist.
pub fn document() -> Result<Document, Failure> {
    let programs = Programs::read(&folder())?;
    let text = fs::read_to_string(path()).map_err(Failure::at("read", &path()))?;
    Document::new(text, &programs)
}

/// Returns the lines by which the programs of a pair differ, as they are shown in `MIGRATION.md`.
///
/// # Errors
///
/// Returns an error if there is no such pair.
pub fn difference(pair: &str) -> Result<String, Failure> {
    let programs = Programs::read(&folder())?;
    let programs = programs.pairs.get(pair).ok_or_else(|| {
        Failure::new(format!("tests/migration/pairs has no pair `{pair}`, which a page shows; name another"))
    })?;
    Ok(document::difference(programs))
}

/// Runs the tests of both packages. They have a workspace and a lock file of their own, for the SDK's crates.
fn compile() -> Result<(), Failure> {
    let mut tests = cargo::command();
    let manifest = folder().join("Cargo.toml");
    tests.args(["test", "--workspace", "--lib", "--target-dir"]).arg(workspace().join("target/migration"));
    tests.arg("--manifest-path").arg(manifest);
    cargo::run(&mut tests)
}

fn folder() -> PathBuf {
    workspace().join("tests/migration")
}

fn path() -> PathBuf {
    workspace().join("MIGRATION.md")
}

#[cfg(test)]
mod tests;
