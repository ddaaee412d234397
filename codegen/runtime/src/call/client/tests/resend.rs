//! Requests that are lost with their connections.

use super::*;
use crate::call::client::RetryConfig;
use crate::test_service::operation::swap_thing::SwapThingInput;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// A transport that loses the first requests once it has read them, and answers the later ones.
#[derive(Debug, Clone)]
struct Losing {
    lost: usize,
    is_repeatable: bool,
    /// How long the connection of a lost request holds it.
    held: Duration,
    sent: Arc<AtomicUsize>,
}

impl Transport for Losing {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        let sent = self.sent.fetch_add(1, Ordering::SeqCst);
        assert!(sent < 5000, "requests are sent without end");
        let is_lost = sent < self.lost;
        let error = TransportError::new(TransportErrorKind::Io, "the connection broke");
        let error = if self.is_repeatable { error.repeatable() } else { error };
        let held = self.held;
        Box::pin(async move {
            request.into_body().collect().await.unwrap();
            if !is_lost {
                return Ok(Response::new("{}".into()));
            }
            tokio::time::sleep(held).await;
            Err(error)
        })
    }
}

/// Sends an input without retries. Returns the sentence of its error, or an empty one if it succeeds, and the number of
/// requests.
async fn send(
    lost: usize,
    is_repeatable: bool,
    input: impl Operation<Service = test_service::Service>,
) -> (String, usize) {
    let transport = Losing { lost, is_repeatable, held: Duration::ZERO, sent: Arc::default() };
    send_by(transport, TimeoutConfig::disabled(), input).await
}

async fn send_by(
    transport: Losing,
    timeouts: TimeoutConfig,
    input: impl Operation<Service = test_service::Service>,
) -> (String, usize) {
    let sent = Arc::clone(&transport.sent);
    let config = Config::builder().region("eu-west-1").credentials_provider(Credentials::new("AKID", "hushed"));
    let config =
        config.transport(transport).timer(TokioTimer).retry_config(RetryConfig::disabled()).timeout_config(timeouts);
    let outcome = Client::<test_service::Service>::new(config.build()).send(input).await;
    (outcome.err().map(|error| error.to_string()).unwrap_or_default(), sent.load(Ordering::SeqCst))
}

#[tokio::test]
async fn a_lost_request_is_sent_again_without_a_retry() {
    let lost = "ListThings failed: the connection broke (1 attempt)";
    for (number, is_repeatable, expected) in
        [(1, true, ("", 2)), (100, true, ("", 101)), (1000, true, (lost, 101)), (1, false, (lost, 1))]
    {
        let (error, sent) = send(number, is_repeatable, list_things("my-domain")).await;
        assert_eq!((error.as_str(), sent), expected);
    }
}

#[tokio::test(start_paused = true)]
async fn the_timeout_of_an_attempt_holds_for_requests_that_are_sent_again() {
    let transport = Losing { lost: 1000, is_repeatable: true, held: Duration::from_millis(800), sent: Arc::default() };
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_secs(1)).build();
    let started = tokio::time::Instant::now();
    let (error, sent) = send_by(transport, timeouts, list_things("my-domain")).await;
    assert!(error.starts_with("ListThings timed out: the attempt took longer than 1s"), "{error}");
    assert!(error.ends_with("(1 attempt)"), "{error}");
    assert_eq!((sent, started.elapsed()), (2, Duration::from_secs(1)));
}

#[tokio::test(start_paused = true)]
async fn requests_that_are_lost_late_are_sent_again_once() {
    let lost = "ListThings failed: the connection broke (1 attempt)";
    for (number, seconds, expected) in [(1, 50, ("", 2)), (1000, 50, (lost, 2)), (1000, 1, (lost, 4))] {
        let held = Duration::from_secs(seconds);
        let transport = Losing { lost: number, is_repeatable: true, held, sent: Arc::default() };
        let (error, sent) = send_by(transport, TimeoutConfig::default(), list_things("my-domain")).await;
        assert_eq!((error.as_str(), sent), expected);
    }
}

#[tokio::test]
async fn a_stream_is_not_sent_again() {
    let input = SwapThingInput {
        name: Some("a".to_owned()),
        content_hash: Some("0".repeat(64)),
        content: Some(ByteStream::from_body(ByteStream::from("streamed"))),
    };
    let (error, sent) = send(1, true, input).await;
    assert_eq!((error.as_str(), sent), ("SwapThing failed: the connection broke (1 attempt)", 1));
}
