//! The AWS SDK.

#[path = "../../shared/calls.rs"]
mod calls;

use aws_sdk_codeartifact::Client;
use std::process::ExitCode;

/// Does the job that the arguments name. The number of calls in flight has no limit.
#[must_use]
pub fn main() -> ExitCode {
    calls::main(async |_| Ok(Client::new(&aws_config::load_from_env().await)))
}
