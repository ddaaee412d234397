//! The crate that judges endpoints: the rule set of every service, generated, each with its cases.

mod program;
mod service;

use super::outside_crate;
use super::results::Results;
use botocore_codegen::Options;
use botocore_model::{Source, Sources};
use service::Service;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use xtask::failure::Failure;

/// The suite's name in the table.
const SUITE: &str = "endpoints of all services";

/// Writes the crate and gives its folder. Rules that are not generated are listed; how many are judged is pinned.
pub fn write(sources: &Path, results: &mut Results) -> Result<PathBuf, Failure> {
    let mut files = BTreeMap::new();
    let mut judged = Vec::new();
    for service in service::all(sources)? {
        match generate(&service) {
            Ok(modules) => {
                files.extend(modules);
                judged.push(service);
            }
            Err(reason) => {
                let reason = reason.lines().take(3).collect::<Vec<_>>().join(" ");
                results.leave_out(SUITE, &service.name, service.cases, &reason);
            }
        }
    }
    results.made_of(SUITE, judged.len());
    files.insert("Cargo.toml".to_owned(), program::manifest());
    files.insert("src/main.rs".to_owned(), program::main(SUITE, &judged));
    outside_crate::write("endpoints", &files)
}

/// The module that resolves a service's endpoint, over the runtime's partitions, by its path in the crate.
fn generate(service: &Service) -> Result<Vec<(String, String)>, String> {
    let sources = Sources {
        endpoint_rule_set: Some(Source { name: "endpoint-rule-set-1.json", text: &service.rule_set }),
        ..Sources::of_text("service-2.json", &service.without_operations)
    };
    let model = botocore_model::read(&sources).map_err(|problems| problems.to_string())?;
    let options = Options { root: format!("crate::{}", service.module), ..Options::default() };
    let output = botocore_codegen::generate(&model, &options).map_err(|problems| problems.to_string())?;
    let modules = output.files.into_iter().filter_map(|(path, text)| {
        (path == "src/endpoint.rs").then(|| (format!("src/{}/endpoint.rs", service.module), text))
    });
    Ok(modules.collect())
}
