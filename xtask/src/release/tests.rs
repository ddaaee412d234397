use super::packages::Packages;
use super::{checkout, consumer, contents, licences, manifests, packaged, published};
use crate::failure::Failure;
use crate::fixture::Repository;
use crate::git;
use crate::lock::Lock;
use crate::rustup::Rustup;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A workspace of four small packages with the names of ours, and one that stays where it is.
struct Workspace(TempDir);

/// The end of a manifest of a published package.
const SHOWN: &str = "documentation = \"https://example.com\"\nreadme = \"README.md\"\n\
                     keywords = [\"aws\"]\ncategories = [\"api-bindings\"]\n";

impl Workspace {
    fn new() -> Self {
        let workspace = Self(tempfile::tempdir().unwrap());
        workspace.write(
            "Cargo.toml",
            "[workspace]\nresolver = \"3\"\n\
             members = [\"codegen/runtime\", \"codegen/credentials\", \"generated\", \"tests/fake\", \"tool\"]\n\
             [workspace.package]\nversion = \"0.3.0\"\nedition = \"2024\"\nrust-version = \"1.89\"\nlicense = \"MIT\"\n\
             repository = \"\"\n[workspace.dependencies]\n\
             botocore-runtime = { path = \"codegen/runtime\", version = \"=0.3.0\" }\n\
             botocore-credentials = { path = \"codegen/credentials\", version = \"=0.3.0\" }\n",
        );
        workspace.package("codegen/runtime", "botocore-runtime", "");
        let runtime = "[dependencies]\nbotocore-runtime.workspace = true\n";
        workspace.package("codegen/credentials", "botocore-credentials", runtime);
        let both = "[features]\ndefault = [\"transport\"]\ntransport = []\n\
                    [dependencies]\nbotocore-runtime.workspace = true\nbotocore-credentials.workspace = true\n";
        workspace.package("generated", "codeartifact", both);
        workspace.write("generated/src/lib.rs", "pub fn seven() -> u8 { botocore_credentials::seven() }\n");
        workspace.write("codegen/credentials/src/lib.rs", "pub fn seven() -> u8 { botocore_runtime::seven() }\n");
        workspace.write("codegen/runtime/src/lib.rs", "pub fn seven() -> u8 { include!(\"seven.in\") }\n");
        workspace.write("codegen/runtime/src/seven.in", "7");
        workspace.package("tests/fake", "codeartifact-fake", "");
        workspace.write("tests/fake/src/lib.rs", "");
        workspace.write("tool/Cargo.toml", "[package]\nname = \"tool\"\nversion = \"0.1.0\"\npublish = false\n");
        workspace.write("tool/src/lib.rs", "");
        workspace.write("LICENSE", "Terms\n");
        workspace.write("NOTICE", &notice());
        let program = "#[test]\nfn seven() { assert_eq!(codeartifact::seven(), 7) }\n\
                       #[cfg(feature = \"blocking\")]\n#[test]\nfn blocking() { codeartifact::blocking() }\n";
        workspace.write("tests/packaged/consumer.rs", program);
        workspace
    }

    fn root(&self) -> &Path {
        self.0.path()
    }

    fn package(&self, folder: &str, name: &str, rest: &str) {
        let inherited = ["version", "edition", "rust-version", "license", "repository"];
        let inherited = inherited.map(|key| format!("{key}.workspace = true\n")).concat();
        let manifest = format!("[package]\nname = \"{name}\"\ndescription = \"A package\"\n{inherited}{SHOWN}{rest}");
        self.write(&format!("{folder}/Cargo.toml"), &manifest);
        self.write(&format!("{folder}/README.md"), &format!("# {name}\n"));
        self.write(&format!("{folder}/CHANGELOG.md"), &format!("# Changelog of {name}\n"));
        self.write(&format!("{folder}/LICENSE"), "Terms\n");
        self.write(&format!("{folder}/NOTICE"), &notice());
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn replace(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.root().join(path)).unwrap();
        assert!(text.contains(from), "{path} holds no {from}");
        self.write(path, &text.replace(from, to));
    }

    /// The packages alone.
    fn packages(&self) -> Packages {
        fs::create_dir_all(self.root().join("target")).unwrap();
        Packages::make(self.root(), self.lock().unwrap()).unwrap()
    }

    /// What keeps other runs away.
    fn lock(&self) -> Result<Lock, Failure> {
        Lock::take(self.root().join("target/packaged.lock"), "release")
    }

    /// What the task says, or why it fails.
    fn packaged(&self) -> Result<String, String> {
        let mut out = Vec::new();
        packaged(self.root(), &mut out).map_err(|failure| failure.to_string())?;
        Ok(String::from_utf8(out).unwrap())
    }
}

fn notice() -> String {
    "Copyright 2012-2022 Amazon.com, Inc. or its affiliates\n".to_owned()
}

#[test]
fn packages_that_are_whole_serve_a_program() {
    let workspace = Workspace::new();
    let said = workspace.packaged().unwrap();
    for set in ["no features", "the default features", "the feature transport alone"] {
        assert!(said.contains(&format!("a program with {set}, ")), "{said}");
    }
    assert!(!said.contains("blocking"), "{said}");
    assert!(manifests::without_repository(workspace.root()).unwrap());
    workspace.replace("Cargo.toml", "repository = \"\"", "repository = \"https://example.com/r\"");
    assert!(!manifests::without_repository(workspace.root()).unwrap());
}

#[test]
fn a_feature_that_makes_a_client_alone_is_tested_once_it_is_there() {
    let workspace = Workspace::new();
    workspace.replace("generated/Cargo.toml", "transport = []", "transport = []\nblocking = []");
    let failure = workspace.packaged().unwrap_err();
    assert!(failure.starts_with("cannot test a program with the feature blocking alone: "), "{failure}");
    workspace.replace("generated/src/lib.rs", "pub fn seven", "pub fn blocking() {}\npub fn seven");
    assert!(workspace.packaged().unwrap().contains("the feature blocking alone"));
}

#[test]
fn examples_are_built_and_shown_with_the_first_features_that_have_them() {
    let workspace = Workspace::new();
    workspace.replace("generated/Cargo.toml", "transport = []", "transport = []\nblocking = []\nother = []");
    workspace.replace("generated/src/lib.rs", "pub fn seven", "pub fn blocking() {}\npub fn seven");
    let example = |name: &str, feature: &str, program: &str| {
        let target = format!("[[example]]\nname = \"{name}\"\nrequired-features = [\"{feature}\"]\n\n[features]\n");
        workspace.replace("generated/Cargo.toml", "[features]\n", &target);
        workspace.write(&format!("generated/examples/{name}.rs"), program);
    };
    let shown =
        "fn main() { assert_eq!(codeartifact::seven(), 7); assert!(std::env::args().skip(1).eq([\"--demo\"])) }\n";
    example("one", "transport", shown);
    example("two", "blocking", shown);
    let said = workspace.packaged().unwrap();
    for line in ["1 examples with the default features, ", "1 examples with the feature blocking alone, "] {
        assert!(said.contains(line), "{line} is not in: {said}");
    }
    workspace.write("generated/examples/two.rs", "fn main() { panic!(\"no demonstration\") }\n");
    let failure = workspace.packaged().unwrap_err();
    assert!(failure.starts_with("cannot show the example two: ") && failure.contains("no demonstration"), "{failure}");
    workspace.write("generated/examples/two.rs", shown);
    example("three", "other", shown);
    let failure = workspace.packaged().unwrap_err();
    assert_eq!(failure, "the example three needs other, with which no package is tested");
}

#[test]
fn a_file_that_is_left_out_of_a_package_breaks_the_program() {
    let workspace = Workspace::new();
    workspace.replace("codegen/runtime/Cargo.toml", "readme =", "exclude = [\"*.in\"]\nreadme =");
    let failure = workspace.packaged().unwrap_err();
    assert!(failure.contains("cannot test a program with no features: ") && failure.contains("seven.in"), "{failure}");
}

#[test]
fn manifests_that_say_too_little_are_listed() {
    let workspace = Workspace::new();
    workspace.replace("tool/Cargo.toml", "publish = false\n", "");
    workspace.replace("generated/Cargo.toml", "categories = [\"api-bindings\"]\n", "");
    workspace.replace("codegen/runtime/Cargo.toml", "description = \"A package\"\n", "");
    workspace.replace("Cargo.toml", "codegen/runtime\", version = \"=0.3.0\"", "codegen/runtime\", version = \"0.3\"");
    let failure = manifests::check(workspace.root()).unwrap_err().to_string();
    for line in [
        "\"tool\" would be published; write `publish = false`",
        "the manifest of \"codeartifact\" has 0 categories; give 1 to 5",
        "the manifest of \"botocore-runtime\" has no `description`",
        "\"codeartifact\" asks for \"botocore-runtime\" ^0.3; ask for `=0.3.0`, the version beside it",
        "\"botocore-credentials\" asks for \"botocore-runtime\" ^0.3; ask for `=0.3.0`, the version beside it",
    ] {
        assert!(failure.lines().any(|found| found == line), "{line} is not in: {failure}");
    }
    assert_eq!(failure.lines().count(), 5, "{failure}");
}

#[test]
fn lock_files_that_were_forgotten_are_listed() {
    let lock = |version: &str| {
        let ours = format!("[[package]]\nname = \"botocore-runtime\"\nversion = \"{version}\"\n");
        let other = "[[package]]\nname = \"tool\"\nversion = \"7.0.0\"\nsource = \"registry\"\n";
        format!("version = 4\n\n{other}\n{ours}")
    };
    let workspace = Workspace::new();
    let git = |arguments: &[&str]| assert!(git::git(workspace.root(), arguments).is_some(), "{arguments:?}");
    git(&["init", "--quiet"]);
    for (path, version) in
        [("Cargo.lock", "0.3.0"), ("tests/fuzz/Cargo.lock", "0.2.0"), ("tests/own/Cargo.lock", "1.0.0")]
    {
        workspace.write(path, &lock(version));
    }
    git(&["add", "Cargo.lock", "tests/fuzz/Cargo.lock"]);
    assert_eq!(
        checkout::locked(workspace.root()).unwrap_err().to_string(),
        "tests/fuzz/Cargo.lock has botocore-runtime 0.2.0, and the workspace 0.3.0; \
         run `cargo metadata` in tests/fuzz and commit it"
    );
    workspace.write("tests/fuzz/Cargo.lock", &lock("0.3.0"));
    checkout::locked(workspace.root()).unwrap();
}

#[test]
fn what_is_not_committed_is_said() {
    let repository = Repository::new(&[("a", "a"), ("b", "b")]);
    assert_eq!(checkout::uncommitted(repository.root()), None);
    let said = checkout::uncommitted(tempfile::tempdir().unwrap().path()).unwrap();
    assert!(said.starts_with("git knows nothing of this folder; "), "{said}");
    repository.write("b", "c");
    repository.write("new/c", "c");
    let said = checkout::uncommitted(repository.root()).unwrap();
    assert!(said.starts_with("2 files not as committed, such as b; "), "{said}");
}

#[test]
fn a_run_waits_for_no_other_and_keeps_its_packages_while_they_are_used() {
    let workspace = Workspace::new();
    workspace.write("target/packaged/kept", "");
    let lock = workspace.lock().unwrap();
    let failure = workspace.packaged().unwrap_err();
    assert!(failure.starts_with("another run of `cargo xtask release` is at work here"), "{failure}");
    assert!(workspace.root().join("target/packaged/kept").exists());
    drop(lock);
    let packages = packaged(workspace.root(), &mut Vec::new()).unwrap();
    assert!(workspace.lock().is_err(), "the packages are still to be documented and compiled");
    drop(packages);
    workspace.lock().unwrap();
}

#[test]
fn packages_without_terms_are_listed() {
    let workspace = Workspace::new();
    fs::remove_file(workspace.root().join("generated/CHANGELOG.md")).unwrap();
    workspace.write("codegen/runtime/LICENSE", "Other terms\n");
    workspace.write("codegen/credentials/README.md", "# botocore-runtime\n");
    workspace.write("NOTICE", "Copyright 2026\n");
    workspace.write("generated/NOTICE", "Copyright 2026\n");
    let packages = workspace.packages();
    let failure = contents::check(workspace.root(), &packages).unwrap_err().to_string();
    for line in [
        "the package codeartifact holds no CHANGELOG.md; put it beside its manifest",
        "LICENSE in the package botocore-runtime is not that of the workspace; copy it anew",
        "README.md in the package botocore-credentials does not begin with `# botocore-credentials`; it may be another one's",
        "NOTICE in the package codeartifact does not name botocore's authors; \
         add `Copyright 2012-2022 Amazon.com, Inc. or its affiliates`",
    ] {
        assert!(failure.lines().any(|found| found == line), "{line} is not in: {failure}");
    }
}

#[test]
fn a_manifest_that_cargo_refuses_is_an_error() {
    let workspace = Workspace::new();
    workspace.replace("generated/Cargo.toml", "readme = \"README.md\"", "readme = \"NO.md\"");
    let failure = workspace.packaged().unwrap_err();
    assert!(failure.starts_with("cannot package the crates: ") && failure.contains("NO.md"), "{failure}");
    assert!(failure.contains("cargo package ") || failure.contains("/cargo package "), "{failure}");
}

#[test]
fn a_missing_compiler_is_skipped_with_its_reason() {
    let workspace = Workspace::new();
    let packages = workspace.packages();
    let rustup = Rustup { rustup: "no-such-rustup".into(), ..Rustup::default() };
    let mut out = Vec::new();
    published::least_compiler(&packages, &rustup, &mut out).unwrap();
    let said = String::from_utf8(out).unwrap();
    assert!(said.contains(" was skipped: no-such-rustup cannot be run"), "{said}");
}

#[test]
fn licences_are_judged_or_skipped_by_name() {
    let mut out = Vec::new();
    // A workspace without dependencies has nothing that could be refused.
    let workspace = Workspace::new();
    workspace.write("deny.toml", "[licenses]\nallow = [\"MIT\"]\nprivate = { ignore = true }\n");
    licences::check(workspace.root(), &mut out).unwrap();
    let said = String::from_utf8(out).unwrap();
    assert!(said.starts_with("licences, duplicates and advisories"), "{said}");
}

#[test]
fn least_versions_that_cannot_be_chosen_are_an_error_and_an_unreachable_registry_is_none() {
    let workspace = Workspace::new();
    let packages = workspace.packages();
    consumer::write(workspace.root(), &packages).unwrap();
    let mut out = Vec::new();
    published::least_dependencies(&packages, &mut out).unwrap();
    assert!(String::from_utf8(out).unwrap().starts_with("a program with the least versions of dependencies, "));
    let manifest = packages.folder.join("consumer/Cargo.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replace("=0.3.0", "=0.4.0")).unwrap();
    let said = published::least_dependencies(&packages, &mut Vec::new());
    let told = |failure: &str| failure.starts_with("cannot choose the least versions of dependencies: ");
    // Without a network cargo cannot ask whether the registry has the version.
    assert!(said.is_ok() || said.is_err_and(|failure| told(&failure.to_string())));
}
