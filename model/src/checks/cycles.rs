//! Cycles of required members: of such structures no value can be made.

use crate::json::{Report, Step};
use crate::{Service, ShapeKind};
use std::collections::BTreeMap;

/// How far the search has come with a structure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Open,
    Done,
}

/// A structure on the way, with those of its required members that are still to be followed.
struct Stop<'a> {
    structure: &'a str,
    /// Member that is being followed.
    member: &'a str,
    pending: Vec<(&'a str, &'a str)>,
}

/// Notes each cycle of structures that require each other, where it closes.
pub fn required_members(service: &Service, report: &Report) {
    let mut visits = BTreeMap::new();
    for name in service.shapes.keys() {
        search(service, name, &mut visits, report);
    }
}

/// Depth-first search with a stack of its own, for models nest as deep as they like.
fn search<'a>(service: &'a Service, root: &'a str, visits: &mut BTreeMap<&'a str, Visit>, report: &Report) {
    let mut way = Vec::new();
    enter(service, root, visits, &mut way);
    while let Some(stop) = way.last_mut() {
        let Some((member, target)) = stop.pending.pop() else {
            visits.insert(stop.structure, Visit::Done);
            way.pop();
            continue;
        };
        stop.member = member;
        if visits.get(target) == Some(&Visit::Open) {
            note(&way, target, report);
        } else {
            enter(service, target, visits, &mut way);
        }
    }
}

fn enter<'a>(service: &'a Service, name: &'a str, visits: &mut BTreeMap<&'a str, Visit>, way: &mut Vec<Stop<'a>>) {
    if !visits.contains_key(name) {
        visits.insert(name, Visit::Open);
        way.push(Stop { structure: name, member: "", pending: required_structures(service, name) });
    }
}

/// Required members that are structures, last first so that they pop in order.
fn required_structures<'a>(service: &'a Service, name: &str) -> Vec<(&'a str, &'a str)> {
    let structure = |name: &str| match service.shapes.get(name).map(|shape| &shape.kind) {
        Some(ShapeKind::Structure(structure)) => Some(structure),
        _ => None,
    };
    let Some(outer) = structure(name) else { return Vec::new() };
    let required = outer.required.iter().rev();
    let members = required.filter_map(|name| Some((name.as_str(), outer.members.get(name)?.shape.as_str())));
    members.filter(|(_, target)| structure(target).is_some()).collect()
}

fn note(way: &[Stop], target: &str, report: &Report) {
    let cycle = way.iter().skip_while(|stop| stop.structure != target);
    let steps: Vec<String> = cycle.map(|stop| format!("{}.{}", stop.structure, stop.member)).collect();
    let message = format!("structures require each other without end: {} is {target} again", steps.join(", "));
    let last = way.last().map_or(target, |stop| stop.structure);
    let help = "no value of them can be made; one of these members cannot be required".to_owned();
    report.add(&[Step::Key("shapes"), Step::Key(last), Step::Key("required")], message, Some(help));
}
