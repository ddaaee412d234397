//! A small model without fault, and ways to spoil it.

use botocore_model::{Model, Problems, ShapeKind, Sources, Structure};
use serde_json::{Value, json};

/// The small model's service.
pub fn service() -> Value {
    json!({
        "version": "2.0",
        "metadata": {"apiVersion": "2020-01-01", "protocol": "rest-json", "serviceId": "Small"},
        "operations": {
            "ListThings": {
                "name": "ListThings",
                "http": {"method": "GET", "requestUri": "/{shelf}/things", "responseCode": 200},
                "input": {"shape": "ListThingsRequest"},
                "output": {"shape": "ListThingsResult"},
                "errors": [{"shape": "NotFound"}]
            }
        },
        "shapes": {
            "ListThingsRequest": {
                "type": "structure",
                "required": ["shelf"],
                "members": {
                    "shelf": {"shape": "Name", "location": "uri", "locationName": "shelf"},
                    "next": {"shape": "Name", "location": "querystring", "locationName": "next"},
                    "limit": {"shape": "Limit", "location": "querystring", "locationName": "limit"}
                }
            },
            "ListThingsResult": {
                "type": "structure",
                "members": {"things": {"shape": "Names"}, "next": {"shape": "Name"}, "tags": {"shape": "Tags"}}
            },
            "NotFound": {
                "type": "structure",
                "members": {"message": {"shape": "Name"}},
                "error": {"httpStatusCode": 404, "senderFault": true},
                "exception": true
            },
            "Limit": {"type": "integer", "min": 1, "max": 100},
            "Name": {"type": "string", "min": 1, "max": 10, "pattern": "[a-z]+"},
            "Names": {"type": "list", "member": {"shape": "Name"}},
            "Tags": {"type": "map", "key": {"shape": "Name"}, "value": {"shape": "Name"}}
        }
    })
}

/// Sets a value of an object, by the pointer of both.
pub fn set(mut model: Value, pointer: &str, value: Value) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    model.pointer_mut(parent).unwrap().as_object_mut().unwrap().insert(key.to_owned(), value);
    model
}

/// Takes a value out of an object, by the pointer of both.
pub fn unset(mut model: Value, pointer: &str) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    model.pointer_mut(parent).unwrap().as_object_mut().unwrap().shift_remove(key).unwrap();
    model
}

/// Sources with a service and nothing else.
pub fn sources(service: &str) -> Sources<'_> {
    Sources::of_text("service-2.json", service)
}

pub fn read(service: &Value) -> Result<Model, Problems> {
    botocore_model::read(&sources(&service.to_string()))
}

/// A structure of a model.
#[track_caller]
pub fn structure<'a>(model: &'a Model, name: &str) -> &'a Structure {
    match model[model.service.shapes.find(name).unwrap()].kind {
        ShapeKind::Structure(structure) => &model[structure],
        ref other => panic!("{name} is read as {other:?}"),
    }
}

/// Each problem as it is printed.
pub fn printed(result: Result<Model, Problems>) -> Vec<String> {
    result.err().map(|problems| problems.iter().map(ToString::to_string).collect()).unwrap_or_default()
}

/// Asserts that a service is refused for these problems and no others.
#[track_caller]
pub fn refused(service: &Value, problems: &[&str]) {
    assert_eq!(printed(read(service)), problems);
}

/// Asserts that the small service, with one value set, is refused for one problem.
#[track_caller]
pub fn refused_with(pointer: &str, value: Value, problem: &str) {
    refused(&set(service(), pointer, value), &[problem]);
}
