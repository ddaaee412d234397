//! Cycles of required members: no value of such structures can be made.

use crate::json::{Report, Step};
use crate::{Service, ShapeKind, StructureId};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// State of the search at a structure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Open,
    Done,
}

/// A structure on the path, with those of its required members that are still to be followed.
struct Stop<'a> {
    structure: StructureId,
    /// Member that is being followed.
    member: &'a str,
    pending: Vec<(&'a str, StructureId)>,
}

/// Notes each cycle of structures that require each other, where it closes.
pub fn required_members(service: &Service, report: &Report) {
    let mut visits = BTreeMap::new();
    for (root, _) in service.shapes.structures() {
        search(service, root, &mut visits, report);
    }
}

/// Depth-first search with a stack of its own, since nothing limits how deep models nest.
fn search(service: &Service, root: StructureId, visits: &mut BTreeMap<StructureId, Visit>, report: &Report) {
    let mut path = Vec::new();
    enter(service, root, visits, &mut path);
    while let Some(stop) = path.last_mut() {
        let Some((member, target)) = stop.pending.pop() else {
            visits.insert(stop.structure, Visit::Done);
            path.pop();
            continue;
        };
        stop.member = member;
        if visits.get(&target) == Some(&Visit::Open) {
            note(service, &path, target, report);
        } else {
            enter(service, target, visits, &mut path);
        }
    }
}

fn enter<'a>(
    service: &'a Service,
    structure: StructureId,
    visits: &mut BTreeMap<StructureId, Visit>,
    path: &mut Vec<Stop<'a>>,
) {
    if let Entry::Vacant(entry) = visits.entry(structure) {
        entry.insert(Visit::Open);
        path.push(Stop { structure, member: "", pending: required_structures(service, structure) });
    }
}

/// Required members that are structures, last first so that they pop in order.
fn required_structures(service: &Service, structure: StructureId) -> Vec<(&str, StructureId)> {
    let structure = &service.shapes[structure];
    let required = structure.required.iter().rev().filter_map(|name| structure.members.get_key_value(name));
    let structures = required.filter_map(|(name, member)| match service.shapes[member.shape].kind {
        ShapeKind::Structure(target) => Some((name.as_str(), target)),
        _ => None,
    });
    structures.collect()
}

fn note(service: &Service, path: &[Stop], target: StructureId, report: &Report) {
    let name = |structure: StructureId| &service.shapes[service.shapes[structure].shape].name;
    let cycle = path.iter().skip_while(|stop| stop.structure != target);
    let steps: Vec<String> = cycle.map(|stop| format!("{}.{}", name(stop.structure), stop.member)).collect();
    let message = format!("structures require each other without end: {} is {} again", steps.join(", "), name(target));
    let last = path.last().map_or(target, |stop| stop.structure);
    let help = "no value of them can be made; one of these members cannot be required".to_owned();
    report.add(&[Step::Key("shapes"), Step::Key(name(last)), Step::Key("required")], message, Some(help));
}
