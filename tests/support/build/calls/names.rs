//! What the model's names are called in Rust, by the record that the client publishes.

use serde_json::Value;

const RECORD: &str = include_str!("../../../../model/data/codeartifact/2018-09-22/names-1.local.json");

/// The record of names.
pub struct Names(Value);

impl Names {
    pub fn read() -> Self {
        Self(serde_json::from_str(RECORD).unwrap_or_else(|error| panic!("the record of names is not JSON: {error}")))
    }

    pub fn method(&self, operation: &str) -> &str {
        self.name(&["methods", operation])
    }

    pub fn predicate(&self, exception: &str) -> &str {
        self.name(&["predicates", exception])
    }

    pub fn member(&self, shape: &str, member: &str) -> &str {
        self.name(&["members", shape, member])
    }

    pub fn type_of(&self, shape: &str) -> String {
        format!("codeartifact::types::{}", self.name(&["types", shape]))
    }

    pub fn value(&self, shape: &str, value: &str) -> String {
        format!("{}::{}", self.type_of(shape), self.name(&["values", shape, value]))
    }

    fn name(&self, path: &[&str]) -> &str {
        let name = path.iter().fold(&self.0, |value, key| &value[*key]).as_str();
        name.unwrap_or_else(|| panic!("no name is on record for {path:?}; run `cargo xtask codegen`"))
    }
}
