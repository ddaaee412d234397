//! What a model makes use of, so that services with rare features can be told.

use serde_json::Value;
use std::collections::BTreeSet;
use xtask::botocore::Service;

/// Keys whose values are named by the service, so that their own keys say nothing.
const NAMED: [&str; 7] =
    ["operations", "shapes", "members", "pagination", "parameters", "staticContextParams", "operationContextParams"];

/// Keys whose values are features in themselves.
const TELLING: [&str; 8] =
    ["type", "location", "timestampFormat", "authtype", "method", "signatureVersion", "fn", "httpStatusCode"];

/// Returns the features of a service: each key with the one around it, and some values.
pub fn of(service: &Service) -> BTreeSet<String> {
    let mut features = BTreeSet::new();
    for file in service.files() {
        // A model that is not JSON has none.
        let model: Value = serde_json::from_str(&file.text).unwrap_or_default();
        collect("", &model, &mut features);
    }
    features
}

fn collect(around: &str, value: &Value, features: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                let key = if NAMED.contains(&around) { "*" } else { key.as_str() };
                features.insert(format!("{around}.{key}"));
                if TELLING.contains(&key) {
                    features.insert(format!("{around}.{key} {value}"));
                }
                collect(key, value, features);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(around, item, features)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::collect;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_no_features() {
        let model =
            r#"{"shapes": {"Name": {"type": "list", "member": {"shape": "Other"}}}, "rules": [{"fn": "isSet"}]}"#;
        let mut features = BTreeSet::new();
        collect("", &serde_json::from_str(model).unwrap(), &mut features);
        let found: Vec<_> = features.iter().map(String::as_str).collect();
        assert_eq!(
            found,
            [
                "*.member",
                "*.type",
                "*.type \"list\"",
                ".rules",
                ".shapes",
                "member.shape",
                "rules.fn",
                "rules.fn \"isSet\"",
                "shapes.*"
            ]
        );
    }
}
