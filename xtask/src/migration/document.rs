//! `MIGRATION.md`: prose that is written by hand, and code that is copied from the programs.
//!
//! Between `<!-- pair: name -->` and `<!-- end -->` stand both sides of a pair, and between `<!-- diff: name -->` and
//! `<!-- end -->` the lines that differ.

use super::programs::{Pair, Programs};
use crate::failure::Failure;
use similar::TextDiff;
use std::collections::BTreeSet;
use std::fmt::Write as _;

const END: &str = "<!-- end -->";

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
        let (mut expected, mut shown) = (String::new(), BTreeSet::new());
        let mut lines = found.lines();
        while let Some(line) = lines.next() {
            expected.push_str(line);
            expected.push('\n');
            let Some((style, name)) = marker(line) else { continue };
            let pair = programs.pairs.get(name);
            let pair = pair.ok_or_else(|| failure(&format!("names the pair `{name}`, which does not exist")))?;
            if !shown.insert(name) {
                return Err(failure(&format!("shows the pair `{name}` twice")));
            }
            expected.push_str(&style.show(pair));
            if !lines.by_ref().any(|line| line == END) {
                return Err(failure(&format!("has no `{END}` after the pair `{name}`")));
            }
            expected.push_str(END);
            expected.push('\n');
        }
        let pairs = shown.len();
        let missing = programs.pairs.keys().filter(|name| !shown.contains(name.as_str()));
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
    fn show(self, pair: &Pair) -> String {
        match self {
            Self::Pair => format!(
                "\nBefore:\n\n```rust\n{}```\n\nAfter:\n\n```rust\n{}```\n\n",
                without_docs(&pair.before),
                without_docs(&pair.after)
            ),
            Self::Diff => format!("\n```diff\n{}```\n\n", difference(pair)),
        }
    }
}

/// The style and the name of a marker.
fn marker(line: &str) -> Option<(Style, &str)> {
    let (style, name) = line.strip_prefix("<!-- ")?.strip_suffix(" -->")?.split_once(": ")?;
    match style {
        "pair" => Some((Style::Pair, name)),
        "diff" => Some((Style::Diff, name)),
        _ => None,
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
fn difference(pair: &Pair) -> String {
    let diff = TextDiff::from_lines(without_docs(&pair.before), without_docs(&pair.after));
    let mut text = String::new();
    for (index, group) in diff.grouped_ops(CONTEXT).iter().enumerate() {
        if index > 0 {
            text.push_str(" …\n");
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let _ = write!(text, "{}{}", change.tag(), change.value());
        }
    }
    text
}

fn failure(what: &str) -> Failure {
    Failure::new(format!("MIGRATION.md {what}"))
}
