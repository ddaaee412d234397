//! Rules about operations.

mod bodies;
mod names;
mod requests;
mod subject;

use super::batches;
use super::change::Change;
use super::check::{Check, ask};
use super::context::Context;
use super::members;
use super::paginators;
use super::pair::pairs_by;
use super::rule::Direction;
use super::structures::{self, Structures};
use crate::ir::Operation;
use subject::{Operations, place, rust};

pub fn checks<'a>() -> Vec<Check<Operations<'a>>> {
    [names::checks(), requests::checks(), bodies::checks()].into_iter().flatten().collect()
}

/// Compares operations with their inputs, outputs and paginators.
pub fn compare<'a>(context: &'a Context<'a>, changes: &mut Vec<Change>) {
    let (before, after) = (context.before, context.after);
    for pair in pairs_by(&before.operations, &after.operations, |old| Some(&old.name), |new| &new.name) {
        let kept = pair.kept();
        ask(&checks(), &Operations { pair, after }, changes);
        let Some((old, new)) = kept else { continue };
        for (direction, old_message, new_message) in
            [(Direction::Input, &old.input, &new.input), (Direction::Output, &old.output, &new.output)]
        {
            let owner = format!("operation::{}::{}", old.module, old_message.name.rust);
            let place = [&new_message.name.shape, &old_message.name.shape].into_iter().find(|shape| !shape.is_empty());
            let place = place.map_or_else(|| place_of_message(old, direction), |shape| format!("shapes.{shape}"));
            let message =
                Structures { old: old_message, new: new_message, place, rust: owner, directions: vec![direction] };
            ask(&structures::checks(), &message, changes);
            members::compare(context, &message, changes);
        }
        batches::compare(context, (old, new), changes);
        paginators::compare(context, (old, new), rust(old), changes);
    }
}

fn place_of_message(operation: &Operation, direction: Direction) -> String {
    format!("{}.{direction}", place(operation))
}
