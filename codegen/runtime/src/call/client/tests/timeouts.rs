//! Timeouts. The clock moves only while a test waits.

use super::*;
use std::error::Error as _;
use std::future::pending;
use std::time::Duration;

/// Answers nothing.
#[derive(Debug)]
struct Silent;

impl Transport for Silent {
    fn send(&self, _: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(pending())
    }
}

async fn sentence(timeouts: TimeoutConfig, retries: RetryConfig) -> String {
    let config = Script::of([]).client().config().to_builder().transport(Silent);
    let client: Client<test_service::Service> =
        Client::new(config.timeout_config(timeouts).retry_config(retries).build());
    let error = client.send(list_things("my-domain")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.is_retryable() && error.source().is_none());
    error.to_string()
}

#[tokio::test(start_paused = true)]
async fn silence_has_a_limit_by_default() {
    let sentence = sentence(TimeoutConfig::default(), RetryConfig::disabled()).await;
    assert_eq!(sentence, "ListThings timed out: no byte was sent or received for 60s (1 attempt)");
}

#[tokio::test(start_paused = true)]
async fn attempts_have_a_limit() {
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_millis(1500)).build();
    let sentence = sentence(timeouts, RetryConfig::standard()).await;
    assert_eq!(sentence, "ListThings timed out: the attempt took longer than 1.5s (3 attempts)");
}

#[tokio::test(start_paused = true)]
async fn a_call_has_a_limit_and_names_what_was_before() {
    let timeouts = TimeoutConfig::builder()
        .operation_attempt_timeout(Duration::from_secs(4))
        .operation_timeout(Duration::from_secs(6))
        .build();
    let sentence = sentence(timeouts, RetryConfig::standard()).await;
    assert_eq!(
        sentence,
        "ListThings timed out: the call took longer than 6s; before, ListThings timed out: the attempt took longer \
         than 4s (1 attempt) (2 attempts)"
    );
}
