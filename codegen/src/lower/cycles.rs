//! Third pass: the members that must be boxed, or a structure would contain itself.
//!
//! Lists and maps hold their elements elsewhere and need no box.

use super::reach::Reach;
use botocore_model::{Model, Section, ShapeKind, StructureId};
use std::collections::{BTreeMap, BTreeSet};

/// Members by structure and index.
pub type Members = BTreeSet<(StructureId, usize)>;

/// A member that holds a structure.
struct Holder {
    structure: StructureId,
    member: usize,
    held: StructureId,
    published: Option<Published>,
}

/// How the type of a member is published.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Published {
    Boxed,
    Plain,
}

/// The members to box. Published members stay as they are, since a box is part of a field's type; of the others, each
/// that would close a cycle is boxed, in the order of their names.
pub fn boxed_members(model: &Model, reach: &Reach) -> Members {
    let mut holders = holders(model, reach);
    holders.sort_by_key(|holder| holder.published.is_none());
    let between_cycles = between_cycles(&holders);
    let mut contained = Contained::default();
    let mut boxed = Members::new();
    for holder in holders {
        // Most models have no cycle, and a search for each member of a long chain would take its time.
        let may_close = [holder.structure, holder.held].iter().all(|structure| between_cycles.contains(structure));
        if holder.published == Some(Published::Boxed)
            || (may_close && contained.contains(holder.held, holder.structure))
        {
            boxed.insert((holder.structure, holder.member));
        } else if may_close {
            contained.add(holder.structure, holder.held);
        }
    }
    boxed
}

/// The structures on cycles, and on ways from one to another: those that are left if what holds nothing, and what nothing
/// holds, is taken away until there is no more of it.
fn between_cycles(holders: &[Holder]) -> BTreeSet<StructureId> {
    let inwards: Vec<_> = holders.iter().map(|holder| (holder.structure, holder.held)).collect();
    let outwards: Vec<_> = inwards.iter().map(|(outer, inner)| (*inner, *outer)).collect();
    let mut left: BTreeSet<_> = inwards.iter().flat_map(|(outer, inner)| [*outer, *inner]).collect();
    for edges in [&inwards, &outwards] {
        take_ends(edges, &mut left);
    }
    left
}

/// Takes away the structures from which no edge leads to one that is left.
fn take_ends(edges: &[(StructureId, StructureId)], left: &mut BTreeSet<StructureId>) {
    let (mut leaving, mut coming) = (BTreeMap::<_, usize>::new(), BTreeMap::<_, Vec<_>>::new());
    for (from, to) in edges.iter().filter(|(from, to)| left.contains(from) && left.contains(to)) {
        *leaving.entry(*from).or_default() += 1;
        coming.entry(*to).or_default().push(*from);
    }
    let mut ends: Vec<_> = left.iter().copied().filter(|structure| !leaving.contains_key(structure)).collect();
    while let Some(end) = ends.pop() {
        left.remove(&end);
        for from in coming.remove(&end).unwrap_or_default() {
            let edges = leaving.entry(from).or_default();
            *edges -= 1;
            if *edges == 0 {
                ends.push(from);
            }
        }
    }
}

/// The members that hold structures, sorted by name.
fn holders(model: &Model, reach: &Reach) -> Vec<Holder> {
    let structures = reach.shapes.keys().filter_map(|shape| match model[*shape].kind {
        ShapeKind::Structure(structure) => Some(structure),
        _ => None,
    });
    structures.flat_map(|structure| holders_of(model, structure)).collect()
}

fn holders_of(model: &Model, structure: StructureId) -> Vec<Holder> {
    let members = model[structure].members.iter().enumerate();
    let mut holders: Vec<_> = members
        .filter_map(|(member, (name, of))| match model[of.shape].kind {
            ShapeKind::Structure(held) if !model[held].document => {
                Some((name, Holder { structure, member, held, published: published(model, structure, name) }))
            }
            _ => None,
        })
        .collect();
    holders.sort_by_key(|(name, _)| *name);
    holders.into_iter().map(|(_, holder)| holder).collect()
}

fn published(model: &Model, structure: StructureId, member: &str) -> Option<Published> {
    let record = model.published.as_ref()?;
    let shape = &model[model[structure].shape].name;
    let stands_in = |section: Section| record.get(&section, member).is_some();
    if stands_in(Section::Boxed(shape.clone())) {
        Some(Published::Boxed)
    } else {
        stands_in(Section::Members(shape.clone())).then_some(Published::Plain)
    }
}

/// The structures that each structure contains without a box.
#[derive(Default)]
struct Contained(BTreeMap<StructureId, Vec<StructureId>>);

impl Contained {
    fn add(&mut self, outer: StructureId, inner: StructureId) {
        self.0.entry(outer).or_default().push(inner);
    }

    /// Whether a structure is or contains another, at any depth.
    fn contains(&self, outer: StructureId, inner: StructureId) -> bool {
        let mut seen = BTreeSet::from([outer]);
        let mut open = vec![outer];
        while let Some(structure) = open.pop() {
            if structure == inner {
                return true;
            }
            let within = self.0.get(&structure).into_iter().flatten();
            open.extend(within.copied().filter(|next| seen.insert(*next)));
        }
        false
    }
}
