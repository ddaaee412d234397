//! Tags of domains, repositories and package groups.

use crate::refusal::Refusal;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The most tags of a resource.
const MOST: usize = 50;

/// The tags of a resource.
#[derive(Debug, Clone, Default)]
pub struct Tags(BTreeMap<String, String>);

impl Tags {
    /// The tags of a new resource.
    pub fn new(list: Option<&Vec<Value>>) -> Result<Self, Refusal> {
        let mut tags = Self::default();
        list.map(|list| tags.add(list)).transpose()?;
        Ok(tags)
    }

    /// Adds tags; one of the same key takes the new value. Either all are added, or none.
    pub fn add(&mut self, list: &[Value]) -> Result<(), Refusal> {
        let mut all = self.0.clone();
        let text = |tag: &Value, name: &str| tag[name].as_str().unwrap_or_default().to_owned();
        all.extend(list.iter().map(|tag| (text(tag, "key"), text(tag, "value"))));
        if all.keys().any(|key| key.starts_with("aws:")) {
            return Err(Refusal::invalid("The key of a tag starts with aws:, which is reserved."));
        }
        if all.len() > MOST {
            return Err(Refusal::quota(format!("A resource has at most {MOST} tags.")));
        }
        self.0 = all;
        Ok(())
    }

    /// Takes tags away; those that are not there are no error.
    pub fn remove(&mut self, keys: &[Value]) {
        self.0.retain(|key, _| !keys.iter().any(|other| other == key));
    }

    /// The tags as replies show them.
    pub fn list(&self) -> Value {
        self.0.iter().map(|(key, value)| json!({ "key": key, "value": value })).collect()
    }
}
