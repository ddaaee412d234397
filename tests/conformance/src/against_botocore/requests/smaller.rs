//! Makes the input of a failed case smaller, for a person to look at.

use super::judge;
use crate::against_botocore::findings::Findings;
use crate::against_botocore::reference::Reference;
use serde_json::{Value, json};
use std::io;

/// A case that differs, and how.
struct Failed {
    case: Value,
    findings: Findings,
}

/// Removes every part of the case that its first difference does not depend on. Returns the findings of the smaller
/// case, with its input, region and endpoint.
pub fn smallest(case: &Value, findings: Findings, reference: &mut Reference) -> io::Result<Findings> {
    let mut failed = Failed { case: case.clone(), findings };
    let mut places = places(&case["params"], "/params");
    places.push("/endpoint".to_owned());
    for place in &places {
        if let Some(smaller) = without(&failed.case, place) {
            failed.become_smaller(smaller, reference)?;
        }
    }
    for place in places.iter().filter(|place| place.starts_with("/params/")) {
        while failed.become_shorter(place, reference)? {}
    }
    let Failed { case, mut findings } = failed;
    findings.smallest =
        Some(json!({ "params": case["params"], "region": case["region"], "endpoint": case["endpoint"] }));
    Ok(findings)
}

impl Failed {
    /// Takes the place of a smaller case, if that differs where this one does first; gives whether it does.
    fn become_smaller(&mut self, mut case: Value, reference: &mut Reference) -> io::Result<bool> {
        case["expected"] = reference.ask_request(&case, false)?;
        let findings = judge(&case, reference)?;
        let place = |findings: &Findings| {
            let first = findings.differences.first()?;
            Some(first.split(": ").next().unwrap_or_default().to_owned())
        };
        let still_differs = place(&findings).is_some() && place(&findings) == place(&self.findings);
        if still_differs {
            *self = Self { case, findings };
        }
        Ok(still_differs)
    }

    /// The same with half of the text at a place.
    fn become_shorter(&mut self, place: &str, reference: &mut Reference) -> io::Result<bool> {
        let text = self.case.pointer(place).and_then(Value::as_str).unwrap_or_default().to_owned();
        for half in halves(&text).into_iter().flatten() {
            let mut case = self.case.clone();
            if let Some(text) = case.pointer_mut(place) {
                *text = half.into();
            }
            if self.become_smaller(case, reference)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Both halves of a text that is not short yet. Base64 stays such, as four characters are whole bytes.
fn halves(text: &str) -> Option<[&str; 2]> {
    let middle = text.chars().count().div_ceil(8) * 4;
    let (end, _) = text.char_indices().nth(middle)?;
    let (first, second) = text.split_at(end);
    Some([first, second])
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

/// Removes the value at a place of the case; `None` if there is no value.
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
    use super::{halves, places, without};
    use serde_json::{Value, json};

    #[test]
    fn long_texts_are_cut_in_halves_that_base64_stands() {
        assert_eq!(halves("abcdef=="), Some(["abcd", "ef=="]));
        assert_eq!(halves("éééééé"), Some(["éééé", "éé"]));
        assert_eq!(halves("abcd"), None);
    }

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
