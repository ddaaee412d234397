//! What a comparison finds.

use std::collections::BTreeSet;
use std::fmt::Debug;

use crate::known::Known;

/// What a comparison of one case found.
#[derive(Debug, Default)]
pub struct Findings {
    /// Differences that have a reason.
    pub known: BTreeSet<Known>,
    /// Differences that have none, in words.
    pub differences: Vec<String>,
}

impl Findings {
    /// Notes a difference that has no reason.
    pub fn differ(&mut self, what: impl Into<String>) {
        self.differences.push(what.into());
    }

    /// Notes a difference unless both are equal; `what` names what is compared.
    pub fn compare<T: PartialEq + Debug>(&mut self, what: &str, ours: &T, theirs: &T) {
        if ours != theirs {
            self.differ(format!("{what}: ours {ours:?}, botocore's {theirs:?}"));
        }
    }

    /// Notes a difference that has a reason.
    pub fn known(&mut self, known: Known) {
        self.known.insert(known);
    }
}
