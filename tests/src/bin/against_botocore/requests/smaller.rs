//! Makes the input of a failed case smaller, for a person to look at.

use std::io;

use serde_json::{Value, json};

use super::judge;
use crate::findings::Findings;
use crate::reference::Reference;

/// The case's input, region and endpoint, without what the first difference does not need.
pub fn smallest(case: &Value, findings: &Findings, reference: &mut Reference) -> io::Result<Value> {
    let mut smallest = case.clone();
    let mut places = places(&case["params"], "/params");
    places.push("/endpoint".to_owned());
    for place in places {
        let Some(smaller) = without(&smallest, &place) else { continue };
        if still_differs(&smaller, findings, reference)? {
            smallest = smaller;
        }
    }
    Ok(json!({ "params": smallest["params"], "region": smallest["region"], "endpoint": smallest["endpoint"] }))
}

/// Whether a case differs where the one that it was made of does first.
fn still_differs(smaller: &Value, findings: &Findings, reference: &mut Reference) -> io::Result<bool> {
    let mut case = smaller.clone();
    case["expected"] = reference.ask_request(&case, false)?;
    let found = judge(&case, reference)?;
    let place = |findings: &Findings| {
        let first = findings.differences.first()?;
        Some(first.split(": ").next().unwrap_or_default().to_owned())
    };
    Ok(place(findings).is_some() && place(&found) == place(findings))
}

/// Where members and items are, as JSON pointers: the whole before its parts, and the last item first, so that those
/// before keep their positions.
fn places(value: &Value, path: &str) -> Vec<String> {
    let steps: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(name, member)| (escaped(name), member)).collect(),
        Value::Array(items) => items.iter().enumerate().rev().map(|(index, item)| (index.to_string(), item)).collect(),
        _ => Vec::new(),
    };
    let within = |(step, value): (String, &Value)| {
        let path = format!("{path}/{step}");
        let parts = places(value, &path);
        [path].into_iter().chain(parts)
    };
    steps.into_iter().flat_map(within).collect()
}

/// A name as a step of a JSON pointer.
fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The case without what is at a place; `None` when there is nothing.
fn without(case: &Value, place: &str) -> Option<Value> {
    let mut case = case.clone();
    case.pointer(place).filter(|value| !value.is_null())?;
    let (parent, step) = place.rsplit_once('/')?;
    match case.pointer_mut(parent)? {
        Value::Object(members) => members.retain(|name, _| escaped(name) != step),
        Value::Array(items) => drop(items.remove(step.parse().ok()?)),
        _ => return None,
    }
    Some(case)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{places, without};

    #[test]
    fn every_member_and_item_can_be_left_out() {
        let case = json!({ "params": { "a/b": [1, { "c": 2 }], "d": null } });
        let places = places(&case["params"], "/params");
        assert_eq!(places, ["/params/a~1b", "/params/a~1b/1", "/params/a~1b/1/c", "/params/a~1b/0", "/params/d"]);
        let left = |place: &str| without(&case, place).map(|case| case["params"].clone());
        assert_eq!(left("/params/a~1b"), Some(json!({ "d": null })));
        assert_eq!(left("/params/a~1b/0"), Some(json!({ "a/b": [{ "c": 2 }], "d": null })));
        assert_eq!(left("/params/a~1b/1/c"), Some(json!({ "a/b": [1, {}], "d": null })));
        assert_eq!(left("/params/d"), None::<Value>);
    }
}
