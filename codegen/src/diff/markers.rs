//! Rules about the markers of required members.

use super::change::Change;
use super::check::{Check, Subject, ask, seen};
use super::pair::{Pair, pairs_by};
use super::rule::{Class, Rule};
use crate::ir::{RequiredMember, Service};

/// A marker, before and after.
pub struct Markers<'a>(Pair<'a, RequiredMember>);

impl Subject for Markers<'_> {
    fn place(&self) -> String {
        "shapes".to_owned()
    }

    fn rust(&self) -> String {
        format!("required::{}", self.0.known().marker)
    }
}

pub fn checks<'a>() -> Vec<Check<Markers<'a>>> {
    vec![Check {
        rule: Rule {
            id: "required-marker-removed",
            class: Class::Major,
            directions: &[],
            finds: "No builder requires a member of this name any more.",
            effect: "The trait in `required` is gone, which programs name that are generic over the state of a builder.",
            advice: "Few programs do; they ask for `AllSet` of the input in its place.",
        },
        sees: |it| seen(it.0.removed().is_some()),
    }]
}

pub fn compare(old: &Service, new: &Service, changes: &mut Vec<Change>) {
    for pair in pairs_by(&old.required, &new.required, |old| Some(&old.marker), |new| &new.marker) {
        ask(&checks(), &Markers(pair), changes);
    }
}
