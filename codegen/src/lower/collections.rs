//! A check: lists and maps that nest without end, or too deep, have no type in Rust.

use super::reach::Reach;
use botocore_model::{Model, Place, Problems, ShapeId, ShapeKind};

/// Deeper than any real type.
const DEEPEST: usize = 32;

/// Notes each cycle of lists and maps, and each that nests too deep, once.
pub fn check(model: &Model, reach: &Reach, problems: &mut Problems) {
    for shape in reach.shapes.keys() {
        if let Some(message) = problem(model, *shape) {
            let help = "no type can hold them; put a structure between";
            problems.push(model.problem(&Place::shape(&model[*shape].name), message, Some(help)));
        }
    }
}

/// The problem with a list or map, if it is to be noted at this one.
fn problem(model: &Model, shape: ShapeId) -> Option<&'static str> {
    let mut chain = vec![shape];
    let mut next = held(model, shape);
    while let Some(inner) = next {
        if inner == shape {
            let is_first = chain.iter().min() == Some(&shape);
            return is_first.then_some("the lists or maps that this one holds nest without end");
        }
        if chain.contains(&inner) {
            return None;
        }
        chain.push(inner);
        next = held(model, inner);
    }
    (chain.len() == DEEPEST + 1).then_some("the lists or maps that this one holds nest too deep")
}

/// The shape that a list or a map holds, keys aside, which are strings.
fn held(model: &Model, shape: ShapeId) -> Option<ShapeId> {
    match &model[shape].kind {
        ShapeKind::List(list) => Some(list.member.shape),
        ShapeKind::Map(map) => Some(map.value.shape),
        _ => None,
    }
}
