//! Extras: files that are merged into another as botocore's loader does it.
//!
//! Objects that stand in both are merged key by key; anything else replaces what stands there.

use crate::Problem;
use crate::json::{Cursor, Origin, Report, Step};
use serde_json::map::Entry;
use serde_json::{Map, Value};

/// The version of the format.
const VERSION: f64 = 1.0;

/// Merges what extras hold into a document, and returns which parts of it are theirs.
pub fn merge(into: Option<&mut Value>, extras: Value, file: &str, problems: &mut Vec<Problem>) -> Vec<Origin> {
    let report = Report::new(file);
    let readable = check(&Cursor::root(&extras, &report)).is_some();
    problems.extend(report.into_parts().0);
    let mut origins = Vec::new();
    if let (true, Some(Value::Object(into)), Value::Object(mut extras)) = (readable, into, extras)
        && let Some(Value::Object(parts)) = extras.shift_remove("merge")
    {
        merge_objects(into, parts, &mut Vec::new(), &mut |keys| {
            let steps: String = keys.iter().map(|key| Step::Key(key).to_string()).collect();
            origins.push(Origin { keys: keys.to_vec(), file: file.to_owned(), path: format!("$.merge{steps}") });
        });
    }
    origins
}

fn check(root: &Cursor) -> Option<()> {
    let mut object = root.object()?;
    object.version(VERSION, "the extras format");
    let parts = object.required("merge");
    object.close();
    let parts = parts?;
    if parts.value().is_object() { Some(()) } else { parts.mismatch("an object") }
}

fn merge_objects(
    into: &mut Map<String, Value>,
    parts: Map<String, Value>,
    keys: &mut Vec<String>,
    replaced: &mut impl FnMut(&[String]),
) {
    for (key, part) in parts {
        keys.push(key.clone());
        match (into.entry(key), part) {
            (Entry::Occupied(mut entry), Value::Object(part)) if entry.get().is_object() => {
                if let Value::Object(inner) = entry.get_mut() {
                    merge_objects(inner, part, keys, replaced);
                }
            }
            (entry, part) => {
                match entry {
                    Entry::Occupied(mut entry) => drop(entry.insert(part)),
                    Entry::Vacant(entry) => drop(entry.insert(part)),
                }
                replaced(keys);
            }
        }
        keys.pop();
    }
}
