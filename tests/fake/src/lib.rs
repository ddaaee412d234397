//! A fake of AWS `CodeArtifact`: an HTTP server on loopback that answers all operations and keeps everything in memory.
//!
//! **What it holds is lost when it stops**, which it does when [`Server`] is dropped. Nothing is written to disk, and
//! nothing is fetched: external connections are kept and lead nowhere.
//!
//! ```no_run
//! # fn main() -> Result<(), codeartifact_fake::Error> {
//! let fake = codeartifact_fake::Server::start()?;
//! fake.seed_repository("acme", "main")?;
//! println!("endpoint URL: {}", fake.endpoint_url());
//! println!("access key: {}", fake.settings().access_key_id);
//! # Ok(())
//! # }
//! ```
//!
//! Signatures are verified: a request is signed with the key, for the region and within five minutes, or it is refused.
//! Inputs are checked by the constraints of botocore's model, and replies and errors are those that the model has.
//! Domains, repositories, packages, versions, assets, package groups with origin controls, policies and tags are a state
//! that operations change: what was deleted is not found, what exists conflicts, a page goes on where its token says.

/// Runs the code of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod ask;
mod clock;
mod error;
mod hash;
mod model;
mod operations;
mod pattern;
mod refusal;
mod registry;
mod reply;
mod request;
mod seed;
mod server;
mod service;
mod settings;
mod signature;
mod state;
mod time;
mod validate;

pub use error::Error;
pub use seed::SeedAsset;
pub use server::Server;
pub use settings::Settings;
