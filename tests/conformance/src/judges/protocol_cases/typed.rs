//! Values as the suites write them, and as the emitted types read and show them: by the type in the raw model.

use super::super::verdict::Difference;
use botocore_runtime::{Blob, DateTime};
use serde_json::{Map, Value};

/// The value that an emitted type reads: the suites write blobs as plain text.
pub fn to_readable(value: &Value, shape: &str, shapes: &Value) -> Value {
    let model = &shapes[shape];
    let inner = |value: &Value, reference: &Value| match reference["shape"].as_str() {
        Some(shape) => to_readable(value, shape, shapes),
        None => value.clone(),
    };
    match (kind(model), value) {
        ("blob", Value::String(text)) => base64(text),
        ("structure", Value::Object(members)) => map(members, |name, value| inner(value, &model["members"][name])),
        ("map", Value::Object(entries)) => map(entries, |_, value| inner(value, &model["value"])),
        ("list", Value::Array(items)) => items.iter().map(|item| inner(item, &model["member"])).collect(),
        _ => value.clone(),
    }
}

/// Compares what an emitted type shows with what a suite expects; `path` says where it is.
pub fn compare(path: &str, found: &Value, expected: &Value, shape: &str, shapes: &Value) -> Vec<Difference> {
    let model = &shapes[shape];
    let inner = |path: &str, found: &Value, expected: &Value, reference: &Value| match reference["shape"].as_str() {
        Some(shape) => compare(path, found, expected, shape, shapes),
        None => vec![Difference::new(path, found.clone(), "a member of the model")],
    };
    match (kind(model), found, expected) {
        ("structure" | "map", Value::Object(found), Value::Object(expected)) => {
            let names = expected.keys().chain(found.keys().filter(|name| !expected.contains_key(*name)));
            let compared = names.flat_map(|name| {
                let reference = if kind(model) == "map" { &model["value"] } else { &model["members"][name] };
                let (found, expected) = (found.get(name), expected.get(name));
                let path = format!("{path}.{name}");
                inner(&path, found.unwrap_or(&Value::Null), expected.unwrap_or(&Value::Null), reference)
            });
            compared.collect()
        }
        ("list", Value::Array(found), Value::Array(expected)) if found.len() == expected.len() => {
            let items = found.iter().zip(expected).enumerate();
            items
                .flat_map(|(n, (found, expected))| inner(&format!("{path}[{n}]"), found, expected, &model["member"]))
                .collect()
        }
        (kind, found, expected) if is_same(kind, found, expected) => Vec::new(),
        _ => vec![Difference::new(path, found.clone(), expected.clone())],
    }
}

fn is_same(kind: &str, found: &Value, expected: &Value) -> bool {
    match (kind, found, expected) {
        ("blob", found, Value::String(text)) => *found == base64(text),
        ("timestamp", Value::String(found), expected) => {
            let found = DateTime::parse(found).ok();
            found.is_some() && found == expected.as_f64().map(DateTime::from_secs_f64)
        }
        // What a float of 32 bits holds is shown with the digits of 64.
        #[expect(clippy::cast_possible_truncation, reason = "both are rounded to the nearest")]
        ("float", Value::Number(found), Value::Number(expected)) => {
            found.as_f64().map(|number| number as f32) == expected.as_f64().map(|number| number as f32)
        }
        ("double", Value::Number(found), Value::Number(expected)) => found.as_f64() == expected.as_f64(),
        _ => found == expected,
    }
}

/// The type's name; a document is compared as the JSON that it is.
fn kind(model: &Value) -> &str {
    if model["document"] == true { "document" } else { model["type"].as_str().unwrap_or_default() }
}

fn base64(text: &str) -> Value {
    serde_json::to_value(Blob::from(text.as_bytes().to_vec())).unwrap_or_default()
}

fn map(entries: &Map<String, Value>, convert: impl Fn(&str, &Value) -> Value) -> Value {
    entries.iter().map(|(name, value)| (name.clone(), convert(name, value))).collect()
}

#[cfg(test)]
mod tests {
    use super::{compare, to_readable};
    use serde_json::{Value, json};

    fn shapes() -> Value {
        json!({
            "All": { "type": "structure", "members": {
                "blobs": { "shape": "Blobs" }, "time": { "shape": "Time" }, "float": { "shape": "Float" },
                "map": { "shape": "Map" }, "document": { "shape": "Document" },
            } },
            "Blobs": { "type": "list", "member": { "shape": "Blob" } },
            "Blob": { "type": "blob" },
            "Time": { "type": "timestamp" },
            "Float": { "type": "float" },
            "Map": { "type": "map", "value": { "shape": "Blob" } },
            "Document": { "type": "structure", "document": true, "members": {} },
        })
    }

    fn differences(found: &Value, expected: &Value) -> Vec<String> {
        compare("output", found, expected, "All", &shapes()).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn blobs_are_encoded_wherever_they_are() {
        let value = json!({ "blobs": ["ab"], "map": { "a": "ab" }, "document": { "blob": "ab" } });
        let readable = json!({ "blobs": ["YWI="], "map": { "a": "YWI=" }, "document": { "blob": "ab" } });
        assert_eq!(to_readable(&value, "All", &shapes()), readable);
        assert_eq!(differences(&readable, &value), Vec::<String>::new());
    }

    #[test]
    fn values_of_another_form_are_the_same() {
        let found = json!({ "time": "1970-01-01T00:00:01.500Z", "float": f64::from(1.1_f32) });
        assert!(differences(&found, &json!({ "time": 1.5, "float": 1.1 })).is_empty());
    }

    #[test]
    fn every_difference_has_its_place() {
        let found =
            json!({ "time": "1970-01-01T00:00:01Z", "blobs": ["YQ==", "YQ=="], "map": { "a": "YQ==" }, "other": 1 });
        let expected = json!({ "time": 2, "blobs": ["a"], "float": "NaN", "map": {} });
        let found = differences(&found, &expected).join("\n");
        for place in [
            "output.time is",
            "output.blobs is",
            "output.float is",
            "output.map.a is",
            "output.other is 1, not \"a member",
        ] {
            assert!(found.contains(place), "{place} is not in {found}");
        }
    }
}
