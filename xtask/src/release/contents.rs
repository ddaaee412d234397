//! What each package must hold beside its code: what it is, what its terms are, whose work is in it, what has changed.

use super::packages::{Package, Packages};
use crate::failure::Failure;
use std::fs;
use std::path::Path;

/// Whose work is in the packages, as their notice says it.
const AUTHORS: &str = "Copyright 2012-2022 Amazon.com, Inc. or its affiliates";

/// Returns an error that lists what packages lack.
pub fn check(root: &Path, packages: &Packages) -> Result<(), Failure> {
    let mut problems = Vec::new();
    for package in &packages.packages {
        for (file, of_all) in [("README.md", false), ("CHANGELOG.md", false), ("LICENSE", true), ("NOTICE", true)] {
            problems.extend(problem(root, package, file, of_all).err());
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::new(problems.join("\n"))) }
}

/// Says what is wrong with a file of a package, which may be one that all packages have.
fn problem(root: &Path, package: &Package, file: &str, of_all: bool) -> Result<(), String> {
    let name = package.name;
    let Ok(text) = fs::read_to_string(package.folder.join(file)) else {
        return Err(format!("the package {name} holds no {file}; put it beside its manifest"));
    };
    if of_all && fs::read_to_string(root.join(file)).ok().as_ref() != Some(&text) {
        return Err(format!("{file} in the package {name} is not that of the workspace; copy it anew"));
    }
    if file == "NOTICE" && !text.contains(AUTHORS) {
        return Err(format!("NOTICE in the package {name} does not name botocore's authors; add `{AUTHORS}`"));
    }
    let title = format!("# {}{name}", if file == "CHANGELOG.md" { "Changelog of " } else { "" });
    if !of_all && text.lines().next() != Some(&title) {
        return Err(format!("{file} in the package {name} does not begin with `{title}`; it may be another one's"));
    }
    Ok(())
}
