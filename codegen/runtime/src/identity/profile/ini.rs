//! The syntax of the two files: sections of settings, which may have nested settings.
//!
//! Names of settings are lower-cased, those of nested settings are not. A line that begins with `#` or `;` is a comment,
//! and so is what follows either of them after white space, except in commands. A line that is indented further than
//! a setting continues it: below an empty value it is a nested `name = value`, otherwise it continues the value.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Settings whose value is a command, in which `#` and `;` are ordinary characters.
const COMMANDS: [&str; 1] = ["credential_process"];

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

    /// Whether a setting is there, but is empty or nested.
    pub fn is_blank(&self, key: &str) -> bool {
        self.0.contains_key(key) && self.text(key).is_none()
    }

    /// Whether a setting has settings below it.
    pub fn is_nested(&self, key: &str) -> bool {
        matches!(self.0.get(key), Some(Value::Nested(_)))
    }

    /// The names and values of settings that are neither empty nor nested.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.keys().filter_map(|name| Some((name.as_str(), self.text(name)?)))
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
    // Editors on Windows may begin a file with a byte order mark, and lines may end as on any system.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    for (index, line) in text.split(['\n', '\r']).enumerate() {
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
        let content = line.trim();
        let indent = line.len() - line.trim_start().len();
        if content.is_empty() || content.starts_with(['#', ';']) {
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

    /// What follows the last bracket of a header is not part of it.
    fn section(&mut self, header: &str) -> Result<(), String> {
        let name = header.rsplit_once(']').map(|(name, _)| name).filter(|name| !name.is_empty());
        let name = name.ok_or("a section is written as [name]")?;
        if self.sections.iter().any(|section| section.name == name) {
            return Err(format!("section [{}] is there a second time", name.escape_debug()));
        }
        self.sections.push(Section { name: name.to_owned(), settings: Settings::default() });
        self.open = None;
        Ok(())
    }

    fn setting(&mut self, content: &str, indent: usize) -> Result<(), String> {
        let (name, value) = pair(content, &['=', ':'])?;
        let name = name.to_ascii_lowercase();
        let section = self.sections.last_mut().ok_or("a setting stands before the first section, as [default]")?;
        let Entry::Vacant(entry) = section.settings.0.entry(name.clone()) else {
            return Err(format!("`{}` is set a second time", name.escape_debug()));
        };
        entry.insert(Value::Text(without_comment(&name, value).to_owned()));
        self.open = Some((name, indent));
        Ok(())
    }

    fn continuation(&mut self, content: &str) -> Result<(), String> {
        let open = self.open.as_ref().zip(self.sections.last_mut());
        let Some((name, value)) = open.and_then(|((name, _), section)| Some((name, section.settings.0.get_mut(name)?)))
        else {
            return Ok(());
        };
        match value {
            Value::Text(text) if !text.is_empty() => {
                text.push('\n');
                text.push_str(without_comment(name, content));
            }
            Value::Text(_) => *value = Value::Nested(HashMap::from([nested(content)?])),
            Value::Nested(settings) => settings.extend([nested(content)?]),
        }
        Ok(())
    }
}

fn nested(content: &str) -> Result<(String, String), String> {
    let (name, value) = pair(content, &['='])?;
    Ok((name.to_owned(), without_comment(name, value).to_owned()))
}

/// Splits `name = value` at the first of some signs.
fn pair<'a>(content: &'a str, signs: &[char]) -> Result<(&'a str, &'a str), String> {
    let parts = content.split_once(signs).map(|(name, value)| (name.trim(), value.trim()));
    parts.filter(|(name, _)| !name.is_empty()).ok_or_else(|| "a setting is written as `name = value`".to_owned())
}

/// Returns the value of a setting up to a comment.
fn without_comment<'a>(name: &str, value: &'a str) -> &'a str {
    if COMMANDS.contains(&name) {
        return value;
    }
    let mut blank = true;
    for (at, char) in value.char_indices() {
        if blank && matches!(char, '#' | ';') {
            return value[..at].trim_end();
        }
        blank = char.is_whitespace();
    }
    value
}
