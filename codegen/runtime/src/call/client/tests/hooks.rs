//! Hooks and overrides.

use super::*;
use crate::call::client::{AttemptContext, AttemptOutcome, Intercept};
use std::time::Duration;

/// Records requests and outcomes.
#[derive(Debug, Clone, Default)]
struct Diary(Arc<Mutex<Vec<String>>>);

impl Intercept for Diary {
    fn modify_before_signing(
        &self,
        attempt: &AttemptContext,
        request: &mut Request<ByteStream>,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        assert!(!request.headers().contains_key("authorization"));
        request.headers_mut().insert("x-diary", attempt.attempt.into());
        Ok(())
    }

    fn read_before_transmit(&self, attempt: &AttemptContext, request: &Request<ByteStream>) {
        let line = format!("{} {} {}", attempt.operation, attempt.attempt, request.uri().path());
        assert!(request.headers().contains_key("authorization"));
        self.0.lock().unwrap().push(line);
    }

    fn read_after_attempt(&self, attempt: &AttemptContext, outcome: &AttemptOutcome<'_>) {
        let error = outcome.error.map(ToString::to_string).unwrap_or_default();
        let line = format!("{} {:?} {:?} {error}", attempt.attempt, outcome.status, outcome.body);
        self.0.lock().unwrap().push(line);
    }
}

#[tokio::test(start_paused = true)]
async fn every_attempt_is_seen() {
    let script = Script::of([(500, "{}"), (200, "{}")]);
    let diary = Diary::default();
    script.client().customize(list_things("my-domain")).interceptor(diary.clone()).send().await.unwrap();
    assert_eq!(
        *diary.0.lock().unwrap(),
        [
            "ListThings 1 /v1/things",
            "1 Some(500) Some(b\"{}\") ListThings failed with HTTP 500 Internal Server Error: the reply has no message",
            "ListThings 2 /v1/things",
            "2 Some(200) Some(b\"{}\") ",
        ]
    );
    let requests = script.requests.lock().unwrap();
    assert_eq!(requests[1].headers()["x-diary"], "2");
    let authorization = requests[1].headers()["authorization"].to_str().unwrap();
    assert!(authorization.contains("x-diary"), "{authorization}");
}

#[tokio::test(start_paused = true)]
async fn an_attempt_that_the_end_of_its_call_cuts_short_is_seen() {
    let diary = Diary::default();
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_secs(3)).build();
    let config = Script::of([]).client().config().to_builder().transport(Silent).timeout_config(timeouts);
    let client: Client<test_service::Service> = Client::new(config.interceptor(diary.clone()).build());
    let error = client.send(list_things("my-domain")).await.unwrap_err();
    let sentence = "ListThings timed out: the call took longer than 3s: it was waiting for the reply";
    assert_eq!(error.to_string(), format!("{sentence} (1 attempt)"));
    assert_eq!(*diary.0.lock().unwrap(), ["ListThings 1 /v1/things".to_owned(), format!("1 None None {sentence}")]);
}

#[tokio::test]
async fn a_call_may_differ_from_its_client() {
    let script = Script::of([(200, "{}"), (200, "{}")]);
    let client = script.client();
    let call = client.customize(list_things("my-domain")).region("us-east-1").header("x-team", "blue");
    call.mutate_request(|request| {
        request.headers_mut().remove("amz-sdk-request");
    })
    .send()
    .await
    .unwrap();
    client.customize(list_things("my-domain")).endpoint_url("http://localhost:1/base").send().await.unwrap();
    let requests = script.requests.lock().unwrap();
    assert_eq!(requests[0].uri().host(), Some("things.us-east-1.example"));
    assert_eq!(requests[0].headers()["x-team"], "blue");
    assert!(!requests[0].headers().contains_key("amz-sdk-request"));
    let authorization = requests[0].headers()["authorization"].to_str().unwrap();
    assert!(authorization.contains("/us-east-1/things/"), "{authorization}");
    assert_eq!(requests[1].uri(), "http://localhost:1/base/v1/things?domain=my-domain");
    assert!(!requests[1].headers().contains_key("x-team"));
    assert_eq!(client.config().region(), Some("eu-west-1"));
}

#[tokio::test]
async fn another_body_gets_its_own_length_and_hash() {
    let script = Script::of([(200, ""), (200, "")]);
    let thing =
        || SwapThingInput { name: Some("a".to_owned()), content: Some("short".into()), ..SwapThingInput::default() };
    let swap = |body: fn() -> ByteStream| {
        script.client().customize(thing()).mutate_request(move |request| *request.body_mut() = body())
    };
    swap(|| "a longer body".into()).send().await.unwrap();
    swap(|| ByteStream::from_body(ByteStream::from("short"))).send().await.unwrap();
    let requests = script.requests.lock().unwrap();
    for (request, content) in requests.iter().zip(["a longer body", "short"]) {
        let hash = crate::identity::sigv4::sha256_hex(content.as_bytes());
        assert_eq!(request.headers()["content-length"], content.len().to_string());
        assert_eq!(request.headers()["x-amz-content-sha256"], hash);
    }
}

#[tokio::test]
async fn what_is_no_header_is_not_sent() {
    let script = Script::of([(200, "{}"); 2]);
    for (name, value, problem) in [
        ("x team", "blue", "header `x team`: cannot be the name of a header"),
        ("x-team", "blue\r\nx-evil: 1", "header `x-team`: its value holds a control character"),
    ] {
        let error = script.client().customize(list_things("my-domain")).header(name, value).send().await.unwrap_err();
        let expected = format!("ListThings was not sent, because the input cannot be written as a request: {problem}");
        assert_eq!((error.kind(), error.to_string()), (ErrorKind::Encode, expected));
    }
    assert!(script.requests.lock().unwrap().is_empty());
}

#[tokio::test]
async fn listings_can_be_customized() {
    let script = Script::of([(200, r#"{"things":["a"],"nextToken":"t"}"#), (200, r#"{"things":["b"]}"#)]);
    let call = script.client().customize(list_things("my-domain")).header("x-team", "blue");
    let call = call.timeout_config(TimeoutConfig::builder().operation_timeout(Duration::from_secs(9)).build());
    let items: Result<Vec<_>, _> = call.into_paginator().items().send().collect().await;
    assert_eq!(items.unwrap(), ["a", "b"]);
    let requests = script.requests.lock().unwrap();
    assert!(requests.len() == 2 && requests.iter().all(|request| request.headers()["x-team"] == "blue"));
}

#[tokio::test]
async fn a_request_can_be_signed_for_somebody_else() {
    let client = Script::of([]).client();
    let request = client.presign(list_things("my-domain"), Duration::from_secs(60)).await.unwrap();
    let uri = request.uri().to_string();
    assert!(uri.starts_with("https://things.eu-west-1.example/v1/things?domain=my-domain&X-Amz-Algorithm="), "{uri}");
    assert!(uri.contains("&X-Amz-Date=20150830T123600Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&"), "{uri}");
    assert!(request.headers().is_empty() && request.body().is_empty());
    let elsewhere = client.customize(list_things("my-domain")).region("us-east-1").header("x-team", "blue");
    let request = elsewhere.presign(Duration::from_secs(60)).await.unwrap();
    assert_eq!(request.uri().host(), Some("things.us-east-1.example"));
    assert_eq!(request.headers()["x-team"], "blue");
    assert!(request.uri().query().unwrap().contains("X-Amz-SignedHeaders=host%3Bx-team&"));
    let stream = SwapThingInput { name: Some("a".to_owned()), ..SwapThingInput::default() };
    let stream = SwapThingInput { content: Some(ByteStream::from_body(ByteStream::from("content"))), ..stream };
    let error = client.presign(stream, Duration::from_secs(60)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Presign);
    let error = client.presign(list_things("my-domain"), Duration::from_secs(8 * 24 * 60 * 60)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Presign);
}

#[test]
fn what_came_of_an_attempt_shows_no_secret() {
    let headers = [(http::header::SET_COOKIE, "hushed".parse().unwrap())].into_iter().collect();
    let body = "hushed".into();
    let outcome = AttemptOutcome {
        status: None,
        headers: Some(&headers),
        body: Some(&body),
        error: None,
        duration: Duration::ZERO,
    };
    let shown = format!("{outcome:?}");
    assert!(shown.contains("set-cookie") && shown.contains("6 bytes") && !shown.contains("hushed"), "{shown}");
}
