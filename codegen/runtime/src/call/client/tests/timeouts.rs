//! Timeouts. The clock moves only while a test waits.

use super::*;
use crate::identity::credentials::{CredentialsError, ProvideCredentials};
use crate::io::test_turns::{Looked, ended, until};
use crate::io::transport::{ConnectTimeout, ReadTimeout, TimeLeft};
use std::error::Error as _;
use std::future::pending;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

async fn sentence(timeouts: TimeoutConfig, retries: RetryConfig) -> String {
    let config = Script::of([]).client().config().to_builder().transport(Silent).timer(Looked::default());
    let client: Client<test_service::Service> =
        Client::new(config.timeout_config(timeouts).retry_config(retries).build());
    let error = ended(client.send(list_things("my-domain"))).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    assert!(error.is_retryable() && error.source().is_none());
    error.to_string()
}

#[tokio::test(start_paused = true)]
async fn silence_has_a_limit_by_default() {
    let sentence = sentence(TimeoutConfig::default(), RetryConfig::disabled()).await;
    assert_eq!(sentence, "ListThings timed out: no byte was sent and no head of a reply received for 60s (1 attempt)");
}

#[tokio::test(start_paused = true)]
async fn attempts_have_a_limit() {
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_millis(1500)).build();
    let sentence = sentence(timeouts, RetryConfig::standard()).await;
    assert_eq!(
        sentence,
        "ListThings timed out: the attempt took longer than 1.5s: it was waiting for the reply (3 attempts)"
    );
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
        "ListThings timed out: the call took longer than 6s: it was waiting for the reply; before, ListThings timed out: \
         the attempt took longer than 4s: it was waiting for the reply (1 attempt) (2 attempts)"
    );
}

/// Refuses the first request, and answers no other.
#[derive(Debug, Default)]
struct OnceRefused(AtomicBool);

impl Transport for OnceRefused {
    fn send(&self, _: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        let is_first = !self.0.swap(true, Ordering::SeqCst);
        Box::pin(async move {
            if is_first {
                return Err(TransportError::new(TransportErrorKind::Connect, "no connection to a.example"));
            }
            pending().await
        })
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_before_the_end_of_a_call_is_among_its_causes() {
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_secs(6)).build();
    let config = Script::of([]).client().config().to_builder().transport(OnceRefused::default());
    let client: Client<test_service::Service> = Client::new(config.timeout_config(timeouts).build());
    let error = ended(client.send(list_things("my-domain"))).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
    let refused = error.causes().find_map(|cause| cause.downcast_ref::<TransportError>());
    assert_eq!(refused.map(TransportError::kind), Some(TransportErrorKind::Connect));
}

/// Sends an input on an executor that is late. Returns the error's sentence.
async fn late<O: Operation<Service = test_service::Service>>(input: O) -> String {
    let script = Script::of([(500, ""), (200, "{}")]);
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_secs(5)).build();
    let call = tokio::spawn(script.client().customize(input).timeout_config(timeouts).send());
    until(|| !script.requests.lock().unwrap().is_empty()).await;
    // The wait before the second attempt, which is below a second, and the time for the call end together.
    tokio::time::advance(Duration::from_secs(9)).await;
    let outcome = call.await.unwrap();
    assert_eq!(script.requests.lock().unwrap().len(), 1);
    outcome.err().map(|error| error.to_string()).unwrap_or_default()
}

#[tokio::test(start_paused = true)]
async fn a_late_executor_sends_nothing_after_the_end() {
    // One is signed, the other is not.
    for (operation, sentence) in
        [("ListThings", late(list_things("my-domain")).await), ("Ping", late(PingInput {}).await)]
    {
        let beginning = format!("{operation} timed out: the call took longer than 5s; before, ");
        assert!(sentence.starts_with(&beginning), "{sentence}");
    }
}

/// Has no credentials, and does not say so.
#[derive(Debug)]
struct Hanging;

impl ProvideCredentials for Hanging {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(pending())
    }
}

fn hanging(timeouts: TimeoutConfig) -> Client<test_service::Service> {
    let config = Script::of([]).client().config().to_builder().credentials_provider(Hanging);
    Client::new(config.timeout_config(timeouts).retry_config(RetryConfig::disabled()).build())
}

#[tokio::test(start_paused = true)]
async fn credentials_have_a_limit_by_default() {
    let error = ended(hanging(TimeoutConfig::default()).send(list_things("my-domain"))).await.unwrap_err();
    assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Credentials, false));
    let said = "ListThings was not sent, because there are no usable credentials: their source did not answer within \
                60s; if it may take longer, set the `credentials_timeout` of the configuration's timeouts";
    assert_eq!(error.to_string(), said);
    let expires = Duration::from_secs(60);
    let presigned =
        ended(hanging(TimeoutConfig::default()).presign(list_things("my-domain"), expires)).await.unwrap_err();
    assert_eq!((presigned.kind(), presigned.to_string()), (ErrorKind::Credentials, said.to_owned()));
}

#[tokio::test(start_paused = true)]
async fn the_limit_of_an_attempt_holds_for_credentials() {
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_secs(2)).build();
    let error = ended(hanging(timeouts).send(list_things("my-domain"))).await.unwrap_err();
    let said = "ListThings timed out: the attempt took longer than 2s: it was waiting for credentials";
    assert_eq!((error.kind(), error.to_string()), (ErrorKind::Timeout, said.to_owned()));
}

/// Has credentials for 200 s, and hangs when it is asked for newer ones.
#[derive(Debug, Default)]
struct HangingLater(AtomicBool);

impl ProvideCredentials for HangingLater {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        if self.0.swap(true, Ordering::SeqCst) {
            return Box::pin(pending());
        }
        Box::pin(async { Ok(Credentials::new("AKID", "hushed").with_expiry(DateTime::from_secs(200))) })
    }
}

/// Shows the seconds since it was made.
#[derive(Debug)]
struct Virtual(tokio::time::Instant);

impl TimeSource for Virtual {
    fn now(&self) -> DateTime {
        DateTime::from_secs(i64::try_from(self.0.elapsed().as_secs()).unwrap())
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_has_time_to_use_the_credentials_at_hand() {
    let script = Script::of([(200, "{}"); 3]);
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_secs(2)).build();
    let config = script.client().config().to_builder().credentials_provider(HangingLater::default());
    let config = config.time_source(Virtual(tokio::time::Instant::now())).retry_config(RetryConfig::disabled());
    let client: Client<test_service::Service> = Client::new(config.timeout_config(timeouts).build());
    // Only the second call is made when the provider is to be asked again.
    for (pause, waits) in [(0, 0), (31, 1), (1, 0)] {
        tokio::time::sleep(Duration::from_secs(pause)).await;
        let started = tokio::time::Instant::now();
        ended(client.send(list_things("my-domain"))).await.unwrap();
        assert_eq!(started.elapsed().as_secs(), waits);
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_out_of_time_says_what_it_has_waited_for() {
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_secs(2)).build();
    let error = ended(hanging(timeouts).send(list_things("my-domain"))).await.unwrap_err();
    assert_eq!(error.to_string(), "ListThings timed out: the call took longer than 2s: it was waiting for credentials");
    let config = Script::of([]).client().config().to_builder().transport(Silent).max_requests(1);
    let client: Client<test_service::Service> = Client::new(config.build());
    let _held = tokio::spawn(client.send(list_things("my-domain")));
    tokio::task::yield_now().await;
    let call = client.customize(list_things("my-domain")).timeout_config(timeouts);
    let error = ended(call.send()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "ListThings timed out: the call took longer than 2s: the client has reached its `max_requests` of 1"
    );
}

#[tokio::test(start_paused = true)]
async fn the_limit_of_an_attempt_holds_for_the_wait_for_others() {
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_secs(2)).build();
    let config = Script::of([]).client().config().to_builder().transport(Silent).max_requests(2);
    let patient: Client<test_service::Service> = Client::new(config.build());
    let _held: Vec<_> = (0..2).map(|_| tokio::spawn(patient.send(list_things("my-domain")))).collect();
    tokio::task::yield_now().await;
    let started = tokio::time::Instant::now();
    let call = patient.customize(list_things("my-domain")).timeout_config(timeouts);
    let error = ended(call.send()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "ListThings timed out: the request could not begin within 2s: the client has reached its `max_requests` of 2"
    );
    // It is not tried again, since others would be before it in the queue.
    assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Timeout, false));
    assert_eq!(started.elapsed(), Duration::from_secs(2));
}

/// Answers with a head, and with no byte of a body.
#[derive(Debug)]
struct Halting;

impl futures_core::Stream for Halting {
    type Item = Result<&'static str, std::fmt::Error>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Pending
    }
}

impl Transport for Halting {
    fn send(&self, _: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(async { Ok(Response::new(ByteStream::from_stream(Self, 1))) })
    }
}

#[tokio::test(start_paused = true)]
async fn a_reply_that_does_not_end_is_told_from_one_that_does_not_begin() {
    let config = Script::of([]).client().config().to_builder().transport(Halting);
    let client: Client<test_service::Service> = Client::new(config.retry_config(RetryConfig::disabled()).build());
    let (limit, timeouts) = (Duration::from_secs(2), TimeoutConfig::builder());
    for (timeouts, what) in
        [(timeouts.operation_attempt_timeout(limit), "attempt"), (timeouts.operation_timeout(limit), "call")]
    {
        let call = client.customize(list_things("my-domain")).timeout_config(timeouts.build());
        let said =
            format!("ListThings timed out: the {what} took longer than 2s: it was reading the reply (1 attempt)");
        assert_eq!(ended(call.send()).await.unwrap_err().to_string(), said);
    }
}

/// Answers with streams.
#[derive(Debug)]
struct Streaming;

impl Transport for Streaming {
    fn send(&self, _: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        let body = ByteStream::from_body(ByteStream::from("content"));
        Box::pin(async { Ok(Response::new(body)) })
    }
}

fn swap() -> SwapThingInput {
    SwapThingInput { name: Some("a".to_owned()), ..SwapThingInput::default() }
}

#[tokio::test(start_paused = true)]
async fn open_bodies_have_a_limit_if_it_is_set() {
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_secs(2)).build();
    let config = Script::of([]).client().config().to_builder().transport(Streaming).timeout_config(timeouts);
    let free: Client<test_service::Service> = Client::new(config.clone().max_requests(1).build());
    let limited: Client<test_service::Service> = Client::new(config.max_open_bodies(2).build());
    let mut held = Vec::new();
    for _ in 0..300 {
        held.push(free.send(swap()).await.unwrap());
    }
    let (first, _second) = (limited.send(swap()).await.unwrap(), limited.send(swap()).await.unwrap());
    let error = ended(limited.send(swap())).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "SwapThing timed out: the request could not begin within 2s: the client has reached its `max_open_bodies` of 2; \
         a body is open until it is read to its end or dropped"
    );
    assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Timeout, false));
    // Replies that are read into memory do not count as open bodies.
    assert_eq!(limited.send(list_things("my-domain")).await.unwrap_err().kind(), ErrorKind::Decode);
    first.content.collect().await.unwrap();
    let _third = limited.send(swap()).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_transport_is_told_how_long_it_may_take() {
    let script = Script::of([(500, ""), (200, "{}"), (200, "{}")]);
    let timeouts = TimeoutConfig::builder().connect_timeout(None);
    let timeouts = timeouts.operation_attempt_timeout(Duration::from_secs(6)).operation_timeout(Duration::from_secs(7));
    let client = script.client();
    let call = client.customize(list_things("my-domain")).timeout_config(timeouts.build());
    let started = tokio::time::Instant::now();
    call.send().await.unwrap();
    let waited = started.elapsed();
    client.send(list_things("my-domain")).await.unwrap();
    let requests = script.requests.lock().unwrap();
    let told = requests.iter().map(|request| {
        let told = request.extensions();
        let times = (told.get::<ConnectTimeout>(), told.get::<ReadTimeout>(), told.get::<TimeLeft>());
        (times.0.unwrap().0, times.1.unwrap().0, times.2.unwrap().0)
    });
    let (ever, read) = (Duration::MAX, Duration::from_secs(60));
    let (first, whole) = (Duration::from_secs(6), Duration::from_secs(7));
    let connect = Duration::from_millis(3100);
    assert_eq!(
        told.collect::<Vec<_>>(),
        [(ever, read, first), (ever, read, first.min(whole.saturating_sub(waited))), (connect, read, ever)]
    );
}
