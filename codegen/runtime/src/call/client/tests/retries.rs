//! Attempts, the waits between them, and how errors describe them. The clock moves only while a test
//! waits.

use super::*;
use crate::call::client::{FailedAttempt, RetryPolicy};
use crate::io::test_turns::Looked;
use std::time::Duration;
use tokio::time::Instant;

const GOOD: (u16, &str) = (200, r#"{"things":["a"]}"#);
const DOWN: (u16, &str) = (503, r#"{"code":"Down","message":"Come back."}"#);

fn things() -> ListThingsInput {
    list_things("my-domain")
}

#[tokio::test(start_paused = true)]
async fn a_call_goes_on_until_it_is_served() {
    let script = Script::of([DOWN, (429, "{}"), GOOD]);
    script.client().send(things()).await.unwrap();
    let requests = script.requests.lock().unwrap();
    let headers = |name| requests.iter().map(|request| request.headers()[name].to_str().unwrap()).collect::<Vec<_>>();
    assert_eq!(headers("amz-sdk-request"), ["attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3"]);
    let ids = headers("amz-sdk-invocation-id");
    assert!(ids[0].len() == 36 && ids.iter().all(|id| *id == ids[0]), "{ids:?}");
}

#[tokio::test(start_paused = true)]
async fn the_last_failure_is_the_error() {
    let script = Script::of([DOWN, (500, ""), DOWN, GOOD]);
    script.answer_with("x-amzn-requestid", ["a", "b", "c", "d"]);
    let error = script.client().send(things()).await.unwrap_err();
    assert_eq!(error.to_string(), "ListThings failed with Down: Come back. (HTTP 503, request id c, 3 attempts)");
    assert_eq!(error.request_ids().collect::<Vec<_>>(), ["a", "b", "c"]);
}

#[tokio::test(start_paused = true)]
async fn what_will_fail_again_is_not_tried_again() {
    let script = Script::of([(404, r#"{"code":"NoSuchThing"}"#), GOOD]);
    assert_eq!(script.client().send(things()).await.unwrap_err().attempts(), 1);
    // A reply of another shape than the model's would be the same after a retry.
    let script = Script::of([(200, "<html>"), GOOD]);
    let error = script.client().send(things()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Decode, 1));
}

#[tokio::test(start_paused = true)]
async fn retry_after_is_waited_for() {
    let script = Script::of([(429, "{}"), GOOD]);
    script.answer_with("retry-after", ["7", ""]);
    let started = Instant::now();
    script.client().send(things()).await.unwrap();
    assert_eq!(started.elapsed().as_secs(), 7);
}

#[tokio::test(start_paused = true)]
async fn nothing_is_waited_for_beyond_the_calls_own_time() {
    let script = Script::of([(429, "{}"), GOOD]);
    script.answer_with("retry-after", ["7", ""]);
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_secs(5)).build();
    let started = Instant::now();
    let error = script.client().customize(things()).timeout_config(timeouts).send().await.unwrap_err();
    assert_eq!(started.elapsed().as_secs(), 0);
    let sentence = error.to_string();
    let reason = "(1 attempt, not tried again: the timeout of the call would pass before)";
    assert!(sentence.contains("HTTP 429") && sentence.ends_with(reason), "{sentence}");
}

/// Reads the body of each request.
#[derive(Debug)]
struct Reading(Script);

impl Transport for Reading {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            body.collect().await.unwrap();
            self.0.send(Request::from_parts(head, ByteStream::default())).await
        })
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_is_sent_once_if_it_is_read() {
    for (reads, requests) in [(true, 1), (false, 2)] {
        let script = Script::of([DOWN, GOOD]);
        let client = script.client();
        let mut builder = client.config().to_builder();
        if reads {
            builder = builder.transport(Reading(script.clone()));
        }
        let content = ByteStream::from_body(ByteStream::from("content"));
        let hash = Some("ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73".to_owned());
        let input = SwapThingInput { name: Some("a".to_owned()), content_hash: hash, content: Some(content) };
        let client: Client<test_service::Service> = Client::new(builder.build());
        let outcome = client.send(input).await;
        assert_eq!(script.requests.lock().unwrap().len(), requests);
        if let Err(error) = outcome {
            assert_eq!(
                error.to_string(),
                "SwapThing failed with Down: Come back. (HTTP 503, 1 attempt, not tried again: the request's body is a \
                 stream that can be read only once)"
            );
        }
    }
}

#[tokio::test(start_paused = true)]
async fn bytes_are_sent_again() {
    let script = Script::of([DOWN, GOOD]);
    let told = Arc::new(Mutex::new(Vec::new()));
    let teller = Arc::clone(&told);
    let content =
        ByteStream::from("content").on_progress(move |progress| teller.lock().unwrap().push(progress.attempt));
    let input = SwapThingInput { name: Some("a".to_owned()), content: Some(content), ..SwapThingInput::default() };
    script.client().send(input).await.unwrap();
    assert_eq!(script.requests.lock().unwrap().len(), 2);
    assert_eq!(*told.lock().unwrap(), [1, 2]);
}

#[tokio::test(start_paused = true)]
async fn a_policy_of_the_callers_decides() {
    #[derive(Debug)]
    struct Patient;
    impl RetryPolicy for Patient {
        fn retry(&self, failure: &FailedAttempt<'_>) -> Option<Duration> {
            assert_eq!((failure.operation, failure.code), ("ListThings", Some("NoSuchThing")));
            (failure.attempt < 4).then_some(Duration::from_secs(60))
        }
    }
    let gone = (404, r#"{"code":"NoSuchThing"}"#);
    let script = Script::of([gone, gone, gone, gone, GOOD]);
    let started = Instant::now();
    let policy = RetryConfig::custom(Patient).with_max_attempts(9);
    let error = script.client().customize(things()).retry_config(policy).send().await.unwrap_err();
    assert_eq!((error.attempts(), started.elapsed().as_secs()), (4, 180));
}

#[tokio::test(start_paused = true)]
async fn the_quota_is_the_clients() {
    let script = Script::of(vec![DOWN; 300]);
    let client = script.client();
    let mut attempts = Vec::new();
    for _ in 0..60 {
        attempts.push(client.send(things()).await.unwrap_err());
    }
    // 500 tokens are a hundred retries.
    assert_eq!(attempts.iter().map(|error| error.attempts() - 1).sum::<u32>(), 100);
    let sentence = attempts.pop().unwrap().to_string();
    assert!(sentence.ends_with("1 attempt, not tried again: too many calls of this client have failed of late)"));
    assert_eq!(script.client().send(things()).await.unwrap_err().attempts(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_dropped_call_gives_its_quota_back() {
    let script = Script::of(vec![DOWN; 3]);
    let client = script.client();
    let call = tokio::time::timeout(Duration::ZERO, client.send(things()));
    assert!(call.await.is_err());
    assert_eq!(client.shared.quota.left(), 500);
}

#[tokio::test(start_paused = true)]
async fn the_services_clock_is_learnt() {
    let script = Script::of([(403, r#"{"code":"InvalidSignatureException"}"#), GOOD, GOOD]);
    script.answer_with("date", ["Sun, 30 Aug 2015 13:36:00 GMT"; 3]);
    let client = script.client();
    client.send(things()).await.unwrap();
    client.send(things()).await.unwrap();
    let requests = script.requests.lock().unwrap();
    let dates: Vec<_> = requests.iter().map(|request| request.headers()["x-amz-date"].to_str().unwrap()).collect();
    assert_eq!(dates, ["20150830T123600Z", "20150830T133600Z", "20150830T133600Z"]);
}

#[tokio::test(start_paused = true)]
async fn a_policy_cannot_go_on_without_end() {
    #[derive(Debug)]
    struct Always;
    impl RetryPolicy for Always {
        fn retry(&self, failure: &FailedAttempt<'_>) -> Option<Duration> {
            assert!((1..=3).contains(&failure.attempt), "{failure:?}");
            Some(Duration::ZERO)
        }
    }
    // Nothing is sent, because the header's name is not valid.
    let config = script_that_serves().client().config().to_builder().timer(Looked::default()).build();
    let call = Client::<test_service::Service>::new(config).customize(things()).header("x y", "z");
    let error = call.retry_config(RetryConfig::custom(Always)).send().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Encode, 0));
}

/// Answers only after other calls have had time to send their requests.
#[derive(Debug)]
struct Together(Script);

impl Transport for Together {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        let answer = self.0.send(request);
        Box::pin(async {
            tokio::task::yield_now().await;
            answer.await
        })
    }
}

#[tokio::test(start_paused = true)]
async fn calls_at_a_time_learn_the_clock_together() {
    const SKEWED: (u16, &str) = (403, r#"{"code":"InvalidSignatureException"}"#);
    let script = Script::of([SKEWED, SKEWED, SKEWED, GOOD, GOOD, GOOD]);
    script.answer_with("date", ["Sun, 30 Aug 2015 14:36:00 GMT"; 3]);
    let client: Client<test_service::Service> =
        Client::new(script.client().config().to_builder().transport(Together(script.clone())).build());
    let (one, two, three) = tokio::join!(client.send(things()), client.send(things()), client.send(things()));
    assert!(one.is_ok() && two.is_ok() && three.is_ok(), "{one:?} {two:?} {three:?}");
    let requests = script.requests.lock().unwrap();
    assert_eq!(requests.len(), 6);
    assert!(requests[3..].iter().all(|request| request.headers()["x-amz-date"] == "20150830T143600Z"));
}

/// Refuses once, then answers nothing.
#[derive(Debug)]
struct RefusesOnce(Script);

impl Transport for RefusesOnce {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        if self.0.answers.lock().unwrap().is_empty() {
            return Box::pin(std::future::pending());
        }
        self.0.send(request)
    }
}

#[tokio::test(start_paused = true)]
async fn calls_that_run_out_of_time_do_not_get_their_quota_back() {
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_secs(5)).build();
    let config = script_that_serves().client().config().to_builder().timeout_config(timeouts);
    let client: Client<test_service::Service> = Client::new(config.transport(RefusesOnce(Script::of([DOWN]))).build());
    let error = client.send(things()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 2));
    assert_eq!(client.shared.quota.left(), 495);
}

fn script_that_serves() -> Script {
    Script::of([GOOD])
}
