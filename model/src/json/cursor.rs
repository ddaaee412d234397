//! Cursors: a value together with where it stands.

use super::{Path, Report, Step, did_you_mean};
use crate::Template;
use indexmap::IndexMap;
use serde_json::{Map, Value};

/// A value together with where it stands. A value that is not as expected is noted as a problem, and its reader returns
/// nothing.
#[derive(Debug, Clone, Copy)]
pub struct Cursor<'a> {
    pub value: &'a Value,
    pub path: Path<'a>,
    report: &'a Report,
}

impl<'a> Cursor<'a> {
    /// The whole document.
    pub fn root(value: &'a Value, report: &'a Report) -> Self {
        Self { value, path: Path::ROOT, report }
    }

    /// A value within this one.
    pub fn within(&'a self, value: &'a Value, step: Step<'a>) -> Self {
        Self { value, path: self.path.step(step), report: self.report }
    }

    /// The value as it is.
    pub fn value(&self) -> &'a Value {
        self.value
    }

    /// Notes a problem here.
    pub fn problem(&self, message: impl Into<String>, help: Option<String>) {
        self.report.add(&self.path.steps(), message, help);
    }

    /// Notes that something else should stand here.
    pub fn mismatch<T>(&self, expected: &str) -> Option<T> {
        self.problem(format!("expected {expected}, found {}", describe(self.value)), None);
        None
    }

    /// The entries of an object whose keys are names; `None` unless all of them can be read.
    pub fn collect<T>(&'a self, read: impl Fn(&str, &Cursor) -> Option<T>) -> Option<IndexMap<String, T>> {
        self.map()?;
        // All entries are read before one is missed, so that the problems of all are noted.
        let read: Vec<_> = self.entries().map(|(key, entry)| (key, read(key, &entry))).collect();
        read.into_iter().map(|(key, value)| Some((key.to_owned(), value?))).collect()
    }

    /// The entries of an object whose keys are names.
    pub fn entries(&'a self) -> impl Iterator<Item = (&'a str, Cursor<'a>)> {
        let entries = self.map().into_iter().flatten();
        entries.map(|(key, value)| (key.as_str(), self.within(value, Step::Key(key))))
    }

    pub fn map(&self) -> Option<&'a Map<String, Value>> {
        self.value.as_object().or_else(|| self.mismatch("an object"))
    }

    /// The items of a list.
    pub fn items(&'a self) -> impl Iterator<Item = Cursor<'a>> {
        let items = self.value.as_array().or_else(|| self.mismatch("a list"));
        items.into_iter().flatten().enumerate().map(|(index, value)| self.within(value, Step::Index(index)))
    }

    /// A string.
    pub fn text(&self) -> Option<String> {
        self.str().map(str::to_owned)
    }

    /// A string, borrowed.
    pub fn str(&self) -> Option<&'a str> {
        self.value.as_str().or_else(|| self.mismatch("a string"))
    }

    /// A template.
    pub fn template(&self) -> Option<Template> {
        let text = self.str()?;
        Template::parse(text).map_err(|wrong| self.problem(format!("{text:?} has {wrong}"), None)).ok()
    }

    /// A list of strings.
    pub fn texts(&self) -> Vec<String> {
        self.items().filter_map(|item| item.text()).collect()
    }

    /// A truth value.
    pub fn flag(&self) -> Option<bool> {
        self.value.as_bool().or_else(|| self.mismatch("true or false"))
    }

    /// An object that says all by being there.
    pub fn is_empty_object(&self) -> bool {
        let is_empty = self.value.as_object().is_some_and(Map::is_empty);
        if !is_empty {
            self.mismatch::<()>("an empty object");
        }
        is_empty
    }

    /// An HTTP status.
    pub fn status(&self) -> Option<u16> {
        let status = self.value.as_u64().and_then(|status| u16::try_from(status).ok());
        status.filter(|status| (100..600).contains(status)).or_else(|| self.mismatch("an HTTP status"))
    }

    /// One of the words that are known.
    pub fn word<T: Copy>(&self, what: &str, words: &[(&str, T)]) -> Option<T> {
        let text = self.str()?;
        if let Some((_, meaning)) = words.iter().find(|(word, _)| *word == text) {
            return Some(*meaning);
        }
        let known = || words.iter().map(|(word, _)| *word);
        let help = did_you_mean(text, known()).unwrap_or_else(|| {
            let known: Vec<&str> = known().collect();
            format!("known are {}", known.join(", "))
        });
        self.problem(format!("unknown {what} {text:?}"), Some(help));
        None
    }
}

fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Array(items) if items.is_empty() => "an empty list".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        Value::String(text) => format!("the string {:?}", shortened(text)),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// Texts may be documentation of many pages.
fn shortened(text: &str) -> String {
    const SHOWN: usize = 40;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
