//! First pass: the operations asked for, and the shapes that they reach.

use crate::{Options, Problems};
use botocore_model::{Model, ShapeKind};
use std::collections::BTreeMap;

/// Operations and shapes, sorted by name.
#[derive(Debug, Default)]
pub struct Reach {
    /// Names of the operations.
    pub operations: Vec<String>,
    /// Shapes that members refer to, directly or not.
    pub shapes: BTreeMap<String, Use>,
    /// Errors that the operations declare.
    pub exceptions: Vec<String>,
}

/// Which way a shape travels.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Use {
    pub sent: bool,
    pub received: bool,
}

const SENT: Use = Use { sent: true, received: false };
const RECEIVED: Use = Use { sent: false, received: true };

/// Walks from the operations asked for, all of them by default.
pub fn reach(model: &Model, options: &Options, problems: &mut Problems) -> Reach {
    let mut reach = Reach { operations: selected(model, options, problems), ..Reach::default() };
    for name in &reach.operations {
        let Some(operation) = model.service.operations.get(name) else { continue };
        if let Some(input) = &operation.input {
            walk_members(model, input, SENT, &mut reach.shapes);
        }
        if let Some(output) = &operation.output {
            walk_members(model, output, RECEIVED, &mut reach.shapes);
        }
        reach.exceptions.extend(operation.errors.iter().cloned());
    }
    // An error that no operation declares may still be thrown, so a whole client knows them all.
    if options.operations.is_none() {
        let modelled = model.service.shapes.iter().filter(
            |(_, shape)| matches!(&shape.kind, ShapeKind::Structure(structure) if structure.exception.is_some()),
        );
        reach.exceptions.extend(modelled.map(|(name, _)| name.clone()));
    }
    reach.exceptions.sort();
    reach.exceptions.dedup();
    for name in &reach.exceptions {
        walk_members(model, name, RECEIVED, &mut reach.shapes);
    }
    reach
}

/// The operations to generate, sorted; an unknown name is a problem.
fn selected(model: &Model, options: &Options, problems: &mut Problems) -> Vec<String> {
    let all = &model.service.operations;
    let mut names: Vec<String> = match &options.operations {
        None => all.keys().cloned().collect(),
        Some(wanted) => wanted.clone(),
    };
    names.sort();
    names.dedup();
    names.retain(|name| {
        let known = all.contains_key(name);
        if !known {
            let near = all.keys().find(|candidate| candidate.eq_ignore_ascii_case(name));
            let hint = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
            problems.push(format!("the model has no operation {name}{hint}"));
        }
        known
    });
    names
}

/// Walks what the members of a structure refer to, but not the structure itself.
fn walk_members(model: &Model, name: &str, usage: Use, found: &mut BTreeMap<String, Use>) {
    if let Some(ShapeKind::Structure(structure)) = model.service.shapes.get(name).map(|shape| &shape.kind) {
        for member in structure.members.values() {
            walk(model, &member.shape, usage, found);
        }
    }
}

/// Walks a shape and what it refers to. The stack is explicit, for models nest as deep as they like.
fn walk(model: &Model, name: &str, usage: Use, found: &mut BTreeMap<String, Use>) {
    let mut pending = vec![name.to_owned()];
    while let Some(name) = pending.pop() {
        let Some(shape) = model.service.shapes.get(&name) else { continue };
        let seen = found.entry(name).or_default();
        let merged = Use { sent: seen.sent || usage.sent, received: seen.received || usage.received };
        if *seen == merged {
            continue;
        }
        *seen = merged;
        match &shape.kind {
            ShapeKind::Structure(structure) => {
                pending.extend(structure.members.values().map(|member| member.shape.clone()));
            }
            ShapeKind::List(list) => pending.push(list.member.shape.clone()),
            ShapeKind::Map(map) => pending.extend([map.key.shape.clone(), map.value.shape.clone()]),
            _ => {}
        }
    }
}
