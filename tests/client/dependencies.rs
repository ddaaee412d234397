//! What consumers of `codeartifact` compile: licences, no crate twice, and lean trees behind the features.

use std::collections::BTreeMap;
use std::process::Command;

/// Licences that a consumer can take without asking.
const ALLOWED: &[&str] =
    &["Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT", "Unicode-3.0", "Zlib"];

/// A crate of a tree.
struct Crate {
    version: String,
    licence: String,
    is_macro: bool,
}

/// Every crate that `codeartifact` with these features makes a consumer compile here, by name.
fn tree(features: &str) -> BTreeMap<String, Vec<Crate>> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--package", "codeartifact", "--edges", "normal,build"])
        .args(["--no-default-features", "--features", features, "--prefix", "none", "--no-dedupe"])
        .args(["--format", "{p}|{l}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    lines.dedup();
    let mut tree: BTreeMap<String, Vec<Crate>> = BTreeMap::new();
    for line in lines {
        let (package, licence) = line.split_once('|').unwrap();
        let mut words = package.split(' ');
        let (name, version) = (words.next().unwrap(), words.next().unwrap());
        tree.entry(name.to_owned()).or_default().push(Crate {
            version: version.to_owned(),
            licence: licence.to_owned(),
            is_macro: package.contains("(proc-macro)"),
        });
    }
    assert!(tree.contains_key("botocore-runtime"), "{text}");
    tree
}

/// The names of a tree's crates.
fn names(tree: &BTreeMap<String, Vec<Crate>>) -> Vec<&str> {
    tree.keys().map(String::as_str).collect()
}

#[test]
fn licences_are_on_the_list() {
    for (name, crates) in tree("default") {
        for Crate { licence, .. } in crates {
            // Each side of an AND must be allowed, and one side of an OR.
            let plain = licence.replace(['(', ')'], " ").replace('/', " OR ").replace(" WITH LLVM-exception", "");
            let allowed =
                plain.split(" AND ").all(|side| side.split(" OR ").any(|word| ALLOWED.contains(&word.trim())));
            assert!(allowed, "{name} is under {licence:?}");
        }
    }
}

#[test]
fn no_crate_is_there_twice() {
    for (name, crates) in tree("default") {
        let versions: Vec<&str> = crates.iter().map(|it| it.version.as_str()).collect();
        assert_eq!(versions.len(), 1, "{name} is there as {versions:?}");
    }
}

#[test]
fn trees_are_small_and_have_no_procedural_macro() {
    for (features, most) in [("transport,serde", 57), ("default", 60)] {
        let tree = tree(features);
        let macros: Vec<_> = tree.iter().filter(|(_, crates)| crates.iter().any(|it| it.is_macro)).collect();
        assert!(macros.is_empty(), "{:?} are procedural macros", macros.iter().map(|it| it.0).collect::<Vec<_>>());
        let names = names(&tree);
        assert!(names.contains(&"hyper") && names.contains(&"rustls"), "{names:?}");
        assert_eq!(names.contains(&"botocore-credentials"), features == "default", "{names:?}");
        assert!(names.len() <= most, "{} crates with {features}: {names:?}", names.len());
    }
}

#[test]
fn the_blocking_tree_has_no_async_runtime() {
    for features in ["blocking", "blocking,credential-chain"] {
        let tree = tree(features);
        let macros: Vec<_> = tree.iter().filter(|(_, crates)| crates.iter().any(|it| it.is_macro)).collect();
        assert!(macros.is_empty(), "{:?} are procedural macros", macros.iter().map(|it| it.0).collect::<Vec<_>>());
        let names = names(&tree);
        assert!(names.contains(&"ureq") && names.contains(&"ring"), "{names:?}");
        for unwanted in ["tokio", "hyper", "hyper-util", "mio", "socket2", "futures-util", "aws-lc-rs", "flate2"] {
            assert!(!names.contains(&unwanted), "{unwanted} is there: {names:?}");
        }
        // Three of them build ring, and are in no program.
        assert!(names.len() <= 47, "{} crates with {features}: {names:?}", names.len());
    }
}

#[test]
fn the_full_tree_has_one_light_tls() {
    let tree = tree("default");
    let names = names(&tree);
    for unwanted in ["aws-lc-rs", "aws-lc-sys", "openssl", "openssl-sys", "cmake", "native-tls"] {
        assert!(!names.contains(&unwanted), "{unwanted} is there");
    }
}

#[test]
fn times_of_other_crates_are_in_their_own_trees_alone() {
    let slim = tree("transport,serde");
    let crates_of_times = |tree: &BTreeMap<String, Vec<Crate>>| {
        let added = names(tree).into_iter().filter(|name| !slim.contains_key(*name)).map(str::to_owned);
        added.collect::<Vec<_>>()
    };
    assert!(!names(&slim).iter().any(|name| ["chrono", "jiff"].contains(name)));
    assert_eq!(crates_of_times(&tree("transport,serde,jiff")), ["jiff", "jiff-core"]);
    assert_eq!(crates_of_times(&tree("transport,serde,chrono")), ["autocfg", "chrono", "num-traits"]);
}

#[test]
fn without_features_there_is_no_runtime() {
    let tree = tree("");
    let names = names(&tree);
    for unwanted in ["tokio", "hyper", "hyper-util", "rustls", "ring", "mio", "socket2", "tracing", "async-trait"] {
        assert!(!names.contains(&unwanted), "{unwanted} is there: {names:?}");
    }
}

#[test]
fn the_client_brings_no_async_runtime() {
    for features in ["client", "client,serde,gzip"] {
        let tree = tree(features);
        let names = names(&tree);
        for unwanted in ["tokio", "hyper", "hyper-util", "async-io", "async-executor", "futures-util", "mio", "socket2"]
        {
            assert!(!names.contains(&unwanted), "{unwanted} is there with {features}: {names:?}");
        }
    }
    assert!(names(&tree("tokio")).contains(&"tokio"));
    assert!(!names(&tree("tokio")).contains(&"hyper"));
}
