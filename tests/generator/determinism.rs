//! The same model gives the same bytes, in whatever order its operations and shapes stand.

use botocore_codegen::{Options, Output, Phase};
use botocore_model::Sources;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// The vendored model, and the small ones.
fn models() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = vec![folder.join("../../model/data/codeartifact/2018-09-22/service-2.json")];
    let small = small_models::names().unwrap();
    paths.extend(small.iter().map(|name| small_models::folder().join(format!("{name}.json"))));
    paths.into_iter().map(|path| (path.display().to_string(), fs::read_to_string(&path).unwrap())).collect()
}

fn generate(name: &str, text: &str) -> Output {
    let model = botocore_model::read(&Sources::of_text(name, text)).unwrap_or_else(|problems| panic!("{problems}"));
    botocore_codegen::generate(&model, &Options::default()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The model's JSON with the entries of an object in another order: written by hand, for a JSON value may sort them.
fn shuffled(model: &Value, seed: u64) -> String {
    let shuffle = |key: &str| {
        let mut entries: Vec<_> = model[key].as_object().unwrap().iter().collect();
        let mut state = seed;
        for index in (1..entries.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            entries.swap(index, usize::try_from(state >> 33).unwrap() % (index + 1));
        }
        let entries: Vec<String> = entries.iter().map(|(name, value)| format!("{name:?}: {value}")).collect();
        format!("{key:?}: {{{}}}", entries.join(","))
    };
    let rest = model.as_object().unwrap().iter().filter(|(key, _)| *key != "operations" && *key != "shapes");
    let mut parts: Vec<String> = rest.map(|(key, value)| format!("{key:?}: {value}")).collect();
    parts.extend([shuffle("shapes"), shuffle("operations")]);
    format!("{{{}}}", parts.join(","))
}

#[test]
fn two_runs_give_the_same_bytes() {
    for (name, text) in models() {
        assert!(generate(&name, &text) == generate(&name, &text), "{name}");
    }
}

#[test]
fn a_run_by_its_phases_gives_as_many_bytes() {
    for (name, text) in models() {
        let model = botocore_model::read(&Sources::of_text(&name, &text)).unwrap();
        let mut over = Vec::new();
        let bytes = botocore_codegen::phases(&model, &Options::default(), |phase| over.push(phase)).unwrap();
        let files = generate(&name, &text).files;
        let rust = files.iter().filter(|(path, _)| path.strip_suffix(".rs").is_some());
        assert_eq!(bytes, rust.map(|(_, text)| text.len()).sum::<usize>(), "{name}");
        assert_eq!(over, [Phase::Lower, Phase::Emit, Phase::Parse, Phase::Print]);
    }
}

#[test]
fn the_order_of_operations_and_shapes_does_not_matter() {
    for (name, text) in models() {
        let expected = generate(&name, &text);
        let model: Value = serde_json::from_str(&text).unwrap();
        for seed in 1..5 {
            let output = generate(&name, &shuffled(&model, seed));
            for (path, text) in &expected.files {
                assert!(output.files.get(path) == Some(text), "{name}: {path} depends on the order, seed {seed}");
            }
            assert_eq!(output.files.len(), expected.files.len(), "{name}");
        }
    }
}
