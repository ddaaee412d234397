//! Reads files of corrections: what botocore's models say wrongly, or do not say.

use super::correction::Correction;
use crate::json::{Cursor, Object, Report, parse};
use crate::{File, Problem, Source};
use serde_json::Value;

/// The version of the format.
const VERSION: f64 = 1.0;

/// The files that can be corrected.
const FILES: [(&str, File); 3] = [
    ("service-2.json", File::Service),
    ("paginators-1.json", File::Paginators),
    ("endpoint-rule-set-1.json", File::EndpointRuleSet),
];

/// What a correction does: whether it expects something, and whether something is there in the end.
const ACTIONS: [(&str, (bool, bool)); 3] =
    [("add", (false, true)), ("replace", (true, true)), ("remove", (true, false))];

/// The corrections of a service, in the order of the files. The files of other services are read as strictly.
pub fn of(service_id: Option<&str>, sources: &[Source], problems: &mut Vec<Problem>) -> Vec<Correction> {
    let mut corrections = Vec::new();
    for source in sources {
        match parse(source) {
            Err(problem) => problems.push(problem),
            Ok(value) => {
                let report = Report::new(source.name);
                let file = file(&Cursor::root(&value, &report), source.name);
                corrections.extend(file.filter(|(id, _)| Some(id.as_str()) == service_id).map(|(_, read)| read));
                problems.extend(report.into_parts().0);
            }
        }
    }
    corrections.into_iter().flatten().collect()
}

/// The service and the corrections of a file.
fn file(root: &Cursor, source: &str) -> Option<(String, Vec<Correction>)> {
    let mut object = root.object()?;
    object.version(VERSION, "the format of corrections");
    let service_id = object.text("serviceId");
    let list = object.required("corrections");
    object.close();
    let list = list?;
    let corrections = list.items().enumerate().filter_map(|(index, item)| {
        let path = format!("$.corrections[{index}]");
        correction(&item, source, path)
    });
    let corrections = corrections.collect();
    Some((service_id?, corrections))
}

fn correction(cursor: &Cursor, source: &str, path: String) -> Option<Correction> {
    let mut object = cursor.object()?;
    reason(&mut object);
    let file = object.required("file").and_then(|it| it.word("file", &FILES));
    let pointer = object.required("path").and_then(|it| pointer(&it));
    let action = object.required("action").and_then(|it| it.word("action", &ACTIONS));
    let (expects, leaves) = action.unwrap_or_default();
    let mut value = |key, is_needed: bool| is_needed.then(|| object.required(key).map(|it| it.value().clone()));
    let (expect, value) = (value("expect", expects), value("value", leaves));
    if action.is_some() {
        object.close();
    }
    // A value that is missing is not the same as one that is not needed.
    let expect = if let Some(expect) = expect { Some(expect?) } else { None };
    let value = if let Some(value) = value { Some(value?) } else { None };
    check_change(cursor, expect.as_ref(), value.as_ref());
    Some(Correction { file: file?, pointer: pointer?, expect, value, source: source.to_owned(), path })
}

/// The reason is for people; without one nobody could tell whether the correction is still right.
fn reason(object: &mut Object) {
    if let Some(reason) = object.required("reason")
        && reason.str().is_some_and(|text| text.trim().is_empty())
    {
        let help = "say what is wrong upstream, and how that is known".to_owned();
        reason.problem("the reason is empty", Some(help));
    }
}

fn pointer(cursor: &Cursor) -> Option<String> {
    let pointer = cursor.text()?;
    if pointer.starts_with('/') {
        return Some(pointer);
    }
    let help = "write the keys from the top with a / before each, such as /shapes/Name/documentation".to_owned();
    cursor.problem(format!("{pointer:?} is not a path"), Some(help));
    None
}

/// A correction that changes nothing would never be found to be needless.
fn check_change(cursor: &Cursor, expect: Option<&Value>, value: Option<&Value>) {
    if expect.is_some() && expect == value {
        cursor.problem("the correction puts in what it expects", None);
    }
}
