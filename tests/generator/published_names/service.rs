//! The service whose names are published, and what the generator makes of it.

use botocore_codegen::{Options, Output};
use botocore_model::{Source, Sources};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub const RECORD: &str = "small/2020-01-01/names-1.local.json";

/// A record in which nothing stands yet.
pub const EMPTY: &str = "{\"version\": 1.0}";

/// A service whose operation sends and receives one of each kind of shape.
pub fn model() -> Value {
    json!({
        "version": "2.0",
        "metadata": {
            "apiVersion": "2020-01-01", "endpointPrefix": "small", "protocol": "rest-json", "serviceFullName": "Small",
            "serviceId": "Small", "signatureVersion": "v4", "signingName": "small"
        },
        "operations": {"PutThing": operation("PutThing")},
        "shapes": {
            "PutThingRequest": {
                "type": "structure",
                "required": ["fooBar"],
                "members": {"fooBar": {"shape": "Text"}, "thing": {"shape": "Thing"}}
            },
            "PutThingResponse": {"type": "structure", "members": {"thing": {"shape": "Thing"}}},
            "Thing": {
                "type": "structure",
                "members": {"colour": {"shape": "Colour"}, "choice": {"shape": "Choice"}, "type": {"shape": "Text"}}
            },
            "Colour": {"type": "string", "enum": ["dark-red"]},
            "Choice": {"type": "structure", "union": true, "members": {"asText": {"shape": "Text"}}},
            "Failure": {"type": "structure", "exception": true, "members": {"message": {"shape": "Text"}}},
            "Text": {"type": "string"}
        }
    })
}

pub fn operation(name: &str) -> Value {
    json!({
        "name": name, "http": {"method": "PUT", "requestUri": format!("/{name}")},
        "input": {"shape": "PutThingRequest"}, "output": {"shape": "PutThingResponse"}
    })
}

/// The model with entries added to its objects, by their JSON pointers.
pub fn grown(additions: &[(&str, Value)]) -> Value {
    let mut model = model();
    for (pointer, value) in additions {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match model.pointer_mut(parent).unwrap() {
            Value::Array(items) => items.insert(0, value.clone()),
            parent => parent[key] = value.clone(),
        }
    }
    model
}

pub fn generate(model: &Value, record: Option<&str>, options: &Options) -> Result<Output, String> {
    let text = model.to_string();
    let mut sources = Sources::of_text("small/2020-01-01/service-2.json", &text);
    sources.published = record.map(|text| Source { name: RECORD, text });
    let model = botocore_model::read(&sources).map_err(|problems| problems.to_string())?;
    botocore_codegen::generate(&model, options).map_err(|problems| problems.to_string())
}

pub fn generated(model: &Value, record: &str) -> Output {
    generate(model, Some(record), &Options::default()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// The record that a first run writes.
pub fn first_record() -> String {
    generated(&model(), EMPTY).published.unwrap()
}

/// The record with a line added to a section or changed there.
pub fn with_line(record: &str, section: &str, line: &str) -> String {
    let mut record: Value = serde_json::from_str(record).unwrap();
    let section = section.trim_start_matches('$').replace('.', "/");
    let line: BTreeMap<String, Value> = serde_json::from_str(&format!("{{{line}}}")).unwrap();
    record.pointer_mut(&section).unwrap_or_else(|| panic!("no {section}")).as_object_mut().unwrap().extend(line);
    record.to_string()
}

/// The problems of a model with this record, one a line.
pub fn problems(model: &Value, record: &str) -> String {
    generate(model, Some(record), &Options::default()).expect_err("the model is generated")
}
