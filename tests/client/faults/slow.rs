//! Servers and programs that go on so slowly that a limit has to end the call.

use crate::connections::kept::{asset, publish};
use crate::connections::uploads::{config, read_head, serve};
use codeartifact::config::{RetryConfig, TimeoutConfig, TimeoutConfigBuilder};
use codeartifact::primitives::ByteStream;
use codeartifact::{Client, ErrorKind};
use codeartifact_tests::stack::{Over, Stack};
use futures_core::Stream;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::mpsc::channel;
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::runtime::Builder;
use tokio::time::sleep;

/// More than any pause here, and much less than all of them.
const LIMIT: Duration = Duration::from_millis(200);
const PAUSE: Duration = Duration::from_millis(5);
/// So many that a client which is held up for seconds has not got all of them.
const BYTES: usize = 3000;
const SILENT: &str = "no byte was sent and no head of a reply received for 200ms";

/// A server that sends the beginning of a reply at once, and the rest byte by byte with a pause after each.
async fn dripping(beginning: &'static str, rest: String, pause: Duration) -> SocketAddr {
    let (address, _) = serve(move |_, mut stream| {
        let rest = rest.clone();
        async move {
            stream.set_nodelay(true).unwrap();
            read_head(&mut stream).await;
            stream.write_all(beginning.as_bytes()).await.unwrap();
            for byte in rest.bytes() {
                if stream.write_all(&[byte]).await.is_err() {
                    return;
                }
                sleep(pause).await;
            }
        }
    })
    .await;
    address
}

/// A client with one attempt and these limits.
fn client(stack: Stack, address: SocketAddr, limits: TimeoutConfigBuilder) -> Client {
    let config = config(address).retry_config(RetryConfig::disabled()).timeout_config(limits.build());
    stack.client(&config.build())
}

#[tokio::test]
async fn the_head_of_a_reply_counts_when_all_of_it_has_come() {
    let heads = [
        format!("HTTP/1.1 200 OK\r\nx-filler: {}\r\ncontent-length: 0\r\n\r\n", "a".repeat(BYTES)),
        format!("{}HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", "HTTP/1.1 102 Processing\r\n\r\n".repeat(BYTES / 25)),
    ];
    for stack in Stack::BOTH {
        for head in &heads {
            let address = dripping("", head.clone(), PAUSE).await;
            let limits = TimeoutConfig::builder().read_timeout(LIMIT);
            let error = asset(&client(stack, address, limits)).over(stack).await.unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("GetPackageVersionAsset timed out: {SILENT} (1 attempt)"),
                "{stack:?}"
            );
        }
    }
}

#[tokio::test]
async fn each_byte_of_a_body_counts() {
    // Other tests may hold a byte up for a while.
    let (limit, pause) = (Duration::from_secs(2), Duration::from_millis(25));
    for stack in Stack::BOTH {
        let address = dripping("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n", "a".repeat(100), pause).await;
        let limits = TimeoutConfig::builder().read_timeout(limit).operation_attempt_timeout(limit);
        let body = asset(&client(stack, address, limits)).over(stack).await.unwrap();
        assert_eq!(body.collect().over(stack).await.unwrap().to_vec(), [b'a'; 100]);
    }
}

type Limit = fn(TimeoutConfigBuilder) -> TimeoutConfigBuilder;

#[tokio::test]
async fn the_body_of_a_failure_belongs_to_the_attempt_though_the_output_is_a_stream() {
    let limits: [(_, Limit); 2] = [
        ("attempt", |limits| limits.operation_attempt_timeout(LIMIT)),
        ("call", |limits| limits.operation_timeout(LIMIT)),
    ];
    for stack in Stack::BOTH {
        for (name, limit) in limits {
            for length in ["content-length: 3000", "x-no: length"] {
                let head = format!("HTTP/1.1 404 Not Found\r\n{length}\r\n\r\n").leak();
                let address = dripping(head, "a".repeat(BYTES), PAUSE).await;
                let client = client(stack, address, limit(TimeoutConfig::builder()));
                let error = asset(&client).over(stack).await.unwrap_err();
                let expected = format!("GetPackageVersionAsset timed out: the {name} took longer than 200ms: ");
                assert!(error.to_string().starts_with(&expected), "{stack:?} {error}");
            }
        }
    }
}

/// A content that never comes.
struct Never;

impl Stream for Never {
    type Item = Result<Vec<u8>, std::io::Error>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Pending
    }
}

#[tokio::test]
async fn a_content_that_does_not_come_is_waited_for_as_long_as_for_the_server() {
    for stack in Stack::BOTH {
        let (address, _) = serve(|_, mut stream| async move {
            // Until the client goes away.
            let _ = stream.read_to_end(&mut Vec::new()).await;
        })
        .await;
        let limits = TimeoutConfig::builder().read_timeout(LIMIT);
        let client = client(stack, address, limits);
        let (sender, received) = channel();
        // Without the limit it would wait for ever.
        thread::spawn(move || {
            let content = ByteStream::from_stream(Never, 10);
            let runtime = Builder::new_current_thread().enable_all().build().unwrap();
            sender.send(runtime.block_on(publish(&client, content).over(stack)).unwrap_err())
        });
        let error = received.recv_timeout(Duration::from_secs(20)).expect("the call ends");
        assert_eq!(error.kind(), ErrorKind::Timeout, "{stack:?} {error}");
        assert!(error.to_string().contains(SILENT), "{stack:?} {error}");
    }
}
