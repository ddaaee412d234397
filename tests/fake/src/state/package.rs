//! Packages.

use super::{Asset, Version};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A package of a repository.
#[derive(Debug, Clone)]
pub struct Package {
    /// Whether versions may be published: `ALLOW` or `BLOCK`.
    pub publish: String,
    /// Whether versions may come from upstream: `ALLOW` or `BLOCK`.
    pub upstream: String,
    /// Its versions, by their names.
    pub versions: BTreeMap<String, Version>,
}

impl Package {
    /// A package whose first version is published, and so must not come from elsewhere.
    pub fn published() -> Self {
        Self { publish: "ALLOW".to_owned(), upstream: "BLOCK".to_owned(), versions: BTreeMap::new() }
    }

    /// The versions that package managers are told of.
    pub fn listed(&self) -> impl Iterator<Item = (&String, &Version)> {
        self.versions.iter().filter(|(_, version)| version.status == "Published")
    }

    /// An asset that is given out. A version need not be listed for that, since somebody may have noted its address.
    pub fn asset(&self, version: &str, name: &str) -> Option<&Asset> {
        self.versions.get(version).filter(|version| version.is_given_out())?.assets.get(name)
    }

    /// How versions may come in, as replies say it.
    pub fn origin(&self) -> Value {
        json!({ "restrictions": { "publish": self.publish, "upstream": self.upstream } })
    }
}
