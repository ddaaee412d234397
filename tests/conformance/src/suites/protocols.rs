//! The crate that judges the protocol: the model of every suite, generated, each with its cases.

mod program;
mod suite;

use super::outside_crate;
use super::results::Results;
use botocore_codegen::Options;
use botocore_model::Sources;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use suite::{Direction, Suite};
use xtask::failure::Failure;

/// Writes the crate and gives its folder. The cases of suites that the generator refuses have failed.
pub fn write(sources: &Path, results: &mut Results) -> Result<PathBuf, Failure> {
    let mut files = BTreeMap::new();
    let mut judged = Vec::new();
    for direction in [Direction::Input, Direction::Output] {
        let suites = suite::all(sources, direction)?;
        results.made_of(direction.title(), suites.len());
        for suite in suites {
            match generate(&suite) {
                Ok(modules) => {
                    files.extend(modules);
                    judged.push(suite);
                }
                Err(reason) => {
                    let reason = reason.lines().take(3).collect::<Vec<_>>().join(" ");
                    results.refuse(direction.title(), &suite.operation, suite.cases, &reason);
                }
            }
        }
    }
    files.insert("Cargo.toml".to_owned(), program::manifest());
    files.insert("src/main.rs".to_owned(), program::main(&judged));
    outside_crate::write("protocols", &files)
}

/// The modules of a suite's client, by their paths in the crate.
fn generate(suite: &Suite) -> Result<Vec<(String, String)>, String> {
    let model = botocore_model::read(&Sources::of_text("rest-json.json", &suite.model))
        .map_err(|problems| problems.to_string())?;
    let options = Options { root: format!("crate::{}", suite.module), ..Options::default() };
    let output = botocore_codegen::generate(&model, &options).map_err(|problems| problems.to_string())?;
    let modules = output.files.into_iter().filter_map(|(path, text)| {
        let within = path.strip_prefix("src/")?;
        Some((format!("src/{}/{within}", suite.module), text))
    });
    Ok(modules.collect())
}
