//! Calls without Tokio: on an executor that parks its thread, and on one on which every future is ready at once.

mod at_once;
mod halves;
mod parking;
mod script;
mod sockets;

use codeartifact::config::{Builder, Config, Credentials, RetryConfig};
use std::time::Duration;

/// The settings that all clients here share. Nothing of Tokio's is in reach.
fn settings() -> Builder {
    assert!(tokio::runtime::Handle::try_current().is_err());
    Config::builder()
        .region("eu-west-1")
        .endpoint_url("http://localhost:1")
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "planted-secret"))
        .retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)))
}

#[test]
fn all_tests_end() {
    codeartifact_tests::bound::Bound::all_tests();
}
