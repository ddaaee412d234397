//! What manifests must say: of each published package what the registry shows, and of all others that they stay here.

use crate::cargo;
use crate::failure::Failure;
use crate::features::PACKAGES;
use serde_json::Value;
use std::path::Path;

/// The most keywords and categories that the registry takes.
const MOST: usize = 5;

/// Returns an error that lists every manifest of a workspace that says too little.
pub fn check(root: &Path) -> Result<(), Failure> {
    let metadata = cargo::metadata(&root.join("Cargo.toml"))?;
    let all: Vec<_> = metadata["packages"].as_array().into_iter().flatten().collect();
    let mut problems = Vec::new();
    for (name, _) in PACKAGES {
        match all.iter().find(|package| package["name"] == name) {
            Some(package) => problems.extend(published(package, &all)),
            None => problems.push(format!("the workspace has no package {name}")),
        }
    }
    for package in all.iter().filter(|package| !is_published(package)) {
        if package["publish"] != Value::Array(Vec::new()) {
            problems.push(format!("{} would be published; write `publish = false`", package["name"]));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::new(problems.join("\n"))) }
}

/// Whether the place for the repository's URL is still empty.
pub fn without_repository(root: &Path) -> Result<bool, Failure> {
    let metadata = cargo::metadata(&root.join("Cargo.toml"))?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    Ok(packages.filter(|package| is_published(package)).any(|package| text(package, "repository").is_empty()))
}

fn is_published(package: &Value) -> bool {
    PACKAGES.iter().any(|(name, _)| package["name"] == *name)
}

/// What the manifest of a published package lacks.
fn published(package: &Value, all: &[&Value]) -> Vec<String> {
    let name = &package["name"];
    let mut problems = Vec::new();
    for key in ["description", "license", "readme", "documentation", "rust_version"] {
        if text(package, key).is_empty() {
            problems.push(format!("the manifest of {name} has no `{}`", key.replace('_', "-")));
        }
    }
    for key in ["keywords", "categories"] {
        let number = package[key].as_array().map_or(0, Vec::len);
        if !(1..=MOST).contains(&number) {
            problems.push(format!("the manifest of {name} has {number} {key}; give 1 to {MOST}"));
        }
    }
    // Those of tests have a kind. Cargo drops their paths from a package.
    let dependencies = package["dependencies"].as_array().into_iter().flatten().filter(|it| it["kind"].is_null());
    for dependency in dependencies.filter(|it| it["path"].is_string()) {
        let (other, asked) = (&dependency["name"], text(dependency, "req"));
        let version = all.iter().find(|it| it["name"] == *other).map(|it| text(it, "version")).unwrap_or_default();
        if asked != format!("={version}") {
            problems.push(format!("{name} asks for {other} {asked}; ask for `={version}`, the version beside it"));
        }
    }
    problems
}

fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    object[key].as_str().unwrap_or_default()
}
