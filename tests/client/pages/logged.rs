//! What a call logs.

use codeartifact::Client;
use codeartifact::config::RetryConfig;
use codeartifact::operation::list_domains::ListDomainsInput;
use codeartifact::test_util::{Stub, make, seed_random};
use codeartifact::types::error::ThrottlingException;
use codeartifact_tests::log::Log;
use std::time::Duration;

/// A listing whose first attempt is throttled.
pub async fn throttled() -> String {
    let stub = Stub::new();
    stub.on::<ListDomainsInput>()
        .fail(make(|error: &mut ThrottlingException| error.message = Some("Slow down.".to_owned())))
        .latency(Duration::from_millis(35));
    stub.on::<ListDomainsInput>().reply_with(|_| ()).latency(Duration::from_millis(20));
    let client = Client::new(stub.config().to_builder().retry_config(RetryConfig::standard()).build());
    let log = Log::default();
    let guard = log.start();
    let _seed = seed_random(7);
    tokio::time::pause();
    client.list_domains().send().await.unwrap();
    tokio::time::resume();
    drop(guard);
    log.text()
}
