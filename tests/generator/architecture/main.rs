//! The invariants of ARCHITECTURE.md that are about the code itself, by their ids.

mod source;

use source::{Crate, Module, ModulePath};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(folder: &str) -> Crate {
    Crate::read(&root().join(folder))
}

/// Invariant 1: no two files import each other, straight or by way of others.
#[test]
fn no_files_import_each_other_in_a_circle() {
    let mut found = Vec::new();
    for folder in
        ["model/src", "codegen/src", "codegen/credentials/src", "codegen/runtime/src", "tests/fake/src", "xtask/src"]
    {
        found.extend(circles(&read(folder)).into_iter().map(|circle| format!("{folder}: {circle}")));
    }
    assert!(found.is_empty(), "{} circles of imports:\n{}", found.len(), found.join("\n"));
}

/// Invariant 1: each stage of the generator knows the stages before it alone.
#[test]
fn stages_know_the_stages_before_them_alone() {
    let source = read("codegen/src");
    for (stage, unknown) in [
        ("ir", ["crate::lower", "crate::emit", "crate::render", "crate::diff", "botocore_model"].as_slice()),
        ("lower", &["crate::emit", "crate::render", "crate::diff", "quote"]),
        ("emit", &["crate::lower", "crate::render", "crate::diff", "botocore_model"]),
        ("diff", &["crate::render", "serde_json", "quote"]),
        ("render", &["crate::lower", "crate::ir", "crate::diff", "botocore_model"]),
    ] {
        for (path, module) in source.modules().filter(|(path, _)| path.first().is_some_and(|first| first == stage)) {
            for &name in unknown {
                assert!(!module.names(name), "{path:?} is of the stage {stage}, which does not know `{name}`");
            }
        }
    }
}

/// Invariant 1: the runtime's wings import downwards alone, and the crate's root is a face that nothing inside uses.
#[test]
fn wings_of_the_runtime_import_downwards() {
    const WINGS: [&str; 8] =
        ["wire", "io", "endpoint", "identity", "call", "test_util", "generated_code", "for_credentials"];
    let source = read("codegen/runtime/src");
    let wing = |path: &ModulePath| WINGS.iter().position(|wing| path.first().is_some_and(|first| first == wing));
    let mut upwards = Vec::new();
    for (path, module) in source.modules().filter(|(path, _)| !path.is_empty()) {
        let own = wing(path).unwrap_or_else(|| panic!("{} is in no wing", module.file.display()));
        let above = source.imports(path).into_iter().filter(|import| wing(import).is_none_or(|other| other > own));
        upwards.extend(above.map(|import| format!("{} imports {}", path.join("::"), import.join("::"))));
        let face = module.roots().filter(|(_, below)| !WINGS.contains(below));
        upwards.extend(face.map(|(root, below)| format!("{} imports {root}::{below}", path.join("::"))));
    }
    assert!(upwards.is_empty(), "{} imports run upwards:\n{}", upwards.len(), upwards.join("\n"));
}

/// Invariant 3: a protocol is named where it is chosen, and nowhere asked for.
#[test]
fn protocols_are_named_in_their_rooms_alone() {
    let named = |folder: &str, is_named: fn(&Module) -> bool| {
        let source = read(folder);
        let files = source.modules().filter(|(_, module)| is_named(module)).map(|(path, _)| path.join("::"));
        files.collect::<Vec<_>>()
    };
    let in_generator = named("codegen/src", |module| module.spells("RestJson"));
    assert_eq!(in_generator, ["emit::library", "lower::protocol"]);
    let mut in_runtime = named("codegen/runtime/src", |module| module.names("crate::wire::codec"));
    // A codec is made of several files.
    in_runtime.retain(|path| !path.starts_with("wire::codec::"));
    // Tokens to resume a listing are JSON in every protocol.
    let rooms = ["call::paginate::token", "call::protocol::json", "call::protocol::query", "call::protocol::rest_json"];
    assert_eq!(in_runtime, rooms);
}

/// Invariant 5: the client knows no async runtime. What is Tokio's has rooms of its own, each behind the feature.
#[test]
fn runtimes_and_http_stacks_are_named_in_their_rooms_alone() {
    let is_foreign =
        |module: &Module| ["tokio", "hyper", "hyper_util", "rustls", "ureq"].iter().any(|name| module.names(name));
    let source = read("codegen/runtime/src");
    let files = source.modules().filter(|(_, module)| is_foreign(module)).map(|(path, _)| path.join("::"));
    let stacks = ["io::transport::hyper", "io::transport::ureq"];
    let outside: Vec<_> = files.filter(|path| !stacks.iter().any(|stack| path.starts_with(stack))).collect();
    let rooms = [
        "call::client::config::sdk_config::components",
        "io::blocking",
        "io::body::async_read",
        "io::timer::tokio",
        "io::transport::roots",
        "io::transport::tls",
        "io::transport::tls::untrusted",
        "test_util::stub",
    ];
    assert_eq!(outside, rooms);
    let providers = read("codegen/credentials/src");
    let outside: Vec<_> = providers.modules().filter(|(_, module)| is_foreign(module)).map(|(path, _)| path).collect();
    assert!(outside.is_empty(), "{outside:?}");
}

/// Invariant 4: neither the generator nor the runtime spells out a name of the service.
#[test]
fn no_source_knows_the_service() {
    let model = std::fs::read_to_string(root().join("model/data/codeartifact/2018-09-22/service-2.json"));
    let model: serde_json::Value = serde_json::from_str(&model.expect("the model can be read")).expect("it is JSON");
    let operations = model["operations"].as_object().expect("operations").keys();
    let shapes = model["shapes"].as_object().expect("shapes").iter();
    // Errors of all services share names such as `ThrottlingException`.
    let is_type = |shape: &serde_json::Value| {
        shape["exception"].is_null() && (shape["type"] == "structure" || !shape["enum"].is_null())
    };
    let types = shapes.filter(|(_, shape)| is_type(shape));
    // Names of one word, such as `Tag`, say nothing of a service.
    let is_telling = |name: &&String| name.matches(char::is_uppercase).count() > 1;
    let names: Vec<&String> = operations.chain(types.map(|(name, _)| name)).filter(is_telling).collect();
    for folder in ["model/src", "codegen/src", "codegen/runtime/src"] {
        for (path, module) in read(folder).modules() {
            for text in &module.texts {
                let known = names.iter().find(|name| text.contains(name.as_str()));
                assert_eq!(known, None, "{folder}: {path:?} has the text {text:?}");
                assert!(!text.to_lowercase().contains("codeartifact"), "{folder}: {path:?} has the text {text:?}");
            }
        }
    }
}

/// Structures of the model are compared and no more, since a float that the model adds would take `Eq` and `Hash` away.
#[test]
fn emitted_structures_have_partial_eq_alone() {
    let folder = root().join("generated/src");
    let mut compared = 0;
    for (path, module) in read("generated/src").modules() {
        if !path.first().is_some_and(|first| first == "types" || first == "operation") {
            continue;
        }
        let text = std::fs::read_to_string(folder.join(&module.file)).expect("the file can be read");
        for derive in text.lines().filter(|line| line.starts_with("#[derive(")) {
            let derives: Vec<_> = derive.split(|c: char| !c.is_ascii_alphabetic()).collect();
            let narrow = ["Eq", "PartialOrd", "Ord", "Hash"].into_iter().find(|name| derives.contains(name));
            assert_eq!(narrow, None, "{path:?}: {derive}");
            compared += usize::from(derives.contains(&"PartialEq"));
        }
    }
    assert!(compared > 0, "no structure is compared");
}

/// One line for each circle that is found, a search from every file.
fn circles(source: &Crate) -> Vec<String> {
    let mut done = BTreeSet::new();
    let mut found = Vec::new();
    for (root, _) in source.modules() {
        search(source, root, &mut Vec::new(), &mut done, &mut found);
    }
    found
}

fn search<'a>(
    source: &'a Crate,
    at: &'a ModulePath,
    way: &mut Vec<&'a ModulePath>,
    done: &mut BTreeSet<&'a ModulePath>,
    found: &mut Vec<String>,
) {
    if let Some(start) = way.iter().position(|step| *step == at) {
        let files: BTreeMap<_, _> = source.modules().map(|(path, module)| (path, module.file.display())).collect();
        let names: Vec<String> = way[start..].iter().chain([&at]).map(|step| files[step].to_string()).collect();
        found.push(names.join(" -> "));
        return;
    }
    if done.contains(at) {
        return;
    }
    way.push(at);
    for next in source.imports(at) {
        search(source, next, way, done, found);
    }
    way.pop();
    done.insert(at);
}
