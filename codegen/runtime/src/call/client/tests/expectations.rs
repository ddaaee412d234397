//! Requests that ask the server whether it wants their body.

use super::*;
use http::StatusCode;
use http::header::EXPECT;

const MEBIBYTE: usize = 1024 * 1024;

fn swap(content: ByteStream) -> SwapThingInput {
    let content_hash = content.is_stream().then(|| "0".repeat(64));
    SwapThingInput { name: Some("a".to_owned()), content_hash, content: Some(content) }
}

#[tokio::test]
async fn bodies_are_announced_from_a_size_on() {
    let bytes = |length: usize| ByteStream::from(vec![b'x'; length]);
    let stream = |length: usize| ByteStream::from_body(bytes(length));
    for (content, from, announced) in [
        (bytes(2 * MEBIBYTE - 1), None, false),
        (bytes(2 * MEBIBYTE), None, true),
        (stream(64 * 1024 - 1), None, false),
        (stream(64 * 1024), None, true),
        (stream(64 * 1024 - 1), Some(Some(10)), true),
        (bytes(9), Some(Some(10)), false),
        (bytes(0), Some(Some(0)), false),
        (bytes(2 * MEBIBYTE), Some(None), false),
    ] {
        let length = content.content_length();
        let script = Script::of([(200, "")]);
        let config = script.client().config().to_builder();
        let config = match from {
            Some(from) => config.expect_continue_from(from),
            None => config,
        };
        Client::<test_service::Service>::new(config.build()).send(swap(content)).await.unwrap();
        let has_header = script.requests.lock().unwrap()[0].headers().contains_key(EXPECT);
        assert_eq!(has_header, announced, "{length:?}, from {from:?}");
    }
}

#[tokio::test]
async fn a_server_that_does_not_know_announcements_gets_the_body_at_once() {
    let script = Script::of([(417, ""), (200, "content")]);
    script.client().send(swap(vec![b'x'; 2 * MEBIBYTE].into())).await.unwrap();
    let announced: Vec<_> =
        script.requests.lock().unwrap().iter().map(|it| it.headers().contains_key(EXPECT)).collect();
    assert_eq!(announced, [true, false]);
    // What was not announced is not sent again.
    let script = Script::of([(417, ""), (200, "content")]);
    let error = script.client().send(swap("content".into())).await.unwrap_err();
    assert_eq!((error.status(), error.attempts()), (Some(StatusCode::EXPECTATION_FAILED), 1));
    // Neither is another refusal of what was.
    let script = Script::of([(400, ""), (200, "content")]);
    let error = script.client().send(swap(vec![b'x'; 2 * MEBIBYTE].into())).await.unwrap_err();
    assert_eq!((error.status(), error.attempts()), (Some(StatusCode::BAD_REQUEST), 1));
}
