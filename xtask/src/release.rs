//! `cargo xtask release --dry-run`: packages the crates that programs depend on, and uses the packages alone.
//!
//! Each step takes what cargo would upload, unpacked into a workspace of its own, so that nothing of this checkout stands
//! in for what a package lacks.

mod checkout;
mod consumer;
mod contents;
mod examples;
mod licences;
mod manifests;
mod packages;
mod program;
mod published;

use crate::arguments::workspace;
use crate::failure::Failure;
use crate::lock::Lock;
use crate::report::step;
use crate::rustup::Rustup;
use packages::Packages;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Runs the task in this checkout.
///
/// # Errors
///
/// Returns an error if a package could not be published, or if it fails those who depend on it.
pub fn run(out: &mut impl Write) -> Result<(), Failure> {
    let root = workspace();
    let packages = packaged(root, out)?;
    step(out, "documentation, as the documentation host builds it", || published::documentation(&packages))?;
    published::least_compiler(&packages, &Rustup::default(), out)?;
    published::least_dependencies(&packages, out)?;
    licences::check(root, out)?;
    writeln!(out, "{} could be published, in this order", packages.names().join(", "))?;
    if manifests::without_repository(root)? {
        writeln!(out, "first fill in `repository` in [workspace.package] of Cargo.toml, which is empty")?;
    }
    if let Some(uncommitted) = checkout::uncommitted(root) {
        writeln!(out, "{uncommitted}")?;
    }
    Ok(())
}

/// Packages the crates of a workspace, and tests a program that has the packages alone.
fn packaged(root: &Path, out: &mut impl Write) -> Result<Packages, Failure> {
    let target = root.join("target");
    fs::create_dir_all(&target).map_err(Failure::at("create the folder", &target))?;
    let lock = Lock::take(target.join("packaged.lock"), "release")?;
    step(out, "manifests", || manifests::check(root))?;
    step(out, "lock files", || checkout::locked(root))?;
    let mut packages = None;
    step(out, "packages", || {
        packages = Some(Packages::make(root, lock)?);
        Ok(())
    })?;
    let packages = packages.ok_or_else(|| Failure::new("cargo made no packages"))?;
    step(out, "what the packages hold", || contents::check(root, &packages))?;
    consumer::write(root, &packages)?;
    let mut examples = packages.client()?.examples.clone();
    for set in consumer::sets(&packages)? {
        let shown = examples::take(&mut examples, &set, &packages)?;
        step(out, &format!("a program with {set}"), || consumer::test(&packages, &set, &shown))?;
        if !shown.is_empty() {
            let task = format!("{} examples with {set}", shown.len());
            step(out, &task, || examples::demonstrate(&packages, &set, &shown))?;
        }
    }
    examples::none_is_left(&examples)?;
    if program::is_there(&packages)? {
        step(out, "the client's program, by its tests", || program::test(&packages))?;
        step(out, "the client's program, installed", || program::install(&packages))?;
    }
    Ok(packages)
}

#[cfg(test)]
mod tests;
