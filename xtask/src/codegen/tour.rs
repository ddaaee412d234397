//! `docs/generated_code.md`: what becomes of each kind of thing in the model. The model and the emitted code are cut here;
//! what is sent, a test of the client adds, which sends it.

use super::Generated;
use crate::arguments::workspace;
use crate::failure::Failure;
use crate::page;
use std::fs;

/// Where the page is.
pub const PATH: &str = "docs/generated_code.md";

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

/// An entry of a file of the model, by its key, without documentation.
fn entry(text: &str, key: &str) -> Option<String> {
    let start = format!("    \"{key}\":");
    let lines = text.lines().skip_while(|line| !line.starts_with(&start));
    let mut entry = String::new();
    for line in lines {
        let line = line.strip_prefix("    ")?;
        if line.starts_with('}') {
            // What stood before documentation is the last member now.
            let members = entry.trim_end().trim_end_matches(',');
            return Some(format!("```json\n{members}\n}}\n```"));
        }
        if !line.trim_start().starts_with("\"documentation\":") {
            entry.push_str(line);
            entry.push('\n');
        }
    }
    None
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
