//! Versions of packages, and their assets.

use crate::hash;
use bytes::Bytes;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The status of a version that is not published yet, and takes more assets.
pub const UNFINISHED: &str = "Unfinished";

/// A version of a package.
#[derive(Debug, Clone)]
pub struct Version {
    /// What changes with each change of the content.
    pub revision: String,
    /// `Published`, `Unfinished`, and so on.
    pub status: String,
    /// When it was first published.
    pub published: Option<i64>,
    /// Its place among all versions, by the time at which it was published.
    pub order: u64,
    /// The repository that it was published to.
    pub entry_point: String,
    /// Its assets, by their names.
    pub assets: BTreeMap<String, Asset>,
}

impl Version {
    /// A version that has no assets yet, and is not published.
    pub fn new(entry_point: &str) -> Self {
        let (status, entry_point) = (UNFINISHED.to_owned(), entry_point.to_owned());
        Self { revision: String::new(), status, published: None, order: 0, entry_point, assets: BTreeMap::new() }
    }

    /// Gives it a status in which it is published. The time and the place are kept that it was given first.
    pub fn publish(&mut self, status: &str, now: i64, order: u64) {
        status.clone_into(&mut self.status);
        if self.published.is_none() {
            (self.published, self.order) = (Some(now), order);
        }
    }

    /// Adds an asset, or replaces the one of this name. What is there already changes nothing.
    pub fn put(&mut self, name: &str, asset: Asset) {
        if self.assets.get(name).is_some_and(|before| before.sha256() == asset.sha256()) {
            return;
        }
        self.revision = hash::sha256(format!("{} {name} {}", self.revision, asset.sha256()).as_bytes());
        self.revision.truncate(32);
        self.assets.insert(name.to_owned(), asset);
    }

    /// Whether its assets are given out. Those of an archived version are kept, and not given out.
    pub fn is_given_out(&self) -> bool {
        !["Archived", "Disposed"].contains(&self.status.as_str())
    }

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
