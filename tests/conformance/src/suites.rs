//! Runs the suites of botocore's source distribution and prints one table of them.

mod codeartifact_endpoints;
mod endpoints;
mod judge;
mod outside_crate;
mod pinned;
mod protocols;
mod requirement;
mod results;
mod services;
mod signatures;
mod source;

use crate::package;
use judge::Judge;
use pinned::Extents;
use results::Results;
pub use services::{CASES, SEED, SERVICES, run as compare_services};
use std::io::Write;
use std::path::Path;
use xtask::failure::Failure;
use xtask::report::shown;

/// Runs all suites; fails if a case fails or if the suites hold other cases than those that are pinned, unless what they hold
/// is to be pinned now.
pub fn run(accept: bool, out: &mut impl Write) -> Result<(), Failure> {
    let sources = source::fetch(out)?;
    let file = package().join("suites.txt");
    let pinned = pinned::read(&file)?;
    let mut results = Results::default();
    codeartifact_endpoints::judge(&sources, &mut results)?;
    signatures::judge(&sources, &mut results)?;
    Judge::of_crate(&endpoints::write(&sources, &mut results)?, [&sources]).run(&mut results)?;
    let suites = sources.join("tests/unit/protocols");
    Judge::of_crate(&protocols::write(&suites, &mut results)?, [&suites]).run(&mut results)?;
    let judged = results.report(out);
    if !accept {
        return both(judged, complete(&results, &pinned, &file));
    }
    judged?;
    let what = if pinned::write(&file, &results.extents())? { "is pinned now" } else { "was pinned already" };
    Ok(writeln!(out, "\nwhat the suites hold {what} in {}", shown(&file))?)
}

/// Fails if the suites hold other cases than those that are pinned.
fn complete(results: &Results, pinned: &Extents, file: &Path) -> Result<(), Failure> {
    match pinned::differences(&results.extents(), pinned).as_slice() {
        [] => Ok(()),
        differences => Err(Failure::new(format!(
            "{}\nWhat the suites hold is pinned in {}: with a new release of botocore --accept writes it there",
            differences.join("\n"),
            file.display()
        ))),
    }
}

/// Tells both failures, so that one run shows all that a new release of botocore changes.
fn both(first: Result<(), Failure>, second: Result<(), Failure>) -> Result<(), Failure> {
    match (first, second) {
        (Err(first), Err(second)) => Err(Failure::new(format!("{first}\n{second}"))),
        (first, second) => first.and(second),
    }
}
