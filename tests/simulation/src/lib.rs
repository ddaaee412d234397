//! Runs the client in simulated worlds. `cargo xtask simulate` runs it.
//!
//! A world is one seed: programs that call, a service that fails, a source of credentials that fails, a clock that may be
//! wrong, and time that is virtual. The client is the real one, with its loop, cache, permits and bodies. The books of a
//! world hold what must be true of it.

mod arguments;
mod books;
mod caller;
mod clients;
mod clock;
mod command;
mod content;
mod executor;
mod hooks;
mod pieces;
mod probe;
mod provider;
mod random;
mod reply;
mod script;
pub mod seed;
mod setting;
mod trace;
mod transport;
mod watched;
mod world;

pub use books::Violation;
pub use command::folder;
use std::process::ExitCode;

/// Runs what the arguments of the process ask for.
#[must_use]
pub fn main() -> ExitCode {
    command::main(std::env::args_os().skip(1))
}
