//! Compares values by the type that the model gives them, which botocore's side has marked where JSON has none.

use crate::against_botocore::findings::Findings;
use crate::against_botocore::known_differences::Known;
use botocore_runtime::DateTime;
use serde_json::{Map, Value};

/// Compares our value with botocore's; `path` says where it is.
pub fn compare(path: &str, ours: &Value, theirs: &Value, findings: &mut Findings) {
    match (ours, theirs) {
        (_, Value::Object(theirs)) if theirs.contains_key("$time") => {
            findings.compare(path, &time(ours), &theirs["$time"].as_i64());
        }
        (_, Value::Object(theirs)) if theirs.contains_key("$blob") => findings.compare(path, ours, &theirs["$blob"]),
        (Value::String(ours), Value::Object(theirs)) if theirs.contains_key("$header") => {
            compare_headers(path, ours, theirs["$header"].as_str().unwrap_or_default(), findings);
        }
        (Value::Object(ours), Value::Object(theirs)) => compare_objects(path, ours, theirs, findings),
        (Value::Array(ours), Value::Array(theirs)) => compare_lists(path, ours, theirs, findings),
        _ => findings.compare(path, ours, theirs),
    }
}

/// botocore's text may be ours in UTF-8, read as Latin-1.
fn compare_headers(path: &str, ours: &str, theirs: &str, findings: &mut Findings) {
    if ours != theirs && ours.bytes().map(char::from).eq(theirs.chars()) {
        findings.known(Known::HeaderText);
    } else {
        findings.compare(path, &ours, &theirs);
    }
}

fn compare_objects(path: &str, ours: &Map<String, Value>, theirs: &Map<String, Value>, findings: &mut Findings) {
    for (name, theirs) in theirs {
        let path = format!("{path}.{name}");
        match ours.get(name) {
            Some(ours) => compare(&path, ours, theirs, findings),
            None if theirs.is_null() => findings.known(Known::Nulls),
            None => findings.differ(format!("{path}: ours is not set, botocore's {theirs}")),
        }
    }
    for (name, ours) in ours.iter().filter(|(name, ours)| !theirs.contains_key(*name) && !ours.is_null()) {
        findings.differ(format!("{path}.{name}: ours {ours}, botocore's is not set"));
    }
}

fn compare_lists(path: &str, ours: &[Value], theirs: &[Value], findings: &mut Findings) {
    let items: Vec<_> = theirs.iter().filter(|item| !item.is_null()).collect();
    if items.len() < theirs.len() {
        findings.known(Known::Nulls);
    }
    findings.compare(&format!("length of {path}"), &ours.len(), &items.len());
    for (index, (ours, theirs)) in ours.iter().zip(items).enumerate() {
        compare(&format!("{path}[{index}]"), ours, theirs, findings);
    }
}

/// Microseconds since the epoch, which is as much as botocore keeps.
fn time(value: &Value) -> Option<i64> {
    let time = DateTime::parse(value.as_str()?).ok()?;
    Some(time.secs() * 1_000_000 + i64::from(time.subsec_nanos() / 1000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn differences(ours: &Value, theirs: &Value) -> Vec<String> {
        let mut findings = Findings::default();
        compare("reply", ours, theirs, &mut findings);
        findings.differences
    }

    #[test]
    fn equal_values_of_different_form_are_equal() {
        let ours = json!({ "at": "1970-01-01T00:00:01.500Z", "data": "YWI=", "list": [1, 2] });
        let theirs = json!({ "at": { "$time": 1_500_000 }, "data": { "$blob": "YWI=" }, "list": [1, null, 2] });
        assert_eq!(differences(&ours, &theirs), Vec::<String>::new());
    }

    #[test]
    fn only_headers_are_misread() {
        let (ours, misread) = (json!({ "a": "é" }), "\u{c3}\u{a9}");
        assert_eq!(differences(&ours, &json!({ "a": { "$header": misread } })), Vec::<String>::new());
        assert_eq!(differences(&ours, &json!({ "a": misread })).len(), 1);
        assert_eq!(differences(&ours, &json!({ "a": { "$header": "e" } })).len(), 1);
    }

    #[test]
    fn every_difference_is_found_with_its_place() {
        let ours = json!({ "at": "1970-01-01T00:00:01Z", "surplus": 1, "list": [{ "a": 1 }] });
        let theirs = json!({ "at": { "$time": 1_500_000 }, "missing": 1, "list": [{ "a": 2 }, 3] });
        let found = differences(&ours, &theirs).join("\n");
        for place in ["reply.at", "reply.surplus", "reply.missing", "reply.list[0].a", "length of reply.list"] {
            assert!(found.contains(place), "{place} is not in {found}");
        }
    }
}
