//! No rule is missing: whatever is taken out of a model is seen by a rule, if what is emitted differs.

use botocore_codegen::diff::{compare, successor};
use botocore_codegen::{Options, generate};
use botocore_model::{Model, Source, Sources};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// How many removals are made of each model.
const OF_EACH: usize = 5;

#[test]
fn whatever_changes_what_is_emitted_is_seen() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    let (mut seen, mut missed) = (0, Vec::new());
    for (number, name) in small_models::names().unwrap().into_iter().enumerate() {
        let file = |ending: &str| fs::read_to_string(folder.join(format!("{name}{ending}"))).ok();
        let others = [".paginators.json", ".endpoints.json", ".batches.json"].map(file);
        let service: Value = serde_json::from_str(&file(".json").unwrap()).unwrap();
        let read = |service: &Value| read(&name, &service.to_string(), &others);
        let Some(old) = read(&service) else { continue };
        let before = emitted(&old);
        let places = places(&service);
        let every = places.len().div_ceil(OF_EACH);
        for place in places.iter().skip(number % every).step_by(every) {
            let mut changed = service.clone();
            remove(&mut changed, place);
            let Some(new) = read(&changed) else { continue };
            let Ok(comparison) = compare(&old, &new) else { continue };
            if before != emitted(&successor(&old, &new).unwrap().0) {
                seen += 1;
                if comparison.changes.is_empty() {
                    missed.push(format!("{name}: {place}"));
                }
            }
        }
    }
    assert!(missed.is_empty(), "{} of {seen} are not seen:\n{}", missed.len(), missed.join("\n"));
    assert!(seen > 50, "only {seen} removals change what is emitted");
}

fn one_thread() -> Options {
    Options { threads: Some(1), ..Options::default() }
}

fn emitted(model: &Model) -> BTreeMap<String, String> {
    generate(model, &one_thread()).unwrap().files
}

/// Reads a model, if it can be read without what was taken out.
fn read(name: &str, service: &str, others: &[Option<String>; 3]) -> Option<Model> {
    let [paginators, endpoints, batches] =
        others.each_ref().map(|text| text.as_deref().map(|text| Source { name, text }));
    let sources = Sources { paginators, endpoint_rule_set: endpoints, batches, ..Sources::of_text(name, service) };
    botocore_model::read(&sources).ok()
}

/// The places of all values in objects and lists, as JSON pointers.
fn places(value: &Value) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(list) => list.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    let mut found = Vec::new();
    for (key, child) in children {
        found.push(format!("/{key}"));
        found.extend(places(child).into_iter().map(|place| format!("/{key}{place}")));
    }
    found
}

fn remove(value: &mut Value, place: &str) {
    let (parent, key) = place.rsplit_once('/').unwrap();
    match value.pointer_mut(parent) {
        Some(Value::Object(object)) => drop(object.shift_remove(key)),
        Some(Value::Array(list)) => drop(list.remove(key.parse().unwrap())),
        _ => {}
    }
}
