//! `MIGRATION.md`: prose that is written by hand, and code that is copied from the programs.
//!
//! Between `<!-- pair: name -->` and `<!-- end -->` stand both sides of a pair, and between `<!-- diff: name -->` and
//! `<!-- end -->` the lines that differ.

use super::programs::{Pair, Programs};
use crate::failure::Failure;
use crate::page;
use similar::TextDiff;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Unchanged lines shown around a change.
const CONTEXT: usize = 2;

/// The document as it is, and as it should be.
#[derive(Debug)]
pub struct Document {
    found: String,
    pub expected: String,
    /// How many pairs it shows.
    pub pairs: usize,
}

impl Document {
    /// Puts the programs into a text that names each of them once.
    pub fn new(found: String, programs: &Programs) -> Result<Self, Failure> {
        let mut shown = BTreeSet::new();
        let expected = page::fill("MIGRATION.md", &found, |style, name| {
            let Some(style) = Style::of(style) else { return Ok(None) };
            let pair = programs.pairs.get(name);
            let pair = pair.ok_or_else(|| failure(&format!("names the pair `{name}`, which does not exist")))?;
            if !shown.insert(name.to_owned()) {
                return Err(failure(&format!("shows the pair `{name}` twice")));
            }
            Ok(Some(style.show(pair)))
        })?;
        let pairs = shown.len();
        let missing = programs.pairs.keys().filter(|name| !shown.contains(*name));
        let missing = missing.map(|name| format!("pairs/{name}"));
        let unnamed = programs.unchanged.iter().filter(|file| !found.contains(&format!("(tests/migration/{file})")));
        match missing.chain(unnamed.cloned()).next() {
            Some(program) => Err(failure(&format!("does not show tests/migration/{program}"))),
            None => Ok(Self { found, expected, pairs }),
        }
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.found == self.expected
    }
}

/// How a pair is shown.
#[derive(Debug, Clone, Copy)]
enum Style {
    Pair,
    Diff,
}

impl Style {
    /// The style with this name.
    fn of(name: &str) -> Option<Self> {
        match name {
            "pair" => Some(Self::Pair),
            "diff" => Some(Self::Diff),
            _ => None,
        }
    }

    fn show(self, pair: &Pair) -> String {
        match self {
            Self::Pair => format!(
                "Before:\n\n```rust\n{}```\n\nAfter:\n\n```rust\n{}```\n",
                without_docs(&pair.before),
                without_docs(&pair.after)
            ),
            Self::Diff => difference(pair),
        }
    }
}

/// A program without the sentence about it at its top.
fn without_docs(program: &str) -> &str {
    match program.split_once("\n\n") {
        Some((first, rest)) if first.starts_with("//!") => rest,
        _ => program,
    }
}

/// The lines that differ, with a few around them.
pub fn difference(pair: &Pair) -> String {
    let diff = TextDiff::from_lines(without_docs(&pair.before), without_docs(&pair.after));
    let mut text = "```diff\n".to_owned();
    for (index, group) in diff.grouped_ops(CONTEXT).iter().enumerate() {
        if index > 0 {
            text.push_str(" …\n");
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let _ = write!(text, "{}{}", change.tag(), change.value());
        }
    }
    text + "```"
}

fn failure(what: &str) -> Failure {
    Failure::new(format!("MIGRATION.md {what}"))
}
