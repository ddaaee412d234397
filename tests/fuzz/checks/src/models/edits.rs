//! Edits of a small model, a line each: `pointer = value`, `pointer ~ new name`, which renames what refers to it, too, or
//! `pointer`, which removes. The first line names the model.

use serde_json::{Map, Value};
use std::sync::LazyLock;

macro_rules! base {
    ($name:literal $(, $part:literal)*) => {
        ($name, &[
            ("service", include_str!(concat!("../../../../generator/models/", $name, ".json"))),
            $(($part, include_str!(concat!("../../../../generator/models/", $name, ".", $part, ".json"))),)*
        ])
    };
}

/// The models that are edited, each with its files.
const BASES: [(&str, &[(&str, &str)]); 16] = [
    base!("types"),
    base!("bindings"),
    base!("constraints"),
    base!("deprecated"),
    base!("endpoint", "endpoints"),
    base!("exceptions"),
    base!("paginator", "paginators"),
    base!("payloads"),
    base!("document"),
    base!("host_prefix"),
    base!("idempotency_token"),
    base!("protection"),
    base!("requests"),
    base!("sensitive"),
    base!("timestamps"),
    base!("union"),
];

static MODELS: LazyLock<Vec<(&str, Value)>> = LazyLock::new(|| {
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_else(|error| panic!("no model: {error}"));
    let files = |files: &[(&str, &str)]| files.iter().map(|(part, text)| ((*part).to_owned(), read(text))).collect();
    BASES.into_iter().map(|(name, parts)| (name, Value::Object(files(parts)))).collect()
});

/// The greatest number of edits.
const MOST: usize = 12;

/// The files of the model with the edits that can be made, and without.
pub fn apply(text: &str) -> (Value, &'static Value) {
    let mut lines = text.lines();
    let name = lines.next().unwrap_or_default();
    let base = base(name);
    let mut files = base.clone();
    for line in lines.take(MOST) {
        let (pointer, edit) = if let Some((pointer, value)) = line.split_once(" = ") {
            (pointer, Edit::Set(serde_json::from_str(value).unwrap_or_else(|_| value.into())))
        } else if let Some((pointer, name)) = line.split_once(" ~ ") {
            (pointer, Edit::Rename(name.to_owned()))
        } else {
            (line, Edit::Remove)
        };
        if let Some((parent, name)) = place(&files, pointer)
            && let Some(parent) = files.pointer_mut(&parent)
            && let Some(new) = edit.make(parent, &name)
        {
            refer(&mut files, &name, &new);
        }
    }
    (files, base)
}

enum Edit {
    Set(Value),
    Rename(String),
    Remove,
}

impl Edit {
    /// Changes one place, and returns the new name of what is renamed.
    fn make(self, parent: &mut Value, name: &str) -> Option<String> {
        match (self, parent) {
            (Self::Set(value), Value::Object(members)) => drop(members.insert(name.to_owned(), value)),
            (Self::Set(value), Value::Array(items)) => {
                match name.parse().ok().and_then(|at: usize| items.get_mut(at)) {
                    Some(item) => *item = value,
                    None => items.push(value),
                }
            }
            (Self::Rename(new), Value::Object(members)) => {
                let rename = |(key, value): (String, Value)| (if key == name { new.clone() } else { key }, value);
                *members = std::mem::take(members).into_iter().map(rename).collect::<Map<_, _>>();
                return Some(new);
            }
            (Self::Remove, Value::Object(members)) => drop(members.shift_remove(name)),
            (Self::Remove, Value::Array(items)) => {
                if let Ok(at) = name.parse::<usize>()
                    && at < items.len()
                {
                    items.remove(at);
                }
            }
            _ => {}
        }
        None
    }
}

/// Replaces a name wherever it is a text as a whole.
fn refer(value: &mut Value, name: &str, new: &str) {
    match value {
        Value::Object(members) => members.values_mut().for_each(|value| refer(value, name, new)),
        Value::Array(items) => items.iter_mut().for_each(|item| refer(item, name, new)),
        Value::String(text) if text == name => new.clone_into(text),
        _ => {}
    }
}

/// The models without edits.
pub fn bases() -> impl Iterator<Item = &'static Value> {
    MODELS.iter().map(|(_, files)| files)
}

/// The model of this name, or some other if there is none.
fn base(name: &str) -> &'static Value {
    let found = MODELS.iter().find(|(other, _)| *other == name);
    let (_, files) = found.unwrap_or_else(|| &MODELS[number(name) % MODELS.len()]);
    files
}

/// The pointer of the parent and the name within it. A pointer to nowhere leads to some place all the same.
fn place(files: &Value, pointer: &str) -> Option<(String, String)> {
    let split = |pointer: &str| pointer.rsplit_once('/').map(|(parent, name)| (parent.to_owned(), unescape(name)));
    if let Some((parent, name)) = split(pointer)
        && files.pointer(&parent).is_some_and(|parent| parent.is_object() || parent.is_array())
    {
        return Some((parent, name));
    }
    let mut all = Vec::new();
    pointers(files, String::new(), &mut all);
    let some = all.get(number(pointer) % all.len().max(1))?;
    split(some)
}

fn pointers(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                pointers(value, format!("{at}/{}", name.replace('~', "~0").replace('/', "~1")), all);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                pointers(value, format!("{at}/{index}"), all);
            }
        }
        _ => {}
    }
    all.push(at);
}

fn unescape(name: &str) -> String {
    name.replace("~1", "/").replace("~0", "~")
}

fn number(text: &str) -> usize {
    text.bytes().fold(7, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()))
}
