//! The model in the package is part of the one that clients are generated from.

use serde_json::Value;

const VENDORED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../model/data/codeartifact/2018-09-22/service-2.json");

/// What the vendored model adds is not yet answered, which does no harm; what it says otherwise would be answered wrongly.
#[test]
fn the_embedded_model_says_what_the_vendored_one_says() {
    let vendored = std::fs::read_to_string(VENDORED).expect("the vendored model can be read");
    let vendored: Value = serde_json::from_str(&vendored).expect("the vendored model is JSON");
    let embedded: Value = serde_json::from_str(include_str!("../src/model.json")).expect("the embedded model is JSON");
    for part in ["operations", "shapes"] {
        check(&embedded[part], &vendored[part], part);
    }
}

fn check(embedded: &Value, vendored: &Value, place: &str) {
    match (embedded, vendored) {
        (Value::Object(embedded), Value::Object(_)) => {
            embedded.iter().for_each(|(name, value)| check(value, &vendored[name], &format!("{place}.{name}")));
        }
        // References to errors are documented where they stand.
        (Value::Array(embedded), Value::Array(vendored)) => {
            for value in embedded {
                let shape = value.get("shape");
                let is_there =
                    vendored.iter().any(|other| other == value || (shape.is_some() && other.get("shape") == shape));
                assert!(is_there, "{place} lacks {value}");
            }
        }
        _ => assert_eq!(embedded, vendored, "{place}"),
    }
}
