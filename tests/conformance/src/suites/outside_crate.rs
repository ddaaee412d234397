//! Crates outside the workspace, which judge code that is generated for the purpose.

use crate::{package, target};
use std::collections::BTreeMap;
use std::path::PathBuf;
use xtask::arguments::workspace;
use xtask::failure::Failure;
use xtask::folder::MARKER;
use xtask::outside_crate;

/// The manifest: a workspace of its own, over the workspace's runtime with some of its features.
pub fn manifest(name: &str, features: &[&str], dependencies: &[&str]) -> String {
    let runtime = workspace().join("codegen/runtime").display().to_string();
    let dependencies = dependencies.join("\n");
    format!(
        "{MARKER} `cargo xtask conformance`.\n\n\
         [workspace]\n\n\
         [package]\nname = \"{name}-conformance\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [dependencies]\n\
         botocore-runtime = {{ path = {runtime:?}, default-features = false, features = {features:?} }}\n\
         {dependencies}\n\n\
         [profile.dev]\ndebug = 0\nincremental = false\n"
    )
}

/// Attaches a module of [`judges`](crate::judges) to the program.
pub fn module(name: &str) -> String {
    let path = package().join(format!("src/judges/{name}.rs")).display().to_string();
    format!("#[path = {path:?}]\nmod {name};\n")
}

/// Writes a crate and gives its folder; nothing else is left in it.
pub fn write(name: &str, files: &BTreeMap<String, String>) -> Result<PathBuf, Failure> {
    let folder = target().join(name);
    outside_crate::write(&folder, files)?;
    Ok(folder)
}
