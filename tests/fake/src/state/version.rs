//! Versions of packages, and their assets.

use crate::hash;
use bytes::Bytes;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A version of a package.
#[derive(Debug, Clone)]
pub struct Version {
    /// What changes with each change of the content.
    pub revision: String,
    /// `Published`, `Unfinished`, and so on.
    pub status: String,
    /// When it was first published.
    pub published: Option<i64>,
    /// Its place among all versions, by time.
    pub order: u64,
    /// The repository that it was published to.
    pub entry_point: String,
    /// Its assets, by their names.
    pub assets: BTreeMap<String, Asset>,
}

impl Version {
    /// Where the version came from, as replies say it.
    pub fn origin(&self) -> Value {
        json!({ "domainEntryPoint": { "repositoryName": self.entry_point }, "originType": "INTERNAL" })
    }

    /// The version as a list of outcomes shows it.
    pub fn outcome(&self) -> Value {
        json!({ "revision": self.revision, "status": self.status })
    }
}

/// A file of a version.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The content.
    pub content: Bytes,
    hashes: Value,
}

impl Asset {
    /// An asset with this content.
    pub fn new(content: Bytes) -> Self {
        let hashes = hash::of_asset(&content);
        Self { content, hashes }
    }

    /// The number of bytes.
    pub fn size(&self) -> u64 {
        self.content.len() as u64
    }

    /// The SHA-256 of the content.
    pub fn sha256(&self) -> &str {
        self.hashes["SHA-256"].as_str().unwrap_or_default()
    }

    /// The asset as replies show it.
    pub fn summary(&self, name: &str) -> Value {
        json!({ "name": name, "size": self.size(), "hashes": self.hashes })
    }
}
