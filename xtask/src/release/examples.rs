//! The example programs of the client, built from its package and shown once.

use super::consumer::{self, Set};
use super::packages::{Example, Packages};
use crate::command;
use crate::failure::Failure;
use std::env::consts::EXE_EXTENSION;
use std::process::Command;

/// Takes those out of a list that a client with these features has.
pub fn take(examples: &mut Vec<Example>, set: &Set, packages: &Packages) -> Result<Vec<Example>, Failure> {
    let client = packages.client()?;
    let is_had = |example: &mut Example| example.features.iter().all(|feature| set.has(feature, client));
    Ok(examples.extract_if(.., is_had).collect())
}

/// Builds examples and runs the demonstration of each, which needs neither arguments nor an account.
pub fn demonstrate(packages: &Packages, set: &Set, examples: &[Example]) -> Result<(), Failure> {
    let mut cargo = consumer::cargo(packages, "build", set, true)?;
    cargo.args(examples.iter().flat_map(|example| ["--example", &example.name]));
    let advice = "See what the package lacks for:";
    command::quietly(&mut cargo, "build the examples in the package", advice)?;
    for Example { name, .. } in examples {
        let program = packages.target.join("debug/examples").join(name).with_extension(EXE_EXTENSION);
        let mut demonstration = Command::new(program);
        command::quietly(demonstration.arg("--demo"), &format!("show the example {name}"), advice)?;
    }
    Ok(())
}

/// Returns an error if an example was built with none of the sets.
pub fn none_is_left(examples: &[Example]) -> Result<(), Failure> {
    match examples.first() {
        None => Ok(()),
        Some(example) => {
            let names = example.features.join(", ");
            Err(Failure::new(format!("the example {} needs {names}, with which no package is tested", example.name)))
        }
    }
}
