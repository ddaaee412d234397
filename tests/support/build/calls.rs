//! Makes calls of every operation from the raw model, as a consumer writes them: with all members, with the required ones
//! alone, and as listings. So an addition to the model is called without an edit here.

mod names;
mod values;

use crate::service_model::{self, Operation};
use names::Names;
use std::fmt::Write as _;
use values::Members;

/// Two lists of functions that make a `Call`, in which `members` reads the JSON of what is set.
pub fn calls() -> String {
    let names = Names::read();
    let lists = [("COMPLETE", false), ("REQUIRED", true)].map(|(list, required_only)| {
        let calls = service_model::operations().map(|operation| call(&names, operation, required_only));
        format!("pub const {list}: &[MakeCall] = &[\n{}];\n", calls.collect::<String>())
    });
    lists.concat()
}

/// What goes through all listings, each of them by an async function `check` of what begins it; gives what that gives.
pub fn listings() -> String {
    let names = Names::read();
    let mut text = "vec![\n".to_owned();
    for operation in service_model::operations().filter(Operation::is_listing) {
        let request = request(&names, operation, &Members::new(&names, operation.input(), true));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "    check(|client| {request}.into_paginator()).await?,");
    }
    text + "]\n"
}

/// A list of the exceptions, each with the method that asks an error for it, as a `Predicate`.
pub fn predicates() -> String {
    let names = Names::read();
    let mut text = "const PREDICATES: &[(&str, Predicate)] = &[\n".to_owned();
    for (name, _) in service_model::exceptions() {
        let _ = writeln!(text, "    ({name:?}, |error| error.{}()),", names.predicate(name));
    }
    text + "];\n"
}

fn call(names: &Names, operation: Operation, required_only: bool) -> String {
    let members = Members::new(names, operation.input(), required_only);
    let request = request(names, operation, &members);
    format!("    |client| Call::new({:?}, members({:?}), {request}.send()),\n", operation.name, members.json())
}

fn request(names: &Names, operation: Operation, members: &Members) -> String {
    format!("client.{}(){}", names.method(operation.name), members.setters())
}
