//! Rules about members: of inputs, outputs, structures, unions and errors.

mod builders;
mod presence;
mod subject;
mod types;
mod values;
mod variants;
mod wire;

use super::change::Change;
use super::check::{Check, Subject, ask};
use super::context::Context;
use super::pair::{Pair, pairs_by};
use super::structures::Structures;
use crate::ir::{Field, Structure};
use std::collections::BTreeSet;
use subject::Members;

pub fn checks<'a>() -> Vec<Check<Members<'a>>> {
    let presence = [presence::checks(), variants::checks()];
    let kept = [types::checks(), builders::checks(), wire::checks(), values::checks()];
    presence.into_iter().chain(kept).flatten().collect()
}

/// Compares the members of a structure.
pub fn compare<'a>(context: &'a Context<'a>, structure: &Structures<'a>, changes: &mut Vec<Change>) {
    let Structures { old, new, .. } = structure;
    let received = |structure: &Structure| structure.received && !structure.sent;
    for pair in fields_of_both(&old.fields, &new.fields) {
        let owner = (structure.place(), structure.rust());
        let (directions, received) = (structure.directions(), (received(old), received(new)));
        let member = Members { pair, context, owner, directions, received, of_union: false };
        ask(&checks(), &member, changes);
    }
}

/// Compares the members of a union, which are written as those of structures are.
pub fn compare_variants<'a>(
    context: &'a Context<'a>,
    union: &impl Subject,
    fields: (&'a [Field], &'a [Field]),
    changes: &mut Vec<Change>,
) {
    for pair in fields_of_both(fields.0, fields.1) {
        let owner = (union.place(), union.rust());
        let directions = union.directions();
        let member = Members { pair, context, owner, directions, received: (false, false), of_union: true };
        ask(&checks(), &member, changes);
    }
}

/// Pairs members by their names in the model. What is left is paired by the names in Rust, which programs know.
fn fields_of_both<'a>(old: &'a [Field], new: &'a [Field]) -> Vec<Pair<'a, Field>> {
    let members = |fields: &'a [Field]| fields.iter().map(|field| field.member.as_str()).collect::<BTreeSet<_>>();
    let (of_old, of_new) = (members(old), members(new));
    let key = |field: &'a Field, others: &BTreeSet<&str>| {
        let is_known = others.contains(field.member.as_str());
        (is_known, if is_known { field.member.as_str() } else { field.name.as_str() })
    };
    pairs_by(old, new, |old| Some(key(old, &of_new)), |new| key(new, &of_old))
}
