//! The small models in `models/`: `name.json`, and `name.paginators.json`, `name.endpoints.json`,
//! `name.batches.json` and `name.corrections.json` if the model has them.

pub mod pairs;

use botocore_model::{Model, Source, Sources};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Returns the folder of the models.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("models")
}

/// Returns the names of the models, sorted.
///
/// # Errors
///
/// Returns an error if the folder cannot be read.
pub fn names() -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder())? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        names.extend(file.strip_suffix(".json").filter(|name| !name.contains('.')).map(str::to_owned));
    }
    names.sort();
    Ok(names)
}

/// Reads a model.
///
/// # Errors
///
/// Returns an error if there is no such model, or if it is refused.
pub fn read(name: &str) -> Result<Model, Box<dyn Error>> {
    let service = fs::read_to_string(folder().join(format!("{name}.json")))?;
    let optional = |kind: &str| fs::read_to_string(folder().join(format!("{name}.{kind}.json"))).ok();
    let [paginators, endpoints, batches, corrections] =
        ["paginators", "endpoints", "batches", "corrections"].map(optional);
    let source = |text| Source { name, text };
    let of_corrections = format!("{name}.corrections.json");
    let sources = Sources {
        paginators: paginators.as_deref().map(source),
        endpoint_rule_set: endpoints.as_deref().map(source),
        batches: batches.as_deref().map(source),
        corrections: corrections.iter().map(|text| Source { name: &of_corrections, text }).collect(),
        ..Sources::of_text(name, &service)
    };
    Ok(botocore_model::read(&sources)?)
}
