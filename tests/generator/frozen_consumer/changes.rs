//! The changes, one a row. A new kind of change is a row here; the table for people, `table.md`, is made from it.
//!
//! What is an `addition` must not be noticed by any program. If one is, the generator or the runtime has to be mended:
//! there is no way to say here that an addition breaks something.

mod directions;
mod enumerations;
mod exceptions;
mod inputs;
mod names;
mod operations;
mod outputs;
mod paginators;
mod required;
mod shapes;
mod unions;
mod wire;

use crate::change::{Change, Outcome, Promise};
use crate::doctored::Doctored;
use serde_json::{Value, json};

/// All changes, in the order of the table.
pub fn changes() -> Vec<Change> {
    let groups = [
        operations::changes,
        inputs::changes,
        outputs::changes,
        required::changes,
        enumerations::changes,
        unions::changes,
        exceptions::changes,
        paginators::changes,
        directions::changes,
        names::changes,
        shapes::changes,
        wire::changes,
    ];
    groups.into_iter().flat_map(|group| group()).collect()
}

fn addition(name: &'static str, edit: fn(&mut Doctored)) -> Change {
    Change { name, edit, promise: Promise::Unnoticed }
}

fn change(name: &'static str, outcome: Outcome, edit: fn(&mut Doctored)) -> Change {
    Change { name, edit, promise: Promise::Noticed(outcome) }
}

fn of(shape: &str) -> Value {
    json!({"shape": shape})
}

fn query(shape: &str, name: &str) -> Value {
    json!({"shape": shape, "location": "querystring", "locationName": name})
}

fn header(shape: &str, name: &str) -> Value {
    json!({"shape": shape, "location": "header", "locationName": name})
}
