//! The services of botocore's source distribution that have endpoint cases.

use heck::ToSnakeCase as _;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::{fs, io};
use xtask::failure::Failure;

/// A service, with what its endpoints depend on.
pub struct Service {
    /// Its name in botocore, which is that of its folders.
    pub name: String,
    /// Name of its module.
    pub module: String,
    /// A model without operations, since endpoints depend on nothing but rules.
    pub without_operations: String,
    /// Its rule set.
    pub rule_set: String,
    /// Names of the rule set's parameters.
    pub parameters: Vec<String>,
    /// Number of its cases.
    pub cases: usize,
}

/// All of them, sorted by name.
pub fn all(sources: &Path) -> Result<Vec<Service>, Failure> {
    let suites = sources.join("tests/functional/endpoint-rules");
    let mut services = Vec::new();
    for suite in children(&suites)? {
        let name = suite.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let versions = sources.join("botocore/data").join(&name);
        let cases = suite.join("endpoint-tests-1.json");
        // Folders may be there for something else; botocore takes the newest version of a model.
        let Some(model) = newest(&versions)?.filter(|_| cases.is_file()) else { continue };
        services.push(read(name, &model, &cases)?);
    }
    Ok(services)
}

/// The newest version of a service that has a model.
fn newest(versions: &Path) -> Result<Option<PathBuf>, Failure> {
    if !versions.is_dir() {
        return Ok(None);
    }
    Ok(children(versions)?.into_iter().rfind(|version| version.join("service-2.json").is_file()))
}

/// Reads a service.
fn read(name: String, model: &Path, cases: &Path) -> Result<Service, Failure> {
    let path = model.join("endpoint-rule-set-1.json");
    let rule_set = text(&path)?;
    let parameters = parse(&path, &rule_set)?["parameters"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .collect();
    let version = model.file_name().unwrap_or_default().to_string_lossy();
    let metadata = json!({ "protocol": "rest-json", "apiVersion": version, "serviceId": name });
    let without_operations =
        json!({ "version": "2.0", "metadata": metadata, "operations": {}, "shapes": {} }).to_string();
    let cases = json(cases)?["testCases"].as_array().map_or(0, Vec::len);
    let module = name.to_snake_case();
    Ok(Service { name, module, without_operations, rule_set, parameters, cases })
}

fn json(path: &Path) -> Result<Value, Failure> {
    parse(path, &text(path)?)
}

fn parse(path: &Path, text: &str) -> Result<Value, Failure> {
    serde_json::from_str(text).map_err(|error| Failure::new(format!("cannot read {}: {error}", path.display())))
}

fn text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::at("read", path))
}

/// What a folder holds, sorted.
fn children(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, io::Error>>());
    let mut entries = entries.map_err(Failure::at("read the folder", folder))?;
    entries.sort();
    Ok(entries)
}

#[cfg(test)]
mod tests;
