//! What the tests share: a loopback server that answers every operation of `CodeArtifact`, a reading of the raw model,
//! and the small models with the code emitted for them.

pub mod server;
pub mod service_model;
pub mod small_models;

/// The code emitted for each model in `generator/models/`, which has no examples to be run.
#[cfg(not(doctest))]
#[allow(clippy::all, clippy::pedantic)]
pub mod models {
    include!(concat!(env!("OUT_DIR"), "/models.rs"));
}

/// Compiles the README's examples.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}
