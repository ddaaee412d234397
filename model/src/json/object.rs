//! Objects whose keys are known: each is asked for by name, and one that nobody asked for is a problem.

use super::{Cursor, Step, did_you_mean};
use crate::Deprecation;
use serde_json::{Map, Value};

/// An object whose keys are known.
#[derive(Debug)]
pub struct Object<'a> {
    cursor: &'a Cursor<'a>,
    map: &'a Map<String, Value>,
    known: Vec<&'static str>,
    reader: &'static str,
}

impl<'a> Cursor<'a> {
    /// An object whose keys are known. The caller's source file is where problems say to teach a new key.
    #[track_caller]
    pub fn object(&'a self) -> Option<Object<'a>> {
        let file = std::panic::Location::caller().file();
        // Built from another workspace the path is absolute, which tells nobody more.
        let reader = file.rfind("model/src/").map_or(file, |start| &file[start..]);
        self.map().map(|map| Object { cursor: self, map, known: Vec::new(), reader })
    }
}

impl<'a> Object<'a> {
    /// Value of a key that may be absent.
    pub fn optional(&mut self, key: &'static str) -> Option<Cursor<'a>> {
        self.known.push(key);
        self.map.get(key).map(|value| self.cursor.within(value, Step::Key(key)))
    }

    /// Value of a key that must be there.
    pub fn required(&mut self, key: &'static str) -> Option<Cursor<'a>> {
        let value = self.optional(key);
        if value.is_none() {
            self.cursor.problem(format!("the key {key:?} is missing"), None);
        }
        value
    }

    /// A string that must be there.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        self.required(key)?.text()
    }

    /// A string that may be absent.
    pub fn optional_text(&mut self, key: &'static str) -> Option<String> {
        self.optional(key)?.text()
    }

    /// A list of strings, empty when absent.
    pub fn texts(&mut self, key: &'static str) -> Vec<String> {
        self.optional(key).map(|list| list.texts()).unwrap_or_default()
    }

    /// A truth value, false when absent.
    pub fn flag(&mut self, key: &'static str) -> bool {
        self.optional(key).and_then(|flag| flag.flag()).unwrap_or_default()
    }

    /// An HTTP status that may be absent.
    pub fn optional_status(&mut self, key: &'static str) -> Option<u16> {
        self.optional(key)?.status()
    }

    /// A key of any value that means nothing to clients.
    pub fn skip(&mut self, key: &'static str) {
        self.known.push(key);
    }

    /// The version of a format of which one version is known.
    pub fn version(&mut self, known: f64, format: &str) {
        if let Some(version) = self.required("version")
            && version.value().as_f64() != Some(known)
        {
            version.mismatch::<()>(&format!("version {known:.1} of {format}"));
        }
    }

    /// The three keys of a deprecation.
    pub fn deprecation(&mut self) -> Option<Deprecation> {
        let deprecated = self.flag("deprecated");
        let message = self.optional_text("deprecatedMessage");
        let since = self.optional_text("deprecatedSince");
        deprecated.then_some(Deprecation { message, since })
    }

    /// Notes the keys that nobody asked for.
    pub fn close(self) {
        for (key, value) in self.map.iter().filter(|(key, _)| !self.known.contains(&key.as_str())) {
            let help = did_you_mean(key, self.known.iter().copied())
                .unwrap_or_else(|| format!("teach the reader what it means in {}, or remove it", self.reader));
            self.cursor.within(value, Step::Key(key)).problem(format!("unknown key {key:?}"), Some(help));
        }
    }
}
