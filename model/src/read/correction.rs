//! A correction: what it expects at a place of a document, and what it makes of it.

use super::slot::{Slot, unescaped};
use crate::json::Origin;
use crate::{File, Problem};
use serde_json::Value;

/// The greatest number of characters of a value that a problem shows.
const SHOWN: usize = 100;

/// What to do about a correction that was never applied.
const ADVICE: &str =
    "if botocore has mended this, delete the correction; otherwise write it anew for what is there now";

/// A correction, as its file says it.
#[derive(Debug)]
pub struct Correction {
    /// The file that it corrects.
    pub file: File,
    /// The place in that file, as a JSON pointer.
    pub pointer: String,
    /// What has to be there; `None` for nothing.
    pub expect: Option<Value>,
    /// What is to be there; `None` for nothing.
    pub value: Option<Value>,
    /// Name of the file of corrections.
    pub source: String,
    /// Path of the correction in it.
    pub path: String,
}

impl Correction {
    /// Corrects a document of this name, and returns the part of it that is the correction's.
    ///
    /// # Errors
    /// A problem of the correction if the document does not hold what it expects.
    pub fn apply(&self, document: &mut Value, name: &str) -> Result<Option<Origin>, Problem> {
        let (parent, last) = self.pointer.rsplit_once('/').unwrap_or_default();
        let item = self.expect.as_ref().or(self.value.as_ref()).unwrap_or(&Value::Null);
        let slot = match Slot::find(document.pointer_mut(parent), last, item) {
            Ok(slot) => slot,
            Err(expected) => {
                let found = shown(document.pointer(parent), None);
                return Err(self.never_applied(expected, parent, name, &found));
            }
        };
        let (expected, found) = (self.expect.as_ref(), slot.value());
        if found != expected {
            let (expects, finds) = (shown(expected, found), shown(found, expected));
            return Err(self.never_applied(&expects, &self.pointer, name, &finds));
        }
        let key = slot.put(self.value.clone());
        let keys = parent.split('/').skip(1).map(unescaped).chain([key]).collect();
        let part = || Origin { keys, file: self.source.clone(), path: format!("{}.value", self.path) };
        Ok(self.value.is_some().then(part))
    }

    fn never_applied(&self, expected: &str, pointer: &str, name: &str, found: &str) -> Problem {
        let message = format!("never applied: it expects {expected} at {pointer} of {name}, and finds {found}");
        Problem::new(&self.source, &self.path, &message, Some(ADVICE.to_owned()))
    }
}

/// A value as JSON. A long one begins shortly before it differs from the other.
fn shown(value: Option<&Value>, other: Option<&Value>) -> String {
    let Some(value) = value else { return "nothing".to_owned() };
    let text: Vec<char> = value.to_string().chars().collect();
    let other = other.map(Value::to_string).unwrap_or_default();
    let same = text.iter().zip(other.chars()).take_while(|(left, right)| **left == *right).count();
    let start = if text.len() > SHOWN { same.saturating_sub(SHOWN / 4) } else { 0 };
    let shown: String = text.iter().skip(start).take(SHOWN).collect();
    let before = if start > 0 { "…" } else { "" };
    let behind = if start + SHOWN < text.len() { "…" } else { "" };
    format!("{before}{shown}{behind}")
}
