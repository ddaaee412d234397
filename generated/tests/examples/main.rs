//! The example programs, run as users run them, against a fake of the service.

mod audit;
#[cfg(feature = "blocking")]
mod blocking;
mod daemon;
mod demos;
mod download;
mod lambda;
mod mirror;
mod passage;
mod promote;
mod prune;
mod publish;
mod world;
