//! Replies that are late, broken, or not what the service would send.

use crate::connections::kept::download;
use codeartifact::Error;
use codeartifact::config::{RetryConfig, TimeoutConfig};
use codeartifact::error::BodyError;
use codeartifact::runtime::error::ErrorKind;
use codeartifact_tests::raw_server::{Fate, Server, reply, served, text};
use codeartifact_tests::stack::{Over, Stack};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::time::{Duration, Instant};

/// Calls a server with these fates. Returns the outcome and the number of requests.
async fn call(stack: Stack, fates: impl IntoIterator<Item = Fate>) -> (Result<usize, Error>, usize) {
    let server = Server::of(fates).await;
    let output = stack.client(&server.config()).list_domains().send().over(stack).await;
    (output.map(|output| output.domains().len()), server.count())
}

async fn assert_served_after(stack: Stack, fates: impl IntoIterator<Item = Fate>, requests: usize) {
    let (output, count) = call(stack, fates).await;
    assert_eq!((output.unwrap(), count), (1, requests));
}

#[tokio::test(flavor = "multi_thread")]
async fn throttled_twice_then_served() {
    for stack in Stack::BOTH {
        let throttled = || reply("429 Too Many Requests", "x-amzn-errortype: ThrottlingException\r\n", "{}");
        assert_served_after(stack, [throttled(), throttled(), served()], 3).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn failed_twice_then_served() {
    for stack in Stack::BOTH {
        let failed = || reply("500 Internal Server Error", "", "oops");
        assert_served_after(stack, [failed(), failed(), served()], 3).await;
    }
}

#[tokio::test]
async fn retry_after_is_waited_for() {
    let throttled = reply("429 Too Many Requests", "retry-after: 1\r\n", "{}");
    let started = Instant::now();
    assert_served_after(Stack::Async, [throttled, served()], 2).await;
    assert!(started.elapsed() >= Duration::from_secs(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retry_after_that_is_no_number_is_passed_over() {
    for stack in Stack::BOTH {
        let throttled = |value: &str| reply("429 Too Many Requests", &format!("retry-after: {value}\r\n"), "{}");
        assert_served_after(stack, [throttled("soon"), throttled("Wed, 21 Oct 2015 07:28:00 GMT"), served()], 3).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reset_before_during_and_after_the_head_of_the_reply() {
    for stack in Stack::BOTH {
        let head = "HTTP/1.1 200 OK\r\ncontent-le";
        let whole_head = "HTTP/1.1 200 OK\r\ncontent-length: 40\r\n\r\n";
        assert_served_after(stack, [Fate::Cut(String::new()), Fate::Cut(head.to_owned()), served()], 3).await;
        assert_served_after(stack, [Fate::Cut(whole_head.to_owned()), served()], 2).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_is_cut_short() {
    for stack in Stack::BOTH {
        let mut cut = text("200 OK", "", r#"{"domains":[{"name":"my-domain"}]}"#);
        cut.truncate(cut.len() - 10);
        assert_served_after(stack, [Fate::Cut(cut.clone()), served()], 2).await;
        let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n10\r\n{\"domains\"";
        assert_served_after(stack, [Fate::Cut(chunked.to_owned()), served()], 2).await;
        let (output, requests) = call(stack, [Fate::Cut(cut)]).await;
        let error = output.unwrap_err();
        assert_eq!((error.kind(), requests), (ErrorKind::Body, 3));
        assert_eq!(error.status().unwrap(), 200);
        // What an error reply says in its head counts, although its body breaks off.
        let denied =
            "HTTP/1.1 403 Forbidden\r\nx-amzn-errortype: AccessDeniedException\r\ncontent-length: 100\r\n\r\n{\"mess";
        let (output, requests) = call(stack, [Fate::Cut(denied.to_owned())]).await;
        let error = output.unwrap_err();
        assert_eq!((error.code(), requests), (Some("AccessDeniedException"), 1));
        let beginning = "ListDomains failed with AccessDeniedException: the reply broke off: ";
        assert!(error.to_string().starts_with(beginning) && error.find_cause::<BodyError>().is_some(), "{error}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_never_answers() {
    for stack in Stack::BOTH {
        let server = Server::of([Fate::Silence(String::new()), served()]).await;
        let timeouts = TimeoutConfig::builder().read_timeout(Duration::from_millis(500)).build();
        let client = stack.client(&server.config().to_builder().timeout_config(timeouts).build());
        assert_eq!(client.list_domains().send().over(stack).await.unwrap().domains().len(), 1);
        // The body may be what does not come, too.
        let half = "HTTP/1.1 200 OK\r\ncontent-length: 40\r\n\r\n{";
        let server = Server::of([Fate::Silence(half.to_owned())]).await;
        let client = stack.client(&server.config().to_builder().timeout_config(timeouts).build());
        let error = client.list_domains().send().over(stack).await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "ListDomains timed out: no byte was sent or received for 500ms (HTTP 200, 3 attempts)"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_byte_now_and_then() {
    for stack in Stack::BOTH {
        let body = r#"{"domains":[]}"#;
        let slow = || Fate::Drip(text("200 OK", "", body), Duration::from_millis(2));
        assert_eq!(call(stack, [slow()]).await.0.unwrap(), 0);
        // It is never idle, but an attempt may take its time only.
        let server = Server::of([Fate::Drip(text("200 OK", "", body), Duration::from_millis(50))]).await;
        let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_millis(500));
        let call = stack.client(&server.config()).list_domains().customize().timeout_config(timeouts.build());
        let error = call.retry_config(RetryConfig::disabled()).send().over(stack).await.unwrap_err();
        let waited = "took longer than 500ms: it was waiting for the reply (1 attempt)";
        assert_eq!(error.to_string(), format!("ListDomains timed out: the attempt {waited}"));
        let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_millis(500));
        let call = stack.client(&server.config()).list_domains().customize().timeout_config(timeouts.build());
        let error = call.send().over(stack).await.unwrap_err();
        assert_eq!(error.to_string(), format!("ListDomains timed out: the call {waited}"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn garbage_in_place_of_json() {
    for stack in Stack::BOTH {
        let (output, requests) = call(stack, [reply("200 OK", "x-amzn-requestid: r-1\r\n", "{\"domains\": 7]")]).await;
        let error = output.unwrap_err();
        assert_eq!((error.kind(), error.request_id(), requests), (ErrorKind::Decode, Some("r-1"), 1));
        let (output, requests) = call(stack, [Fate::Cut("\u{1}\u{2}\u{3}\r\n\r\n".to_owned())]).await;
        let error = output.unwrap_err();
        assert_eq!((error.kind(), requests), (ErrorKind::Transport, 3));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_redirect_is_not_followed() {
    let statuses =
        ["301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"];
    for stack in Stack::BOTH {
        for status in statuses {
            // The same server would be asked with the same credentials, and count it.
            let elsewhere = || reply(status, "location: /elsewhere\r\n", "");
            let (output, requests) = call(stack, [elsewhere(), served()]).await;
            let problem = format!("failed with HTTP {status}: the reply is empty (location: /elsewhere, 1 attempt)");
            assert_eq!((output.unwrap_err().to_string(), requests), (format!("ListDomains {problem}"), 1));
            let server = Server::of([elsewhere(), served()]).await;
            let client = stack.client(&server.config());
            let error = download(&client).over(stack).await.unwrap_err();
            assert_eq!((error.to_string(), server.count()), (format!("GetPackageVersionAsset {problem}"), 1));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_that_is_far_too_large() {
    for stack in Stack::BOTH {
        let announced = "HTTP/1.1 200 OK\r\ncontent-length: 100000000\r\n\r\n";
        let endless = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5f5e100\r\n";
        for head in [announced, endless] {
            let (output, requests) = call(stack, [Fate::Endless(head.to_owned())]).await;
            let error = output.unwrap_err();
            assert_eq!(
                (error.to_string().as_str(), requests),
                (
                    "ListDomains was answered, but the reply cannot be read: it has more than the 16777216 bytes that are \
                 the limit; to accept it, raise the configuration's `max_reply_size` (HTTP 200, 1 attempt)",
                    1
                )
            );
        }
        // Of an error reply the beginning is enough.
        let (output, _) =
            call(stack, [Fate::Endless("HTTP/1.1 403 Forbidden\r\ncontent-length: 100000000\r\n\r\n".to_owned())])
                .await;
        let error = output.unwrap_err();
        assert_eq!(error.status().unwrap(), 403);
        let end = ": the reply is too long: it has more than the 1048576 bytes that are the limit (1 attempt)";
        assert!(error.to_string().ends_with(end), "{error}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_that_is_compressed_although_nobody_asked() {
    for stack in Stack::BOTH {
        let compress = |text: &str| {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(text.as_bytes()).unwrap();
            encoder.finish().unwrap()
        };
        let reply = |status: &str, encoding: &str, body: &[u8]| {
            let head =
                format!("HTTP/1.1 {status}\r\ncontent-encoding: {encoding}\r\ncontent-length: {}\r\n\r\n", body.len());
            Fate::Reply([head.as_bytes(), body].concat())
        };
        let served = reply("200 OK", "gzip", &compress(r#"{"domains":[{"name":"my-domain"}]}"#));
        assert_served_after(stack, [served], 1).await;
        let denied = reply("403 Forbidden", "gzip", &compress(r#"{"code":"AccessDeniedException"}"#));
        assert_eq!(call(stack, [denied]).await.0.unwrap_err().code(), Some("AccessDeniedException"));
        let (output, requests) = call(stack, [reply("200 OK", "br", b"\x0b")]).await;
        assert_eq!(
            (output.unwrap_err().to_string().as_str(), requests),
            (
                "ListDomains was answered, but the reply cannot be read: it is encoded as `br`, which was not asked for, and \
             only gzip can be read (HTTP 200, 1 attempt)",
                1
            )
        );
        // A page of zeros, a thousand times smaller on its way.
        let bomb = compress(&" ".repeat(17 << 20));
        let sentence = call(stack, [reply("200 OK", "gzip", &bomb)]).await.0.unwrap_err().to_string();
        assert!(sentence.contains("and it has more than the 16777216 bytes that are the limit"), "{sentence}");
    }
}
