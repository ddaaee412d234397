//! A program that depends on the client by its version, and is tested with each set of features that is recommended.

use super::packages::{Example, Package, Packages};
use crate::cargo;
use crate::failure::Failure;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The program, in the workspace: tests of what each set of features is for.
const PROGRAM: &str = "tests/packaged/consumer.rs";

/// The package of the program, and its test.
const NAME: &str = "consumer";

/// Features that make a client alone, beside the default ones: slim, and without async.
const ALONE: [&str; 2] = ["transport", "blocking"];

/// The package that stands in for the service.
const FAKE: &str = "codeartifact-fake";

/// The feature for which the program needs Tokio itself.
const TOKIO: &str = "tokio";

/// The sets of features to test with: none, the default ones, and each that makes a client alone and is in the manifest.
pub fn sets(packages: &Packages) -> Result<Vec<Set>, Failure> {
    let features = &packages.client()?.features;
    let names = ["", "default"].into_iter().chain(ALONE);
    Ok(names.filter(|name| name.is_empty() || features.iter().any(|(it, _)| it == name)).map(Set).collect())
}

/// A set of features.
#[derive(Debug)]
pub struct Set(&'static str);

impl Set {
    /// Whether a client with this set has a feature.
    pub fn has(&self, feature: &str, client: &Package) -> bool {
        let parts = |name: &str| client.features.iter().find(|(it, _)| it == name).map(|(_, parts)| parts.as_slice());
        let (mut on, mut next) = (vec![self.0], 0);
        while let Some(name) = on.get(next) {
            let more: Vec<_> =
                parts(name).into_iter().flatten().map(String::as_str).filter(|it| !on.contains(it)).collect();
            on.extend(more);
            next += 1;
        }
        on.contains(&feature)
    }
}

impl std::fmt::Display for Set {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            "" => f.write_str("no features"),
            "default" => f.write_str("the default features"),
            feature => write!(f, "the feature {feature} alone"),
        }
    }
}

/// Writes the program beside the packages.
pub fn write(root: &Path, packages: &Packages) -> Result<(), Failure> {
    let folder = packages.folder.join(NAME);
    for folder in [folder.join("src"), folder.join("tests")] {
        fs::create_dir_all(&folder).map_err(Failure::at("create the folder", &folder))?;
    }
    let (manifest, library) = (folder.join("Cargo.toml"), folder.join("src/lib.rs"));
    fs::write(&manifest, self::manifest(packages, packages.client()?)).map_err(Failure::at("write", &manifest))?;
    // Where the program is checked and not tested, its dependencies are what matters.
    fs::write(&library, "").map_err(Failure::at("write", &library))?;
    let program = folder.join("tests").join(NAME).with_extension("rs");
    fs::copy(root.join(PROGRAM), program).map_err(Failure::at("copy", &root.join(PROGRAM))).map(drop)
}

/// Tests the program. Where examples are to follow, it is built as they are, so that all share their dependencies.
pub fn test(packages: &Packages, set: &Set, examples: &[Example]) -> Result<(), Failure> {
    let mut cargo = cargo(packages, "test", set, !examples.is_empty())?;
    cargo.args(["--test", NAME]);
    crate::command::quietly(&mut cargo, &format!("test a program with {set}"), "See what the package lacks for:")
}

/// Cargo, to build or test the program with a set of features, and the client's own targets with it.
pub fn cargo(packages: &Packages, task: &str, set: &Set, and_client: bool) -> Result<Command, Failure> {
    let arguments = [task, "--quiet", "--offline", "--package", NAME, "--no-default-features", "--features", set.0];
    let mut cargo = packages.cargo(cargo::command(), &arguments);
    cargo.arg("--target-dir").arg(&packages.target);
    if and_client {
        cargo.args(["--package", packages.client()?.name]);
    }
    Ok(cargo)
}

/// The program's manifest. Its features are those of the client by the same names, so that it knows what it has.
fn manifest(packages: &Packages, client: &Package) -> String {
    let Package { name, version, features, .. } = client;
    let mut manifest = String::from(
        "[package]\nname = \"consumer\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [lints.rust]\nunexpected_cfgs = \"allow\"\n\n[features]\n",
    );
    let fake = packages.packages.iter().find(|package| package.name == FAKE);
    let is_own = |part: &&String| features.iter().any(|(name, _)| name == *part);
    // Writing to a string cannot fail.
    for (feature, parts) in features {
        let mut on: Vec<_> = parts.iter().filter(is_own).cloned().collect();
        on.push(format!("{name}/{feature}"));
        if feature == TOKIO {
            on.push("dep:tokio".to_owned());
        }
        let _ = writeln!(manifest, "{feature} = {on:?}");
    }
    let _ = write!(manifest, "\n[dependencies]\n{name} = {{ version = \"={version}\", default-features = false }}\n");
    if let Some(Package { name, version, .. }) = fake {
        let _ = writeln!(manifest, "{name} = \"={version}\"");
    }
    if let Some(version) = packages.packages.iter().find_map(|package| package.tokio.as_ref()) {
        let features = "optional = true, features = [\"macros\", \"rt\"]";
        let _ = writeln!(manifest, "tokio = {{ version = \"{version}\", {features} }}");
    }
    manifest
}
