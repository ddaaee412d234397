//! Packages.

use super::Version;
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

    /// How versions may come in, as replies say it.
    pub fn origin(&self) -> Value {
        json!({ "restrictions": { "publish": self.publish, "upstream": self.upstream } })
    }
}
