//! The model in `data`: it is botocore's to the byte, and it is read whole.

use botocore_model::{Model, ModelFiles, StructureId};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const SERVICE: &str = "codeartifact/2018-09-22";

fn text(path: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&text(path)).unwrap()
}

fn model() -> Model {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data");
    let files = ModelFiles::of_service(&folder, "codeartifact").unwrap();
    botocore_model::read(&files.sources()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Path and SHA-256 of each file in `SOURCE.toml`, whose lines are plain enough to be read as such.
fn recorded() -> BTreeMap<String, String> {
    let toml = text("SOURCE.toml");
    let files = toml.split("[[file]]").skip(1);
    let value = |file: &str, key: &str| {
        let line = file.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'));
        line.unwrap_or_else(|| panic!("a file of SOURCE.toml has no {key}")).to_owned()
    };
    files.map(|file| (value(file, "path"), value(file, "sha256"))).collect()
}

fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[test]
fn files_are_botocores_to_the_byte() {
    let recorded = recorded();
    for (path, digest) in &recorded {
        assert_eq!(sha256(&text(path)), *digest, "{path} is not as SOURCE.toml says");
    }
    let is_ours = |name: &str| name.ends_with(".local.json") || ["NOTICE", "README.md", "SOURCE.toml"].contains(&name);
    let present = present(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data"));
    let theirs: Vec<_> = present.iter().filter(|path| !is_ours(path.rsplit('/').next().unwrap_or(path))).collect();
    assert_eq!(recorded.keys().collect::<Vec<_>>(), theirs);
}

/// The files of a folder, by their paths in it, sorted.
fn present(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            files.extend(present(&entry.path()).iter().map(|path| format!("{name}/{path}")));
        } else {
            files.push(name);
        }
    }
    files.sort();
    files
}

#[test]
fn the_whole_model_is_read() {
    let model = model();
    let raw = json(&format!("{SERVICE}/service-2.json"));
    let (operations, shapes) = (raw["operations"].as_object().unwrap(), raw["shapes"].as_object().unwrap());
    assert_eq!(model.service.operations.keys().collect::<BTreeSet<_>>(), operations.keys().collect());
    assert_eq!(model.service.metadata.signing_name.as_deref(), Some("codeartifact"));
    let exceptions = model.service.shapes.structures().filter(|(_, structure)| structure.exception.is_some());
    let exceptions: BTreeSet<_> = exceptions.map(|(_, structure)| &model[structure.shape].name).collect();
    assert!(!exceptions.is_empty());
    assert_eq!(
        exceptions,
        shapes.iter().filter(|(_, shape)| shape["exception"] == true).map(|(name, _)| name).collect()
    );
    let rule_set = model.endpoint_rule_set.unwrap();
    assert_eq!(rule_set.parameters.keys().collect::<Vec<_>>(), ["Region", "UseDualStack", "UseFIPS", "Endpoint"]);
    assert_eq!(model.partitions.partitions[0].id, "aws");
    assert!(model.partitions.partitions[0].regions.iter().any(|region| region == "eu-west-1"));
}

#[test]
fn extras_and_corrections_add_to_paginators() {
    let paginators = model().paginators;
    let names = |json: &Value| json.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
    let described = names(&json(&format!("{SERVICE}/paginators-1.json"))["pagination"]);
    let added = ["ListPackageVersionDependencies".to_owned()].into();
    assert_eq!(paginators.keys().cloned().collect::<BTreeSet<_>>(), &described | &added);
    assert_eq!(
        paginators["ListPackageVersions"].non_aggregate_keys,
        ["defaultDisplayVersion", "format", "package", "namespace"],
    );
    let dependencies = &paginators["ListPackageVersionDependencies"];
    assert_eq!(dependencies.input_token, ["nextToken"]);
    assert_eq!(dependencies.result_key, ["dependencies"]);
    assert_eq!(dependencies.limit_key, None);
}

#[test]
fn every_operation_with_a_token_has_a_paginator() {
    let model = model();
    let has_token =
        |structure: &Option<StructureId>| structure.is_some_and(|it| model[it].members.contains_key("nextToken"));
    let tokens = model.service.operations.values().filter(|it| has_token(&it.input) && has_token(&it.output));
    let missing: Vec<_> = tokens.filter(|it| !model.paginators.contains_key(&it.name)).map(|it| &it.name).collect();
    assert!(missing.is_empty(), "{missing:?} have no paginator; describe them in model/corrections");
}
