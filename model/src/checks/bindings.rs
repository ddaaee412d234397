//! Bindings of inputs and outputs: each member has a place of its own to travel.

use crate::json::{Report, Step};
use crate::{Location, Member, Service, Structure, StructureId};
use std::collections::BTreeSet;

/// Checks the inputs, outputs and errors of all operations, each shape once.
pub fn bindings(service: &Service, report: &Report) {
    let operations = service.operations.values();
    let bound: BTreeSet<StructureId> =
        operations.flat_map(|it| it.input.iter().chain(&it.output).chain(&it.errors)).copied().collect();
    for structure in bound.into_iter().map(|id| &service.shapes[id]) {
        let name = &service.shapes[structure.shape].name;
        lost(name, structure, report);
        shared(name, structure, report);
    }
}

/// Notes members of the body that another member already is as a whole.
fn lost(shape: &str, structure: &Structure, report: &Report) {
    let Some(payload) = &structure.payload else { return };
    for (name, member) in &structure.members {
        if name != payload && member.location.is_none() {
            let message = format!("the payload {payload:?} is the whole body, so this member cannot travel");
            report.add(&steps(shape, name), message, Some("give it a location".to_owned()));
        }
        if name == payload && member.location.is_some() {
            report.add(&steps(shape, name), "the payload is the body, so it cannot have a location", None);
        }
    }
}

/// Notes members that travel where another one does.
fn shared(shape: &str, structure: &Structure, report: &Report) {
    let members: Vec<_> = structure.members.iter().map(|(name, member)| (name, place(name, member))).collect();
    for (index, (name, place)) in members.iter().enumerate() {
        if let Some((earlier, _)) = members.iter().take(index).find(|(_, earlier)| earlier == place) {
            report.add(&steps(shape, name), format!("this member travels in the same place as {earlier:?}"), None);
        }
    }
}

fn place<'a>(name: &'a str, member: &'a Member) -> (Option<Location>, &'a str) {
    (member.location, member.wire_name(name))
}

fn steps<'a>(shape: &'a str, member: &'a str) -> [Step<'a>; 4] {
    ["shapes", shape, "members", member].map(Step::Key)
}
