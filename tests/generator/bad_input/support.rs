//! A small model to spoil, and what comes of it.

use botocore_codegen::{Options, Output};
use botocore_model::Sources;
use serde_json::{Value, json};

/// A model with one operation, an input, an output, an error, an enumeration, a union, a list and a map.
pub fn model() -> Value {
    json!({
        "version": "2.0",
        "metadata": {
            "apiVersion": "2020-01-01", "endpointPrefix": "small", "protocol": "rest-json",
            "serviceFullName": "Small", "serviceId": "Small", "signatureVersion": "v4", "signingName": "small"
        },
        "operations": {
            "Put": {
                "name": "Put",
                "http": {"method": "PUT", "requestUri": "/put/{Id}?mode=all"},
                "input": {"shape": "PutRequest"},
                "output": {"shape": "PutResponse"},
                "errors": [{"shape": "Failure"}],
                "documentation": "<p>Puts.</p>"
            }
        },
        "shapes": {
            "PutRequest": {
                "type": "structure",
                "required": ["id", "thing"],
                "members": {
                    "id": {"shape": "Text", "location": "uri", "locationName": "Id"},
                    "page": {"shape": "Text", "location": "querystring", "locationName": "page"},
                    "note": {"shape": "Text", "location": "header", "locationName": "X-Note"},
                    "thing": {"shape": "Thing", "documentation": "<p>A thing.</p>"}
                }
            },
            "PutResponse": {"type": "structure", "members": {"thing": {"shape": "Thing"}}},
            "Thing": {
                "type": "structure",
                "required": ["name"],
                "members": {
                    "name": {"shape": "Text", "locationName": "wire"},
                    "colour": {"shape": "Colour"},
                    "choice": {"shape": "Choice"},
                    "list": {"shape": "Texts"},
                    "old": {"shape": "Text", "deprecated": true, "deprecatedMessage": "Use name."}
                }
            },
            "Texts": {"type": "list", "member": {"shape": "Text"}},
            "Choice": {"type": "structure", "union": true, "members": {"a": {"shape": "Text", "locationName": "A"}}},
            "Colour": {"type": "string", "enum": ["red"]},
            "Failure": {"type": "structure", "exception": true, "error": {"code": "FailureCode"},
                "members": {"message": {"shape": "Text"}}},
            "Text": {"type": "string", "min": 1, "pattern": "[a-z]+", "documentation": "<p>Text.</p>"}
        }
    })
}

/// The model with one value replaced or added, by its JSON pointer.
pub fn with(pointer: &str, value: Value) -> Value {
    let mut model = model();
    set(&mut model, pointer, value);
    model
}

/// Replaces or adds one value by its JSON pointer.
pub fn set(model: &mut Value, pointer: &str, value: Value) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = model.pointer_mut(parent).unwrap_or_else(|| panic!("there is no {parent}"));
    match parent {
        Value::Array(items) => items.push(value),
        parent => parent[key] = value,
    }
}

/// Reads and generates; the error is what a maintainer would see.
pub fn generate(model: &Value) -> Result<Output, String> {
    generate_text(&model.to_string())
}

/// Reads and generates from the text of a model.
pub fn generate_text(text: &str) -> Result<Output, String> {
    let sources = Sources::of_text("service-2.json", text);
    let model = botocore_model::read(&sources).map_err(|problems| problems.to_string())?;
    botocore_codegen::generate(&model, &Options::default()).map_err(|problems| problems.to_string())
}

/// The error of a model; it names all of `parts`.
pub fn refusal(model: &Value, parts: &[&str]) {
    let message = generate(model).expect_err("the model is generated");
    for part in parts {
        assert!(message.contains(part), "{part:?} is not in: {message}");
    }
}
