//! What the tests share: a loopback server that answers every operation of `CodeArtifact`, two that misbehave, both HTTP
//! stacks, bounds of time, a log, a reading of the raw model, and the code emitted for the small models.

#[path = "../../codegen/runtime/src/io/test_bound.rs"]
pub mod bound;
pub mod log;
pub mod raw_server;
pub mod server;
pub mod service_model;
pub mod sink;
pub mod stack;

/// The code emitted for each model in `generator/models/`, which has no examples to be run.
#[cfg(not(doctest))]
#[allow(clippy::all, clippy::pedantic)]
pub mod models {
    include!(concat!(env!("OUT_DIR"), "/models.rs"));
}

/// Compiles the examples of the client's README and pages, for which it has not all dependencies itself.
#[cfg(doctest)]
mod pages {
    include!(concat!(env!("OUT_DIR"), "/pages.rs"));
}
