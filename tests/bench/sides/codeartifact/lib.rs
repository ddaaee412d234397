//! The client that is generated here.

#[path = "../../shared/calls.rs"]
mod calls;

use aws_sdk_codeartifact::{Client, Config};
use std::process::ExitCode;

/// Does the job that the arguments name.
#[must_use]
pub fn main() -> ExitCode {
    calls::main(async |in_flight| Ok(Client::load(Config::builder().max_requests(in_flight)).await?))
}
