//! The inputs in the corpus pass the checks of their targets.

use botocore_fuzz_checks::TARGETS;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The greatest length of an input in bytes.
const LONGEST: usize = 8 * 1024;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus")
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry can be read").path()).collect();
    paths.sort();
    paths
}

/// Runs a target over its corpus. All inputs that fail are named at once.
fn run(target: &str) {
    let (_, check) = TARGETS.iter().find(|(name, _)| *name == target).expect("the target exists");
    let inputs = entries(&folder().join(target));
    assert!(inputs.len() >= 10, "{target} has {} inputs", inputs.len());
    let fails = |path: &&PathBuf| {
        let input = fs::read(path).expect("an input can be read");
        assert!(input.len() <= LONGEST, "{} is too long", path.display());
        std::panic::catch_unwind(|| check(&input)).is_err()
    };
    let failing: Vec<_> = inputs.iter().filter(fails).collect();
    assert!(failing.is_empty(), "{target} fails with {failing:#?}");
}

macro_rules! tests {
    ($($target:ident),*) => {
        $(#[test]
        fn $target() {
            run(stringify!($target));
        })*

        #[test]
        fn every_target_has_a_corpus_and_a_program() {
            let names = BTreeSet::from([$(stringify!($target)),*].map(str::to_owned));
            assert_eq!(names, TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect());
            let stems = |folder: &Path| entries(folder).iter().map(|path| stem(path)).collect::<BTreeSet<_>>();
            assert_eq!(stems(&folder()), names);
            assert_eq!(stems(&folder().join("../targets")), names);
        }
    };
}

fn stem(path: &Path) -> String {
    path.file_stem().expect("a file has a name").to_string_lossy().into_owned()
}

tests!(credential_process, endpoint_urls, errors, models, profiles, query, replies, timestamps);
