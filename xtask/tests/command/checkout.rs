//! What the checkout says of the command: where it is known, and what it is built from.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_command_is_known_in_the_folders_of_the_workspace() {
    let manifest = text("Cargo.toml");
    let members = manifest.lines().find_map(|line| line.strip_prefix("members = [")).unwrap();
    let folders: BTreeSet<_> =
        members.split('"').skip(1).step_by(2).filter_map(|path| path.split('/').next()).collect();
    let alias = text("xtask/.cargo/config.toml");
    assert!(alias.contains("xtask = \"run --quiet --locked --package xtask --\""), "{alias}");
    // What is generated holds nothing else.
    for folder in folders.into_iter().filter(|folder| *folder != "generated") {
        assert_eq!(text(&format!("{folder}/.cargo/config.toml")), alias, "{folder}");
    }
}

#[test]
fn the_command_is_known_in_workspaces_of_their_own() {
    for folder in ["tests/fuzz", "tests/migration", "xtask/launcher"] {
        let alias = text(&format!("{folder}/.cargo/config.toml"));
        let manifest = alias.split("--manifest-path ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap();
        assert!(text(&format!("{folder}/{manifest}")).contains("name = \"xtask-launcher\""), "{folder}: {alias}");
    }
}

/// Were the command built from other versions than the tests, both could want other generated files.
#[test]
fn the_command_is_built_from_what_the_workspace_locks() {
    let (locked, command) = (packages("Cargo.lock"), packages("xtask/launcher/Cargo.lock"));
    let others: Vec<_> = command.difference(&locked).filter(|(name, _)| name != "xtask-launcher").collect();
    assert!(others.is_empty(), "the workspace's lock file has other versions of {others:?}");
}

/// Names and versions in a lock file.
fn packages(lock: &str) -> BTreeSet<(String, String)> {
    let (text, mut packages) = (text(lock), BTreeSet::new());
    let value = |line: Option<&str>, key| Some(line?.strip_prefix(key)?.trim_matches('"').to_owned());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line == "[[package]]" {
            let package = value(lines.next(), "name = ").zip(value(lines.next(), "version = "));
            packages.insert(package.unwrap_or_else(|| panic!("a package of {lock} has no name or version")));
        }
    }
    assert!(!packages.is_empty());
    packages
}
