//! Runs the suites of botocore's source distribution and prints one table of them.

mod codeartifact_endpoints;
mod endpoints;
mod judge;
mod outside_crate;
mod pinned;
mod protocols;
mod requirement;
mod results;
mod signatures;
mod source;

use crate::package;
use judge::Judge;
use results::Results;
use std::io::Write;
use xtask::failure::Failure;

/// Runs all suites; fails if a case fails or if the suites hold other cases than those that are pinned.
pub fn run(out: &mut impl Write) -> Result<(), Failure> {
    let sources = source::fetch(out)?;
    let file = package().join("suites.txt");
    let pinned = pinned::read(&file)?;
    let mut results = Results::default();
    codeartifact_endpoints::judge(&sources, &mut results)?;
    signatures::judge(&sources, &mut results)?;
    for folder in [endpoints::write(&sources, &mut results)?, protocols::write(&sources, &mut results)?] {
        Judge::of_crate(&folder, [&sources]).run(&mut results)?;
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
