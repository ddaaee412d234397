//! The crate that judges the protocols: the model of every suite, generated, each with its cases.

pub mod program;
pub mod suite;

use super::outside_crate;
use super::results::Results;
use botocore_codegen::Options;
use botocore_model::Sources;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use suite::{File, Suite};
use xtask::failure::Failure;

/// Writes the crate and gives its folder. The cases of suites that the generator refuses have failed.
pub fn write(folder: &Path, results: &mut Results) -> Result<PathBuf, Failure> {
    let mut files = BTreeMap::new();
    let mut judged = Vec::new();
    for file in File::all() {
        let suites = suite::all(folder, file)?;
        results.made_of(&file.title(), suites.len());
        for suite in suites {
            match generate(&suite) {
                Ok(modules) => {
                    files.extend(modules);
                    judged.push(suite);
                }
                Err(reason) => {
                    let reason = reason.lines().take(3).collect::<Vec<_>>().join(" ");
                    results.refuse(&file.title(), &suite.operation, suite.cases, &reason);
                }
            }
        }
    }
    files.insert("Cargo.toml".to_owned(), program::manifest("protocol"));
    files.insert("src/main.rs".to_owned(), program::main(&judged));
    outside_crate::write("protocols", &files)
}

/// The modules of a suite's client, by their paths in the crate.
fn generate(suite: &Suite) -> Result<Vec<(String, String)>, String> {
    modules(&suite.module, &Sources::of_text(&suite.file.path(), &suite.model))
}

/// What is generated from a model, as a module of this name.
pub fn modules(module: &str, sources: &Sources) -> Result<Vec<(String, String)>, String> {
    let model = botocore_model::read(sources).map_err(|problems| problems.to_string())?;
    let options = Options { root: format!("crate::{module}"), ..Options::default() };
    let output = botocore_codegen::generate(&model, &options).map_err(|problems| problems.to_string())?;
    let modules = output.files.into_iter().filter_map(|(path, text)| {
        let within = path.strip_prefix("src/")?;
        Some((format!("src/{module}/{within}"), text))
    });
    Ok(modules.collect())
}
