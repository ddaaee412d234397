//! Third pass: the members at which a cycle of structures closes, which must be boxed.
//!
//! Lists and maps hold their elements elsewhere and need no box.

use super::reach::Reach;
use botocore_model::{Model, ShapeKind, StructureId};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// Members by structure and index.
pub type Members = BTreeSet<(StructureId, usize)>;

/// State of the search at a structure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Open,
    Done,
}

/// A structure on the path of the search, with the members that are still to be followed.
struct Stop {
    structure: StructureId,
    pending: Vec<(usize, StructureId)>,
}

/// The members that refer to a structure which contains them.
pub fn closing_members(model: &Model, reach: &Reach) -> Members {
    let mut visits = BTreeMap::new();
    let mut closing = Members::new();
    for shape in reach.shapes.keys() {
        if let ShapeKind::Structure(root) = model[*shape].kind {
            search(model, root, &mut visits, &mut closing);
        }
    }
    closing
}

/// Depth-first search with a stack of its own; members are visited in the order of their names, so that the order of
/// the model's members decides nothing.
fn search(model: &Model, root: StructureId, visits: &mut BTreeMap<StructureId, Visit>, closing: &mut Members) {
    let mut path = Vec::new();
    enter(model, root, visits, &mut path);
    while let Some(stop) = path.last_mut() {
        let Some((member, target)) = stop.pending.pop() else {
            visits.insert(stop.structure, Visit::Done);
            path.pop();
            continue;
        };
        if visits.get(&target) == Some(&Visit::Open) {
            closing.insert((stop.structure, member));
        } else {
            enter(model, target, visits, &mut path);
        }
    }
}

fn enter(model: &Model, structure: StructureId, visits: &mut BTreeMap<StructureId, Visit>, path: &mut Vec<Stop>) {
    if let Entry::Vacant(entry) = visits.entry(structure) {
        entry.insert(Visit::Open);
        path.push(Stop { structure, pending: structures_held(model, structure) });
    }
}

/// Members of a structure that hold structures, last name first so that they pop in order.
fn structures_held(model: &Model, structure: StructureId) -> Vec<(usize, StructureId)> {
    let members = model[structure].members.iter().enumerate();
    let mut held: Vec<_> = members
        .filter_map(|(index, (name, member))| match model[member.shape].kind {
            ShapeKind::Structure(target) if !model[target].document => Some((name, index, target)),
            _ => None,
        })
        .collect();
    held.sort_by(|left, right| right.cmp(left));
    held.into_iter().map(|(_, index, target)| (index, target)).collect()
}
