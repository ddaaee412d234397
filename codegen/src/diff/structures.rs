//! Rules about structures as a whole: inputs, outputs, types and errors.

use super::check::{Check, ORDER, SENSITIVE, SHOWN, Subject, in_order, seen};
use super::rule::{Class, Direction, Rule};
use crate::ir::Structure;

/// A structure that both models have.
pub struct Structures<'a> {
    /// Before.
    pub old: &'a Structure,
    /// After.
    pub new: &'a Structure,
    /// Its place in the model.
    pub place: String,
    /// Its path in Rust.
    pub rust: String,
    /// The directions in which it travels, before and after.
    pub directions: Vec<Direction>,
}

impl Subject for Structures<'_> {
    fn place(&self) -> String {
        self.place.clone()
    }

    fn rust(&self) -> String {
        self.rust.clone()
    }

    fn directions(&self) -> Vec<Direction> {
        self.directions.clone()
    }
}

pub fn checks<'a>() -> Vec<Check<Structures<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "stream-added",
                class: Class::Major,
                directions: &[Direction::Input, Direction::Output],
                finds: "A message holds a stream that held none.",
                effect: "It can be neither cloned nor compared any more, nor can its builder be cloned.",
                advice: "Show in the changelog how to make it anew for each call.",
            },
            sees: |it| seen(!it.old.streams() && it.new.streams()),
        },
        Check {
            rule: ORDER,
            sees: |it| {
                let members = |structure: &'a Structure| structure.fields.iter().map(|field| &field.member);
                seen(!in_order(members(it.old), members(it.new)))
            },
        },
        Check { rule: SENSITIVE, sees: |it| seen(!it.old.sensitive && it.new.sensitive) },
        Check { rule: SHOWN, sees: |it| seen(it.old.sensitive && !it.new.sensitive) },
    ]
}
