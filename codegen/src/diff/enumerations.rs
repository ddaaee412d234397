//! Rules about the values of enumerations.

use super::change::{Change, becomes};
use super::check::{Check, Subject, ask, seen};
use super::pair::{Pair, pairs_by};
use super::rule::{Class, Rule};
use crate::ir::{Enumeration, Variant};

/// A value, before and after.
pub struct Values<'a> {
    pair: Pair<'a, Variant>,
    owner: (String, String),
}

impl Subject for Values<'_> {
    fn place(&self) -> String {
        format!("{}.enum.{}", self.owner.0, self.pair.known().value)
    }

    fn rust(&self) -> String {
        format!("{}::{}", self.owner.1, self.pair.known().name)
    }
}

pub fn checks<'a>() -> Vec<Check<Values<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "value-added",
                class: Class::Minor,
                directions: &[],
                finds: "An enumeration has another value.",
                effect: "There is a constant for it. It is equal to the same text that was unknown before, so no match \
                         changes; `is_unknown` and `try_parse` know it.",
                advice: "Name the value in the changelog.",
            },
            sees: |it| seen(it.pair.added().is_some()),
        },
        Check {
            rule: Rule {
                id: "value-removed",
                class: Class::Major,
                directions: &[],
                finds: "A value of an enumeration is gone.",
                effect: "Programs that name it do not compile. It can still be received, and sent by its text.",
                advice: "Add the value by a correction of the model as long as the service may send it.",
            },
            sees: |it| seen(it.pair.removed().is_some()),
        },
        Check {
            rule: Rule {
                id: "value-renamed",
                class: Class::Major,
                directions: &[],
                finds: "A value of an enumeration has another name in Rust.",
                effect: "Programs that name it do not compile.",
                advice: "Put the old name into the record of published names.",
            },
            sees: |it| {
                let (old, new) = it.pair.kept()?;
                (old.name != new.name).then(|| becomes(&old.name, &new.name))
            },
        },
    ]
}

pub fn compare(owner: &impl Subject, old: &Enumeration, new: &Enumeration, changes: &mut Vec<Change>) {
    for pair in pairs_by(&old.variants, &new.variants, |old| Some(&old.value), |new| &new.value) {
        ask(&checks(), &Values { pair, owner: (owner.place(), owner.rust()) }, changes);
    }
}
