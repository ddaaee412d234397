//! `docs/generated_code.md`: what becomes of each kind of thing in the model. The model and the emitted code are cut here;
//! what is sent, a test of the client adds, which sends it.

use super::Generated;
use crate::arguments::workspace;
use crate::failure::Failure;
use crate::page;
use serde_json::Value;
use std::fs;

/// Where the page is.
pub const PATH: &str = "docs/generated_code.md";

/// The longest list or object in a line.
const SHORT: usize = 60;

/// The page as it should be.
pub fn text(generated: &Generated) -> Result<String, Failure> {
    let path = workspace().join(PATH);
    let found = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
    page::fill(PATH, &found, |kind, what| {
        let (file, part) = what.split_once(' ').unwrap_or((what, ""));
        match kind {
            "model" => {
                let path = generated.folder.join(file);
                let text = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
                entry(&text, part).map(Some).ok_or_else(|| nowhere(file, part))
            }
            "rust" => {
                let text = generated.output.files.get(file);
                text.and_then(|text| item(text, part)).map(Some).ok_or_else(|| nowhere(file, part))
            }
            _ => Ok(None),
        }
    })
}

fn nowhere(file: &str, part: &str) -> Failure {
    Failure::new(format!("{PATH} shows `{part}` of {file}, which has no such thing; name another"))
}

/// An entry of a file of the model, by its key, without documentation. The layout is ours, since botocore's may change.
fn entry(text: &str, key: &str) -> Option<String> {
    let file: Value = serde_json::from_str(text).ok()?;
    let mut entry = file.as_object()?.values().find_map(|table| table.get(key))?.clone();
    strip(&mut entry);
    Some(format!("```json\n\"{key}\": {}\n```", laid_out(&entry, "")))
}

/// Removes documentation, which is text; a member of that name is an object.
fn strip(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            entries.retain(|key, value| key != "documentation" || !value.is_string());
            entries.values_mut().for_each(strip);
        }
        Value::Array(values) => values.iter_mut().for_each(strip),
        _ => {}
    }
}

/// A value as JSON, of which that stands in one line which holds nothing else and is short.
fn laid_out(value: &Value, indent: &str) -> String {
    let inner = format!("{indent}  ");
    let part = |value: &Value| laid_out(value, &inner);
    let (ends, parts): (_, Vec<_>) = match value {
        Value::Object(entries) => {
            ("{}", entries.iter().map(|(key, value)| format!("\"{key}\": {}", part(value))).collect())
        }
        Value::Array(values) => ("[]", values.iter().map(part).collect()),
        other => return other.to_string(),
    };
    let (open, close) = ends.split_at(1);
    let line = format!("{open}{}{close}", parts.join(", "));
    if line.len() <= SHORT && !line[1..].contains(['{', '[', '\n']) {
        return line;
    }
    format!("{open}\n{inner}{}\n{indent}{close}", parts.join(&format!(",\n{inner}")))
}

/// An item of an emitted file, by how its first line begins, with the documentation in front of it.
fn item(text: &str, start: &str) -> Option<String> {
    let lines: Vec<_> = text.lines().collect();
    let first = lines.iter().position(|line| line.starts_with(start))?;
    let before = lines[..first].iter().rev().take_while(|line| line.starts_with("///") || line.starts_with("#["));
    let begin = first - before.count();
    let end = first + lines[first..].iter().position(|line| *line == "}")?;
    Some(format!("```rust,ignore\n{}\n```", lines[begin..=end].join("\n")))
}

#[cfg(test)]
mod tests {
    use super::entry;

    #[test]
    fn an_entry_of_the_model_looks_the_same_however_its_file_is_laid_out() {
        let narrow = r#"{"metadata":{"x":1},"shapes":{"A":{"type":"structure","required":["b"],"documentation":"<p>A</p>",
            "members":{"b":{"shape":"B","documentation":"x"},"documentation":{"shape":"B"}}}}}"#;
        let expected = r#"```json
"A": {
  "type": "structure",
  "required": ["b"],
  "members": {
    "b": {"shape": "B"},
    "documentation": {"shape": "B"}
  }
}
```"#;
        let wide = serde_json::to_string_pretty(&serde_json::from_str::<serde_json::Value>(narrow).unwrap()).unwrap();
        for text in [narrow, &wide] {
            assert_eq!(entry(text, "A").as_deref(), Some(expected));
        }
        assert_eq!(entry(narrow, "B"), None);
        assert_eq!(entry("{", "A"), None);
    }
}
