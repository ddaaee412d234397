//! First pass: the operations asked for, and the shapes that they reach.

use crate::Options;
use crate::ir::LeftOut;
use botocore_model::{Exception, File, Model, Operation, Place, Problems, ShapeId, ShapeKind, Structure, StructureId};
use std::collections::{BTreeMap, BTreeSet};

/// Operations and shapes, sorted by name.
#[derive(Debug)]
pub struct Reach<'a> {
    /// The operations.
    pub operations: Vec<&'a Operation>,
    /// Operations that are not generated, with the reasons.
    pub left_out: Vec<LeftOut>,
    /// Shapes that members refer to, directly or not.
    pub shapes: BTreeMap<ShapeId, Use>,
    /// Errors that replies may name.
    pub exceptions: BTreeMap<StructureId, &'a Exception>,
}

/// Which way a shape travels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Use {
    pub sent: bool,
    pub received: bool,
}

const SENT: Use = Use { sent: true, received: false };
const RECEIVED: Use = Use { sent: false, received: true };

impl Reach<'_> {
    /// Whether a structure is emitted: as a type, an error, an input or an output.
    pub fn holds(&self, id: StructureId, structure: &Structure) -> bool {
        self.shapes.contains_key(&structure.shape)
            || self.exceptions.contains_key(&id)
            || self.operations.iter().any(|it| it.input == Some(id) || it.output == Some(id))
    }
}

/// Walks from the operations asked for, all of them by default.
pub fn reach<'a>(model: &'a Model, options: &Options, problems: &mut Problems) -> Reach<'a> {
    let mut operations = selected(model, options, problems);
    let left_out = if options.operations.is_none() { leave_out(model, &mut operations) } else { Vec::new() };
    let mut shapes = BTreeMap::new();
    for operation in &operations {
        operation.input.iter().for_each(|input| walk_members(model, *input, SENT, &mut shapes));
        operation.output.iter().for_each(|output| walk_members(model, *output, RECEIVED, &mut shapes));
    }
    let declared: BTreeSet<_> = operations.iter().flat_map(|operation| &operation.errors).collect();
    let mut exceptions = BTreeMap::new();
    for (id, structure) in model.service.shapes.structures() {
        // An error that no operation declares may still be thrown, so a whole client knows them all.
        let is_thrown = options.operations.is_none() || declared.contains(&id) || shapes.contains_key(&structure.shape);
        if let Some(exception) = structure.exception.as_ref().filter(|_| is_thrown) {
            exceptions.insert(id, exception);
        }
    }
    for id in exceptions.keys() {
        walk_members(model, *id, RECEIVED, &mut shapes);
    }
    Reach { operations, left_out, shapes, exceptions }
}

/// The operations to generate, sorted; an unknown name is a problem.
fn selected<'a>(model: &'a Model, options: &Options, problems: &mut Problems) -> Vec<&'a Operation> {
    let all = &model.service.operations;
    let mut names: Vec<&String> = match &options.operations {
        None => all.keys().collect(),
        Some(wanted) => wanted.iter().collect(),
    };
    names.sort();
    names.dedup();
    let mut operations = Vec::new();
    for name in names {
        if let Some(operation) = all.get(name) {
            if let Some(reason) = operation.left_out.as_ref().filter(|_| options.operations.is_some()) {
                let message = format!("the operation is not generated: {reason}");
                problems.push(model.problem(&Place::operation(name).key("localLeftOut"), &message, None));
            }
            operations.push(operation);
        } else {
            let near = all.keys().find(|candidate| candidate.eq_ignore_ascii_case(name));
            let help = near.map(|near| format!("did you mean {near}?"));
            let place = Place::root(File::Service).key("operations");
            problems.push(model.problem(&place, &format!("the model has no operation {name}"), help.as_deref()));
        }
    }
    operations
}

/// Takes out the operations with event streams, which a service can do without, and those that a correction says cannot be
/// called as they are modelled. One that is asked for by its name is refused instead.
fn leave_out(model: &Model, operations: &mut Vec<&Operation>) -> Vec<LeftOut> {
    let mut left_out = Vec::new();
    operations.retain(|operation| {
        let streams = |structure: &Option<StructureId>| structure.is_some_and(|id| has_event_stream(model, id));
        let reason = match (&operation.left_out, streams(&operation.input), streams(&operation.output)) {
            (Some(reason), _, _) => reason,
            (None, false, false) => return true,
            (None, true, false) => "its request is an event stream",
            (None, false, true) => "its reply is an event stream",
            (None, true, true) => "its request and its reply are event streams",
        };
        left_out.push(LeftOut::operation(&operation.name, reason));
        false
    });
    left_out
}

fn has_event_stream(model: &Model, structure: StructureId) -> bool {
    model[structure].members.values().any(|member| match model[member.shape].kind {
        ShapeKind::Structure(held) => model[held].event_stream,
        _ => false,
    })
}

/// Walks the shapes of a structure's members, but not the structure itself.
fn walk_members(model: &Model, structure: StructureId, usage: Use, found: &mut BTreeMap<ShapeId, Use>) {
    for member in model[structure].members.values() {
        walk(model, member.shape, usage, found);
    }
}

/// Walks a shape and the shapes that it refers to. The stack is explicit, since nothing limits how deep models nest.
fn walk(model: &Model, shape: ShapeId, usage: Use, found: &mut BTreeMap<ShapeId, Use>) {
    let mut pending = vec![shape];
    while let Some(shape) = pending.pop() {
        let seen = found.entry(shape).or_default();
        let merged = Use { sent: seen.sent || usage.sent, received: seen.received || usage.received };
        if *seen == merged {
            continue;
        }
        *seen = merged;
        match &model[shape].kind {
            ShapeKind::Structure(structure) => {
                pending.extend(model[*structure].members.values().map(|member| member.shape));
            }
            ShapeKind::List(list) => pending.push(list.member.shape),
            ShapeKind::Map(map) => pending.extend([map.key.shape, map.value.shape]),
            _ => {}
        }
    }
}
