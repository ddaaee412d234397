//! Third pass: the members at which a cycle of structures closes, which must be boxed.
//!
//! Lists and maps hold their elements elsewhere and need no box.

use super::reach::Reach;
use botocore_model::{Model, ShapeKind};
use std::collections::{BTreeMap, BTreeSet};

/// How far the search has come with a structure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Open,
    Done,
}

/// The members, as structure and name, whose target is being defined where they stand.
pub fn closing_members(model: &Model, reach: &Reach) -> BTreeSet<(String, String)> {
    let mut visits = BTreeMap::new();
    let mut closing = BTreeSet::new();
    for root in reach.shapes.keys() {
        search(model, root, &mut visits, &mut closing);
    }
    closing
}

/// Depth-first search with a stack of its own; members are visited in the order of their names, so that the
/// order of the model's shapes decides nothing.
fn search(model: &Model, root: &str, visits: &mut BTreeMap<String, Visit>, closing: &mut BTreeSet<(String, String)>) {
    let mut stack: Vec<(String, Vec<(String, String)>)> = Vec::new();
    if !visits.contains_key(root) {
        visits.insert(root.to_owned(), Visit::Open);
        stack.push((root.to_owned(), targets(model, root)));
    }
    while let Some((structure, pending)) = stack.last_mut() {
        let Some((member, target)) = pending.pop() else {
            visits.insert(structure.clone(), Visit::Done);
            stack.pop();
            continue;
        };
        match visits.get(&target) {
            Some(Visit::Done) => {}
            Some(Visit::Open) => {
                closing.insert((structure.clone(), member));
            }
            None => {
                visits.insert(target.clone(), Visit::Open);
                let next = targets(model, &target);
                stack.push((target, next));
            }
        }
    }
}

/// Members of a structure that hold structures, last name first so that they pop in order.
fn targets(model: &Model, structure: &str) -> Vec<(String, String)> {
    let Some(ShapeKind::Structure(shape)) = model.service.shapes.get(structure).map(|shape| &shape.kind) else {
        return Vec::new();
    };
    let holds_structure = |name: &str| {
        matches!(model.service.shapes.get(name).map(|shape| &shape.kind),
            Some(ShapeKind::Structure(inner)) if !inner.document)
    };
    let mut targets: Vec<_> = shape
        .members
        .iter()
        .filter(|(_, member)| holds_structure(&member.shape))
        .map(|(name, member)| (name.clone(), member.shape.clone()))
        .collect();
    targets.sort_by(|left, right| right.cmp(left));
    targets
}
