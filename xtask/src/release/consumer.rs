//! A program that depends on the client by its version, and is tested with each set of features that is recommended.

use super::packages::{Package, Packages};
use crate::cargo;
use crate::failure::Failure;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The program, in the workspace: tests of what each set of features is for.
const PROGRAM: &str = "tests/packaged/consumer.rs";

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
    let folder = packages.folder.join("consumer");
    fs::create_dir_all(&folder).map_err(Failure::at("create the folder", &folder))?;
    let client = packages.client()?;
    let (manifest, program) = (folder.join("Cargo.toml"), folder.join("consumer.rs"));
    fs::write(&manifest, self::manifest(packages, client)).map_err(Failure::at("write", &manifest))?;
    fs::copy(root.join(PROGRAM), &program).map_err(Failure::at("copy", &root.join(PROGRAM))).map(drop)
}

/// Tests the program.
pub fn test(packages: &Packages, set: &Set) -> Result<(), Failure> {
    let arguments = ["test", "--quiet", "--offline", "--package", "consumer", "--no-default-features", "--features"];
    let mut cargo = packages.cargo(cargo::command(), &arguments);
    cargo.arg(set.0).arg("--target-dir").arg(&packages.target);
    crate::command::quietly(&mut cargo, &format!("test a program with {set}"), "See what the package lacks for:")
}

/// The program's manifest. Its features are those of the client by the same names, so that it knows what it has.
fn manifest(packages: &Packages, client: &Package) -> String {
    let Package { name, version, features, .. } = client;
    let mut manifest = String::from(
        "[package]\nname = \"consumer\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
         [lib]\npath = \"consumer.rs\"\n\n[lints.rust]\nunexpected_cfgs = \"allow\"\n\n[features]\n",
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
