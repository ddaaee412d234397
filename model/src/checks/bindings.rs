//! Bindings: each member of a structure has a place of its own to travel.

use crate::json::{Report, Step};
use crate::{Location, Member, Service, Structure, StructureId};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

/// Checks all structures. Inputs, outputs and errors are messages, whose members may travel beside the body.
pub fn bindings(service: &Service, report: &Report) {
    let operations = service.operations.values();
    let messages: BTreeSet<StructureId> =
        operations.flat_map(|it| it.input.iter().chain(&it.output).chain(&it.errors)).copied().collect();
    for (id, structure) in service.shapes.structures() {
        let name = &service.shapes[structure.shape].name;
        let is_message = messages.contains(&id) || structure.exception.is_some();
        if is_message {
            lost(name, structure, report);
        }
        shared(name, structure, is_message, report);
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
fn shared(shape: &str, structure: &Structure, is_message: bool, report: &Report) {
    let mut taken = HashMap::new();
    for (name, member) in &structure.members {
        let earlier = *taken.entry(place(name, member, is_message)).or_insert(name);
        if earlier != name {
            report.add(&steps(shape, name), format!("this member travels in the same place as {earlier:?}"), None);
        }
    }
}

/// Where a member travels: its location, whether it is an attribute, and its name there. Headers are told apart without
/// regard to case.
fn place<'a>(name: &'a str, member: &'a Member, is_message: bool) -> (Option<Location>, bool, Cow<'a, str>) {
    let location = member.location.filter(|_| is_message);
    let name = Cow::Borrowed(member.wire_name(name));
    let name = if location == Some(Location::Header) { name.to_ascii_lowercase().into() } else { name };
    (location, member.xml_attribute, name)
}

fn steps<'a>(shape: &'a str, member: &'a str) -> [Step<'a>; 4] {
    ["shapes", shape, "members", member].map(Step::Key)
}
