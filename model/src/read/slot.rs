//! Slots: where a value of an object or a list is, or could be.

use serde_json::{Map, Value};

/// How the last step of a pointer names an item of a list: by its value, so that others may come and go.
const ITEM: &str = "-";

/// An entry of an object or an item of a list, whether it is there or not.
pub enum Slot<'a> {
    Entry(&'a mut Map<String, Value>, String),
    Item(&'a mut Vec<Value>, usize),
}

impl<'a> Slot<'a> {
    /// Finds what the last step of a pointer names; of a list, the item of this value.
    ///
    /// # Errors
    /// What should be in the holder's place.
    pub fn find(holder: Option<&'a mut Value>, last: &str, item: &Value) -> Result<Self, &'static str> {
        const HOLDERS: &str = "an object or a list";
        match holder.ok_or(HOLDERS)? {
            Value::Object(entries) => Ok(Self::Entry(entries, unescaped(last))),
            Value::Array(items) if last == ITEM => {
                let index = items.iter().position(|it| it == item).unwrap_or(items.len());
                Ok(Self::Item(items, index))
            }
            Value::Array(_) => Err("an object"),
            _ => Err(HOLDERS),
        }
    }

    /// The value, if there is one.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Entry(entries, key) => entries.get(key),
            Self::Item(items, index) => items.get(*index),
        }
    }

    /// Replaces the value, or takes it out, and returns the key or index.
    pub fn put(self, value: Option<Value>) -> String {
        match self {
            Self::Entry(entries, key) => {
                match value {
                    Some(value) => drop(entries.insert(key.clone(), value)),
                    None => drop(entries.shift_remove(&key)),
                }
                key
            }
            Self::Item(items, index) => {
                let end = items.len().min(index + 1);
                drop(items.splice(index..end, value));
                index.to_string()
            }
        }
    }
}

/// A step of a JSON pointer as a key.
pub fn unescaped(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}
