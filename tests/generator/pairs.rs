//! Pairs of models in `pairs/`, one for each rule of `cargo xtask diff`: `rule.json` is a model and a change of it,
//! `rule.rs` a program for the first, and `rule.gained.rs` one that only the changed model makes compile.
//!
//! A file says what differs from a model that does nothing. `change` is a patch: objects are merged, null removes, all else
//! replaces. `outcome` says what becomes of the program, and `also` which other rules see the change.

use botocore_model::{Model, Source, Sources};
use serde_json::{Map, Value, json};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// A model, a change of it, and a program.
#[derive(Debug)]
pub struct Pair {
    /// The rule that sees the change.
    pub rule: String,
    /// What becomes of the program: `fails`, `warns` or `gains` with the codes that rustc says, `prints`, `admits` or
    /// `same`.
    pub outcome: String,
    /// Other rules that see the change.
    pub also: Vec<String>,
    /// The model.
    pub old: Model,
    /// The changed model.
    pub new: Model,
    /// The program for the model.
    pub program: String,
    /// A program for the changed model.
    pub gained: Option<String>,
}

/// Reads all pairs, sorted by rule.
///
/// # Errors
///
/// Returns an error if a pair cannot be read, or a model of it is refused.
pub fn all() -> Result<Vec<Pair>, Box<dyn Error>> {
    let mut rules = Vec::new();
    for entry in fs::read_dir(folder())? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        rules.extend(file.strip_suffix(".json").map(str::to_owned));
    }
    rules.sort();
    rules.iter().map(|rule| read(rule).map_err(|error| format!("{rule}: {error}").into())).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("pairs")
}

fn read(rule: &str) -> Result<Pair, Box<dyn Error>> {
    let file = |ending: &str| fs::read_to_string(folder().join(format!("{rule}.{ending}")));
    let mut old: Value = serde_json::from_str(&file("json")?)?;
    let object = old.as_object_mut().ok_or("it is not an object")?;
    let change = object.remove("change").ok_or("it has no change")?;
    let outcome = object.remove("outcome").ok_or("it has no outcome")?;
    let also = object.remove("also").unwrap_or_default();
    let mut new = old.clone();
    patch(&mut new, &change);
    Ok(Pair {
        rule: rule.to_owned(),
        outcome: outcome.as_str().unwrap_or_default().to_owned(),
        also: serde_json::from_value(if also.is_null() { json!([]) } else { also })?,
        old: model(rule, old)?,
        new: model(rule, new)?,
        program: file("rs")?,
        gained: file("gained.rs").ok(),
    })
}

/// Merges a change into a value.
fn patch(value: &mut Value, change: &Value) {
    let Value::Object(change) = change else {
        *value = change.clone();
        return;
    };
    if !value.is_object() {
        *value = json!({});
    }
    let object = value.as_object_mut().into_iter();
    for object in object {
        for (key, change) in change {
            if change.is_null() {
                object.shift_remove(key);
            } else {
                patch(object.entry(key).or_insert(Value::Null), change);
            }
        }
    }
}

/// Reads a model, completed by what all of them have: an object with `service`, and maybe `paginators`, `endpoints`,
/// `names` and `batches`.
///
/// # Errors
///
/// Returns an error if the model is refused.
pub fn model(name: &str, mut parts: Value) -> Result<Model, Box<dyn Error>> {
    let mut service = json!({
        "version": "2.0",
        "metadata": {
            "apiVersion": "2020-01-01", "endpointPrefix": "small", "protocol": "rest-json", "serviceFullName": "Small",
            "serviceId": "Small", "signatureVersion": "v4", "signingName": "small",
        },
        "shapes": {"String": {"type": "string"}},
    });
    patch(&mut service, &parts["service"]);
    let operations = service["operations"].as_object_mut().into_iter().flatten();
    for (name, operation) in operations {
        let mut complete =
            json!({"name": name, "http": {"method": "POST", "requestUri": format!("/{}", name.to_lowercase())}});
        patch(&mut complete, operation);
        *operation = complete;
    }
    let mut part = |key: &str, whole: fn(&Value) -> Value| {
        parts.as_object_mut().and_then(|parts| parts.remove(key)).map(|part| whole(&part).to_string())
    };
    let paginators = part("paginators", |part| json!({"pagination": part}));
    let endpoints = part("endpoints", |part| with("version", json!("1.0"), part));
    let names = part("names", |part| with("version", json!(1.0), part));
    let batches = part("batches", |part| json!({"version": 1.0, "operations": part}));
    let service = service.to_string();
    let source = |text| Source { name, text };
    let sources = Sources {
        paginators: paginators.as_deref().map(source),
        endpoint_rule_set: endpoints.as_deref().map(source),
        published: names.as_deref().map(source),
        batches: batches.as_deref().map(source),
        ..Sources::of_text(name, &service)
    };
    Ok(botocore_model::read(&sources)?)
}

fn with(key: &str, first: Value, object: &Value) -> Value {
    let mut whole = Map::from_iter([(key.to_owned(), first)]);
    whole.extend(object.as_object().cloned().unwrap_or_default());
    Value::Object(whole)
}
