//! The parts of the verification.

mod additions;
mod conformance;
mod connections;
mod fuzzing;
mod history;
mod mutation;
mod simulation;

use super::part::Part;
#[cfg(test)]
pub use additions::add;
use mutation::{Mutation, Subject};

/// All parts, the quick ones first.
pub fn all() -> Vec<Box<dyn Part>> {
    vec![
        Box::new(connections::Connections),
        Box::new(conformance::Conformance),
        Box::new(history::History),
        Box::new(additions::Additions),
        Box::new(simulation::Simulation),
        Box::new(fuzzing::Fuzzing),
        Box::new(Mutation(Subject::Credentials)),
        Box::new(Mutation(Subject::Lowering)),
        Box::new(Mutation(Subject::Runtime)),
    ]
}

#[cfg(test)]
mod tests;
