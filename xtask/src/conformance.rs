//! `cargo xtask conformance`: has what is generated judged by botocore's own tests, or by botocore itself.

mod against_botocore;
mod command;
mod endpoints;
mod judge;
mod outside;
mod pinned;
mod protocols;
mod python;
mod requirement;
mod results;
mod source;

use crate::arguments::{Conformance, workspace};
use crate::failure::Failure;
use judge::Judge;
use results::Results;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Runs the task.
pub fn run(arguments: &Conformance, out: &mut impl Write) -> Result<(), Failure> {
    match arguments {
        Conformance::Suites => suites(out),
        Conformance::Against(comparison) => against_botocore::run(comparison, out),
    }
}

/// Runs the suites of botocore's source distribution and prints one table of them.
fn suites(out: &mut impl Write) -> Result<(), Failure> {
    let sources = source::fetch(out)?;
    let file = workspace().join("tests/conformance/suites.txt");
    let pinned = pinned::read(&file)?;
    let mut results = Results::default();
    for judge in judges(&sources, &mut results)? {
        judge.run(&mut results)?;
    }
    results.report(out)?;
    match pinned::differences(&results.extents(), &pinned).as_slice() {
        [] => Ok(()),
        differences => Err(Failure::new(format!(
            "{}\nWhat the suites hold is pinned in {}: with a new release of botocore it is changed there",
            differences.join("\n"),
            file.display()
        ))),
    }
}

/// The programs that judge, each with what it is given.
fn judges(sources: &Path, results: &mut Results) -> Result<Vec<Judge>, Failure> {
    let endpoints = endpoints::write(sources, results)?;
    let protocols = protocols::write(sources, results)?;
    Ok(vec![
        Judge::of_tests("conformance", [sources]),
        Judge::of_crate(&endpoints, [sources]),
        Judge::of_crate(&protocols, [sources]),
    ])
}

/// The folder of what is fetched and built for this task alone.
fn folder() -> PathBuf {
    workspace().join("target/conformance")
}
