//! What a comparison finds.

use crate::against_botocore::known_differences::Known;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Debug;

/// How botocore fails at replies: the kind of the error, and what it says.
const KNOWN_FAILURES: [(&str, &str); 7] = [
    ("AttributeError", "object has no attribute 'get'"),
    ("AttributeError", "object has no attribute 'items'"),
    ("TypeError", "object is not iterable"),
    ("TypeError", "int() argument must be"),
    ("UnicodeDecodeError", "'utf-8' codec"),
    ("ValueError", "invalid literal for int()"),
    ("ValueError", "Invalid timestamp"),
];

/// Characters of a value that are shown.
const SHOWN: usize = 400;

/// What a comparison of one case found.
#[derive(Debug, Default)]
pub struct Findings {
    /// Differences that have a reason.
    pub known: BTreeSet<Known>,
    /// Differences that have none, in words.
    pub differences: Vec<String>,
    /// The smallest input that was found to differ, with its region and endpoint.
    pub smallest: Option<Value>,
}

impl Findings {
    /// Notes a difference that has no reason.
    pub fn differ(&mut self, what: impl Into<String>) {
        self.differences.push(what.into());
    }

    /// Notes a difference unless both are equal; `what` names the compared value.
    pub fn compare<T: PartialEq + Debug>(&mut self, what: &str, ours: &T, theirs: &T) {
        self.compare_with("botocore's", what, ours, theirs);
    }

    /// The same with another than botocore on the other side.
    pub fn compare_with<T: PartialEq + Debug>(&mut self, whose: &str, what: &str, ours: &T, theirs: &T) {
        if ours != theirs {
            self.differ(format!("{what}: ours {}, {whose} {}", clipped(ours), clipped(theirs)));
        }
    }

    /// Notes a difference that has a reason.
    pub fn known(&mut self, known: Known) {
        self.known.insert(known);
    }

    /// Notes that botocore fails at a reply, in a way it is known to: any other may be a fault of the comparison's own.
    pub fn botocore_fails(&mut self, failure: &Value) {
        let failure = failure.as_str().unwrap_or_default();
        let is_known = KNOWN_FAILURES.iter().any(|(kind, rest)| failure.starts_with(kind) && failure.contains(rest));
        if is_known {
            self.known(Known::BotocoreFails);
        } else {
            self.differ(format!("botocore fails: {failure}"));
        }
    }
}

/// A value on one line, the beginning of a long one.
fn clipped(value: &impl Debug) -> String {
    let text = format!("{value:?}");
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}… ({} bytes)", &text[..end], text.len()),
        None => text,
    }
}
