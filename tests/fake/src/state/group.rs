//! Package groups.

mod origin;
mod pattern;

use super::Tags;
pub use origin::Kind;
pub use pattern::{Pattern, Strength};
use std::collections::{BTreeMap, BTreeSet};

/// A package group. Its pattern names it.
#[derive(Debug, Clone)]
pub struct Group {
    /// Which packages it is of.
    pub pattern: Pattern,
    /// When it was made.
    pub created: i64,
    /// Whom to ask.
    pub contact: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// Its tags.
    pub tags: Tags,
    /// How versions may come in, by their kinds. What is not there is inherited.
    pub modes: BTreeMap<Kind, String>,
    /// The repositories that are allowed, where only some are.
    pub allowed: BTreeMap<Kind, BTreeSet<String>>,
}

impl Group {
    /// A group that inherits everything.
    pub fn new(pattern: Pattern, created: i64) -> Self {
        let (modes, allowed) = (BTreeMap::new(), BTreeMap::new());
        Self { pattern, created, contact: None, description: None, tags: Tags::default(), modes, allowed }
    }

    /// The group of all packages, which each domain has, and which allows everything.
    pub fn root(created: i64) -> Self {
        let modes = Kind::ALL.into_iter().map(|kind| (kind, "ALLOW".to_owned())).collect();
        Self { modes, ..Self::new(Pattern::root(), created) }
    }
}
