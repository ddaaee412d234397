//! Where the names that documentation mentions lead.

use indexmap::IndexMap;

/// Rustdoc paths of the operations and shapes that documentation may mention.
#[derive(Debug, Clone, Default)]
pub struct Links {
    targets: IndexMap<String, String>,
}

impl Links {
    /// Links from names as the model spells them, such as `PackageSummary`, to rustdoc paths, such
    /// as `crate::types::PackageSummary`.
    pub fn new(targets: IndexMap<String, String>) -> Self {
        Self { targets }
    }

    /// The rustdoc path of a name.
    pub fn target(&self, name: &str) -> Option<&str> {
        self.targets.get(name).map(String::as_str)
    }
}
