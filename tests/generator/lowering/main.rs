//! What each part of a model becomes, by the lines that are emitted for it.

mod constraints;
mod endpoints;
mod members;
mod operations;
mod structures;
#[path = "../bad_input/support.rs"]
mod support;

use serde_json::Value;

/// A file that is emitted for a model.
fn file(model: &Value, path: &str) -> String {
    let output = support::generate(model).unwrap_or_else(|problems| panic!("{problems}"));
    output.files.get(path).unwrap_or_else(|| panic!("{path} is not emitted")).clone()
}

/// A file that is emitted for a model has lines that begin so.
#[track_caller]
fn has_lines(model: &Value, path: &str, lines: &[&str]) {
    let text = file(model, path);
    for line in lines {
        assert!(text.lines().any(|it| it.trim_start().starts_with(line)), "{line:?} begins no line of:\n{text}");
    }
}
