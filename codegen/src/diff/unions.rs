//! Rules about the members of unions.

use super::change::Change;
use super::check::{Check, Subject, ask, seen};
use super::context::Context;
use super::members;
use super::pair::{Pair, pairs};
use super::rule::{Class, Direction, Rule};
use crate::ir::{Binding, Field, Union, UnionVariant};

/// A member of a union, before and after.
pub struct Variants<'a> {
    pair: Pair<'a, UnionVariant>,
    owner: (String, String),
    directions: Vec<Direction>,
}

impl Subject for Variants<'_> {
    fn place(&self) -> String {
        format!("{}.members.{}", self.owner.0, self.pair.known().member)
    }

    fn rust(&self) -> String {
        format!("{}::{}", self.owner.1, self.pair.known().name)
    }

    fn directions(&self) -> Vec<Direction> {
        self.directions.clone()
    }
}

pub fn checks<'a>() -> Vec<Check<Variants<'a>>> {
    vec![
        Check {
            rule: Rule {
                id: "union-member-added",
                class: Class::Minor,
                directions: &[],
                finds: "A union that is only sent has another member.",
                effect: "The union has another variant.",
                advice: "Name the variant in the changelog.",
            },
            sees: |it| seen(it.pair.added().is_some() && !it.directions.contains(&Direction::Output)),
        },
        Check {
            rule: Rule {
                id: "union-member-recognized",
                class: Class::Behaviour,
                directions: &[Direction::Output],
                finds: "A union that is received has another member.",
                effect: "The union has another variant. Replies that hold it matched `Unknown` before, and do not now.",
                advice: "Name the variant in the changelog, with the arm to write.",
            },
            sees: |it| seen(it.pair.added().is_some()),
        },
    ]
}

pub fn compare<'a>(
    context: &'a Context<'a>,
    subject: &impl Subject,
    old: &'a Union,
    new: &'a Union,
    changes: &mut Vec<Change>,
) {
    for pair in pairs(&old.variants, &new.variants, |old, new| old.member == new.member) {
        let owner = (subject.place(), subject.rust());
        ask(&checks(), &Variants { pair, owner, directions: subject.directions() }, changes);
    }
    let fields = |union: &Union| union.variants.iter().map(field).collect::<Vec<_>>();
    let (old, new) = (fields(old), fields(new));
    members::compare_variants(context, subject, (&old, &new), changes);
}

/// A member of a union as that of a structure.
fn field(variant: &UnionVariant) -> Field {
    Field {
        name: variant.name.clone(),
        whole_setter: String::new(),
        member: variant.member.clone(),
        shape: variant.shape.clone(),
        boxed: variant.boxed,
        binding: Binding::Body(variant.wire.clone()),
        layout: Vec::new(),
        required: false,
        marker: None,
        sensitive: variant.sensitive,
        idempotency_token: false,
        payload_hash: false,
        endpoint_parameter: None,
        constraint: variant.constraint.clone(),
        limits: variant.limits.clone(),
        values: Vec::new(),
        docs: variant.docs.clone(),
        deprecated: variant.deprecated.clone(),
    }
}
