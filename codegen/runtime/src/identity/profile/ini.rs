//! The syntax of the two files: sections of settings, which may have nested settings.
//!
//! Names are lower-cased. A comment begins with `#` or `;`, at the beginning of a line or after white space,
//! and ends with the line. A line that is indented further than a setting continues it: below an empty value
//! it is a nested `name = value`, otherwise it continues the value.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// A section with its header, for example `[profile work]`.
pub struct Section {
    pub name: String,
    pub settings: Settings,
}

/// The settings of a section. It does not implement `Debug`, because some are secrets.
#[derive(Default)]
pub struct Settings(HashMap<String, Value>);

enum Value {
    Text(String),
    Nested(HashMap<String, String>),
}

impl Settings {
    /// Returns a value; `None` if it is empty or nested.
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.0.get(key)? {
            Value::Text(text) => Some(text.as_str()).filter(|text| !text.is_empty()),
            Value::Nested(_) => None,
        }
    }

    /// Returns a nested value; `None` if it is empty.
    pub fn nested(&self, outer: &str, key: &str) -> Option<&str> {
        match self.0.get(outer)? {
            Value::Text(_) => None,
            Value::Nested(nested) => nested.get(key).map(String::as_str).filter(|text| !text.is_empty()),
        }
    }

    /// All values, each with its key, or with the two keys of a nested one.
    #[cfg(feature = "test-util")]
    pub fn all(&self) -> impl Iterator<Item = (Vec<&str>, &str)> {
        self.0.iter().flat_map(|(key, value)| match value {
            Value::Text(text) => vec![(vec![key.as_str()], text.as_str())],
            Value::Nested(nested) => {
                nested.iter().map(|(inner, text)| (vec![key.as_str(), inner.as_str()], text.as_str())).collect()
            }
        })
    }
}

/// A syntax error in a file. It does not show the line, which may hold a secret.
#[derive(Debug, PartialEq, Eq)]
pub struct Malformed {
    /// The number of the line, from 1.
    pub line: usize,
    pub problem: String,
}

/// Reads a file.
pub fn read(text: &str) -> Result<Vec<Section>, Malformed> {
    let mut reader = Reader::default();
    // Editors on Windows may begin a file with a byte order mark.
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        reader.line(line).map_err(|problem| Malformed { line: index + 1, problem })?;
    }
    Ok(reader.sections)
}

#[derive(Default)]
struct Reader {
    sections: Vec<Section>,
    /// The setting that an indented line continues, and the setting's own indent.
    open: Option<(String, usize)>,
}

impl Reader {
    fn line(&mut self, line: &str) -> Result<(), String> {
        let content = without_comment(line).trim();
        let indent = line.len() - line.trim_start().len();
        if content.is_empty() {
            return Ok(());
        }
        if self.open.as_ref().is_some_and(|(_, of)| indent > *of) {
            return self.continuation(content);
        }
        match content.strip_prefix('[') {
            Some(header) => self.section(header),
            None => self.setting(content, indent),
        }
    }

    fn section(&mut self, header: &str) -> Result<(), String> {
        let name = header.strip_suffix(']').map(str::trim).filter(|name| !name.is_empty());
        let name = name.ok_or("a section is written as [name]")?;
        if self.sections.iter().any(|section| section.name == name) {
            return Err(format!("section [{}] is there a second time", name.escape_debug()));
        }
        self.sections.push(Section { name: name.to_owned(), settings: Settings::default() });
        self.open = None;
        Ok(())
    }

    fn setting(&mut self, content: &str, indent: usize) -> Result<(), String> {
        let (name, value) = pair(content)?;
        let section = self.sections.last_mut().ok_or("a setting stands before the first section, as [default]")?;
        insert(&mut section.settings.0, &name, Value::Text(value.to_owned()))?;
        self.open = Some((name, indent));
        Ok(())
    }

    fn continuation(&mut self, content: &str) -> Result<(), String> {
        let open = self.open.as_ref().zip(self.sections.last_mut());
        let Some(value) = open.and_then(|((name, _), section)| section.settings.0.get_mut(name)) else {
            return Ok(());
        };
        match value {
            Value::Text(text) if !text.is_empty() => {
                text.push('\n');
                text.push_str(content);
            }
            Value::Text(_) => {
                let (name, inner) = pair(content)?;
                *value = Value::Nested(HashMap::from([(name, inner.to_owned())]));
            }
            Value::Nested(nested) => {
                let (name, inner) = pair(content)?;
                insert(nested, &name, inner.to_owned())?;
            }
        }
        Ok(())
    }
}

fn insert<V>(settings: &mut HashMap<String, V>, name: &str, value: V) -> Result<(), String> {
    match settings.entry(name.to_owned()) {
        Entry::Occupied(_) => Err(format!("`{}` is set a second time", name.escape_debug())),
        Entry::Vacant(entry) => {
            entry.insert(value);
            Ok(())
        }
    }
}

/// Splits `name = value` or `name: value`.
fn pair(content: &str) -> Result<(String, &str), String> {
    let parts = content.split_once(['=', ':']).map(|(name, value)| (name.trim(), value.trim()));
    match parts {
        Some((name, value)) if !name.is_empty() => Ok((name.to_ascii_lowercase(), value)),
        _ => Err("a setting is written as `name = value`".to_owned()),
    }
}

fn without_comment(line: &str) -> &str {
    let mut blank = true;
    for (at, char) in line.char_indices() {
        if blank && matches!(char, '#' | ';') {
            return &line[..at];
        }
        blank = char.is_whitespace();
    }
    line
}
