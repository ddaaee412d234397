//! Values of members, each as JSON and as an expression in Rust.

use super::names::Names;
use crate::service_model::{Member, Place, Shape};
use serde_json::{Map, Value, json};

/// What a stream holds, and the hash that signing asks to be told beside it.
const CONTENT: &str = "the bytes of a library";
const CONTENT_HASH: &str = "9f3229d25ab7df225ceaa4173ff36e67a862298d674940fef7f9d719517f856c";

/// A time, in seconds since the epoch and as it is written in a query.
const TIME: i64 = 1_700_000_000;
const TIME_IN_QUERY: &str = "2023-11-14T22:13:20Z";

/// What is behind the name of a member in a text: all that a query has to encode, and what a body may hold besides.
const NASTY: &str = " é%2F&a=b+\"c\"\\</d>\u{7f}";
const NASTY_IN_BODY: &str = "\r\n";

/// A value, as JSON and in Rust.
struct Written {
    json: Value,
    rust: String,
}

/// Members of an input, with the calls that set them.
pub struct Members {
    json: Map<String, Value>,
    setters: String,
}

impl Members {
    /// Gives a value to each member of an input, or to those that are required.
    pub fn new(names: &Names, input: Shape, required_only: bool) -> Self {
        let mut writer = Writer { names, texts: 0, within: Vec::new() };
        let mut members = Self { json: Map::new(), setters: String::new() };
        for member in input.members().filter(|member| !required_only || input.requires(member.name)) {
            let (value, setters) = writer.set(input, &member);
            members.json.insert(member.name.to_owned(), value);
            members.setters += &setters;
        }
        members
    }

    /// The values under their names in the model.
    pub fn json(&self) -> String {
        Value::Object(self.json.clone()).to_string()
    }

    pub fn setters(&self) -> &str {
        &self.setters
    }
}

struct Writer<'a> {
    names: &'a Names,
    /// No two texts of a call are the same.
    texts: usize,
    /// The structures around a value.
    within: Vec<&'static str>,
}

impl Writer<'_> {
    /// A member's value, and the calls that set it: one for each element or entry.
    fn set(&mut self, structure: Shape, member: &Member) -> (Value, String) {
        let setter = self.names.member(structure.name, member.name);
        let call = |arguments: &[&str]| format!(".{setter}({})", arguments.join(", "));
        let shape = member.shape();
        match shape.kind() {
            "list" => {
                let elements = self.elements(member, shape);
                let setters = elements.iter().map(|element| call(&[&element.rust])).collect();
                (elements.into_iter().map(|element| element.json).collect(), setters)
            }
            "map" => {
                let (key, value) = self.entry(member, shape);
                let setter = call(&[&key.rust, &value.rust]);
                (entry(&key, &value), setter)
            }
            _ => {
                let Written { json, rust } = self.value(member, shape);
                (json, call(&[&rust]))
            }
        }
    }

    /// A value within a member.
    fn value(&mut self, member: &Member, shape: Shape) -> Written {
        match shape.kind() {
            "structure" => self.structure(shape),
            "list" => {
                let elements = self.elements(member, shape);
                let rust: Vec<_> = elements.iter().map(|element| element.rust.clone()).collect();
                let json = elements.into_iter().map(|element| element.json).collect();
                Written { json, rust: format!("vec![{}]", rust.join(", ")) }
            }
            "map" => {
                let (key, value) = self.entry(member, shape);
                let rust = format!("[({}, {})].into()", key.rust, value.rust);
                Written { json: entry(&key, &value), rust }
            }
            "boolean" => same(json!(true)),
            "integer" | "long" => same(json!(shape.least().max(7))),
            "float" | "double" => same(json!(1.5)),
            "timestamp" => time(member),
            "blob" => Written {
                json: json!(CONTENT),
                rust: format!("codeartifact::primitives::ByteStream::from_static({CONTENT:?}.as_bytes())"),
            },
            "string" => self.text(member, shape),
            other => panic!("teach values.rs to make a {other}, which `{}` is", member.name),
        }
    }

    /// A structure with all its members, but for those that it is in itself.
    fn structure(&mut self, shape: Shape) -> Written {
        let mut json = Map::new();
        let mut rust = format!("{}::builder()", self.names.type_of(shape.name));
        self.within.push(shape.name);
        for member in shape.members() {
            if self.within.contains(&member.shape().name) {
                continue;
            }
            let (value, setters) = self.set(shape, &member);
            json.insert(member.wire_name().to_owned(), value);
            rust += &setters;
        }
        self.within.pop();
        Written { json: json.into(), rust: rust + ".build()" }
    }

    fn elements(&mut self, member: &Member, list: Shape) -> Vec<Written> {
        (0..2).map(|_| self.value(member, list.element())).collect()
    }

    fn entry(&mut self, member: &Member, map: Shape) -> (Written, Written) {
        let (key, value) = map.entry();
        (self.value(member, key), self.value(member, value))
    }

    fn text(&mut self, member: &Member, shape: Shape) -> Written {
        if let Some(value) = shape.values().next() {
            return Written { json: json!(value), rust: self.names.value(shape.name, value) };
        }
        self.texts += 1;
        let text = match (member.place(), member.wire_name()) {
            (Place::Header, "x-amz-content-sha256") => CONTENT_HASH.to_owned(),
            (Place::Header, name) => format!("{name}-{}", self.texts),
            (Place::Query, _) => format!("{}-{}{NASTY}", member.name, self.texts),
            (Place::Body, _) => format!("{}-{}{NASTY}{NASTY_IN_BODY}", member.name, self.texts),
        };
        Written { rust: format!("{text:?}"), json: text.into() }
    }
}

fn time(member: &Member) -> Written {
    let json = match member.place() {
        Place::Body => json!(TIME),
        Place::Query => json!(TIME_IN_QUERY),
        Place::Header => panic!("teach values.rs to make a time in a header, which `{}` is", member.name),
    };
    Written { json, rust: format!("codeartifact::primitives::DateTime::from_secs({TIME})") }
}

/// A value that Rust writes as JSON does.
fn same(json: Value) -> Written {
    Written { rust: json.to_string(), json }
}

fn entry(key: &Written, value: &Written) -> Value {
    let key = key.json.as_str().unwrap_or_default().to_owned();
    json!({ key: value.json })
}
