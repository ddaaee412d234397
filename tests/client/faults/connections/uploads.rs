//! Uploads that the service refuses.

use super::kept;
use codeartifact::config::{self, Config, Credentials, RetryConfig};
use codeartifact::primitives::ByteStream;
use codeartifact::{Error, ErrorKind, ResponseMetadata};
use codeartifact_tests::stack::{Over, Stack};
use futures_core::Stream;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

pub const REFUSAL: &[u8] = b"HTTP/1.1 413 Payload Too Large\r\nx-amzn-errortype: ServiceQuotaExceededException\r\n\
                         content-length: 17\r\n\r\n{\"message\":\"No.\"}";
pub const CONTINUE: &[u8] = b"HTTP/1.1 100 Continue\r\n\r\n";
pub const SERVED: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"version\":\"1\"}";
pub const MIB: usize = 1024 * 1024;

/// The runtime of the servers. A test's own would stand still while a blocking call waits.
static SERVERS: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap());

/// Hands each connection to `serve`, with its number. Returns the server's address, and the number of connections so far.
pub async fn serve<F: Future<Output = ()> + Send + 'static>(
    serve: impl Fn(usize, TcpStream) -> F + Send + 'static,
) -> (SocketAddr, Arc<AtomicUsize>) {
    let connections = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&connections);
    let (bound, address) = oneshot::channel();
    SERVERS.spawn(async move {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        bound.send(listener.local_addr().unwrap()).unwrap();
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            tokio::spawn(serve(count.fetch_add(1, Ordering::SeqCst), stream));
        }
    });
    (address.await.unwrap(), connections)
}

pub fn config(address: SocketAddr) -> config::Builder {
    Config::builder()
        .region("eu-west-1")
        .endpoint_url(format!("http://{address}"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret"))
        .retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)))
}

async fn publish(
    stack: Stack,
    config: config::Builder,
    content: impl Into<ByteStream>,
) -> Result<ResponseMetadata, Error> {
    soon(kept::publish(&stack.client(&config.build()), content.into()).over(stack)).await
}

pub async fn read_head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await.unwrap());
    }
    String::from_utf8(head).unwrap()
}

/// Waits for what comes at once if it comes at all.
pub async fn soon<F: Future>(future: F) -> F::Output {
    timeout(Duration::from_secs(20), future).await.unwrap()
}

/// Tells when it is dropped.
struct Dropped(Option<oneshot::Sender<()>>);

impl Drop for Dropped {
    fn drop(&mut self) {
        let _ = self.0.take().unwrap().send(());
    }
}

/// A content that counts the pieces that are taken, and tells when it is dropped.
pub struct Watched {
    left: usize,
    taken: Arc<AtomicUsize>,
    _dropped: Dropped,
}

impl Watched {
    /// A body of so many pieces of a MiB, their number that has been taken, and the end of the body.
    pub fn body(pieces: usize) -> (ByteStream, Arc<AtomicUsize>, oneshot::Receiver<()>) {
        let (sender, dropped) = oneshot::channel();
        let taken = Arc::new(AtomicUsize::new(0));
        let stream = Self { left: pieces, taken: Arc::clone(&taken), _dropped: Dropped(Some(sender)) };
        (ByteStream::from_stream(stream, (pieces * MIB) as u64), taken, dropped)
    }
}

impl Stream for Watched {
    type Item = Result<Vec<u8>, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        self.left -= 1;
        self.taken.fetch_add(1, Ordering::SeqCst);
        Poll::Ready(Some(Ok(vec![7; MIB])))
    }
}

pub fn is_refusal(outcome: Result<ResponseMetadata, Error>) {
    let error = outcome.unwrap_err();
    assert!(error.is_service_quota_exceeded_exception(), "{error}");
    assert_eq!(error.attempts(), 1);
}

#[tokio::test]
async fn an_early_answer_is_seen_every_time() {
    for stack in Stack::BOTH {
        // The server reads a part of the body or none of it, replies and closes, which resets the connection.
        for (size, announced, read) in [(MIB, true, 0), (3 * MIB, false, 0), (3 * MIB, false, MIB), (3 * MIB, true, 0)]
        {
            let (address, connections) = serve(move |_, mut stream| async move {
                read_head(&mut stream).await;
                stream.read_exact(&mut vec![0; read]).await.unwrap();
                stream.write_all(REFUSAL).await.unwrap();
            })
            .await;
            for number in 1..=30 {
                let from = announced.then_some(2 * MIB as u64);
                is_refusal(publish(stack, config(address).expect_continue_from(from), vec![7; size]).await);
                assert_eq!(connections.load(Ordering::SeqCst), number);
            }
        }
    }
}

#[tokio::test]
async fn an_early_success_is_one_and_its_connection_is_not_used_again() {
    for stack in Stack::BOTH {
        for announced in [true, false] {
            let (address, connections) = serve(move |_, mut stream| async move {
                let head = read_head(&mut stream).await;
                stream.write_all(if head.contains("\r\nexpect: ") { CONTINUE } else { b"" }).await.unwrap();
                stream.read_u8().await.unwrap();
                stream.write_all(SERVED).await.unwrap();
                // It neither reads nor closes.
                std::future::pending::<()>().await;
            })
            .await;
            let config = config(address).expect_continue_from(announced.then_some(MIB as u64));
            let client = stack.client(&config.build());
            for number in 1..=3 {
                let published = soon(kept::publish(&client, vec![7; 16 * MIB].into()).over(stack)).await;
                assert_eq!(published.unwrap().attempts(), 1);
                assert_eq!(connections.load(Ordering::SeqCst), number);
            }
        }
    }
}

#[tokio::test]
async fn a_refused_upload_frees_its_connection_and_its_body() {
    for stack in Stack::BOTH {
        let (go_on, on) = mpsc::channel(1);
        let on = Arc::new(tokio::sync::Mutex::new(on));
        let (closed, mut is_closed) = mpsc::channel(1);
        let (address, _) = serve(move |_, mut stream| {
            let (on, closed) = (Arc::clone(&on), closed.clone());
            async move {
                read_head(&mut stream).await;
                stream.write_all(CONTINUE).await.unwrap();
                stream.read_u8().await.unwrap();
                stream.write_all(REFUSAL).await.unwrap();
                // It neither reads nor closes, until the body is gone.
                on.lock().await.recv().await.unwrap();
                let _ = stream.read_to_end(&mut Vec::new()).await;
                closed.send(()).await.unwrap();
            }
        })
        .await;
        let (body, taken, dropped) = Watched::body(10_000);
        is_refusal(publish(stack, config(address), body).await);
        soon(dropped).await.unwrap();
        assert!(taken.load(Ordering::SeqCst) < 10_000);
        go_on.send(()).await.unwrap();
        soon(is_closed.recv()).await.unwrap();
    }
}

#[tokio::test]
async fn a_call_that_is_dropped_frees_its_body_though_the_server_does_not_read() {
    let (begun, mut has_begun) = mpsc::channel(1);
    let (address, _) = serve(move |_, mut stream| {
        let begun = begun.clone();
        async move {
            read_head(&mut stream).await;
            stream.write_all(CONTINUE).await.unwrap();
            stream.read_u8().await.unwrap();
            begun.send(()).await.unwrap();
            std::future::pending::<()>().await;
        }
    })
    .await;
    let (body, _, dropped) = Watched::body(10_000);
    tokio::select! {
        outcome = publish(Stack::Async, config(address), body) => panic!("{outcome:?}"),
        begun = has_begun.recv() => begun.unwrap(),
    }
    soon(dropped).await.unwrap();
}

#[tokio::test]
async fn a_body_is_sent_when_the_server_asks_for_it_or_does_not_reply() {
    for stack in Stack::BOTH {
        for asks in [true, false] {
            let (address, _) = serve(move |_, mut stream| async move {
                let head = read_head(&mut stream).await;
                assert!(head.contains("\r\nexpect: 100-continue\r\n"), "{head}");
                let signed = head.split("SignedHeaders=").nth(1).unwrap();
                assert!(!signed[..signed.find(',').unwrap()].contains("expect"), "{head}");
                if asks {
                    stream.write_all(CONTINUE).await.unwrap();
                }
                stream.read_exact(&mut vec![0; 3 * MIB]).await.unwrap();
                stream.write_all(SERVED).await.unwrap();
            })
            .await;
            assert_eq!(publish(stack, config(address), vec![7; 3 * MIB]).await.unwrap().attempts(), 1);
        }
    }
}

#[tokio::test]
async fn a_body_is_not_sent_after_a_refusal() {
    for stack in Stack::BOTH {
        let (closed, mut is_closed) = mpsc::channel(1);
        let (address, connections) = serve(move |_, mut stream| {
            let closed = closed.clone();
            async move {
                read_head(&mut stream).await;
                stream.write_all(REFUSAL).await.unwrap();
                let mut rest = Vec::new();
                stream.read_to_end(&mut rest).await.unwrap();
                closed.send(rest.len()).await.unwrap();
            }
        })
        .await;
        let (body, taken, dropped) = Watched::body(3);
        is_refusal(publish(stack, config(address), body).await);
        soon(dropped).await.unwrap();
        assert_eq!((soon(is_closed.recv()).await, taken.load(Ordering::SeqCst)), (Some(0), 0));
        assert_eq!(connections.load(Ordering::SeqCst), 1);
    }
}

#[tokio::test]
async fn a_server_that_does_not_know_the_expectation_gets_the_request_without_it() {
    for stack in Stack::BOTH {
        let (address, connections) = serve(move |number, mut stream| async move {
            let head = read_head(&mut stream).await;
            assert_eq!(head.contains("\r\nexpect: "), number == 0, "{head}");
            if number == 0 {
                stream.write_all(b"HTTP/1.1 417 Expectation Failed\r\ncontent-length: 0\r\n\r\n").await.unwrap();
            } else {
                stream.read_exact(&mut vec![0; 3 * MIB]).await.unwrap();
                stream.write_all(SERVED).await.unwrap();
            }
        })
        .await;
        let config = config(address).retry_config(RetryConfig::disabled());
        assert_eq!(publish(stack, config, vec![7; 3 * MIB]).await.unwrap().attempts(), 1);
        assert_eq!(connections.load(Ordering::SeqCst), 2);
    }
}

#[tokio::test]
async fn an_upload_is_not_lost_once_the_server_has_asked_for_it() {
    for stack in Stack::BOTH {
        let (address, connections) = serve(move |_, mut stream| async move {
            read_head(&mut stream).await;
            stream.write_all(SERVED).await.unwrap();
            read_head(&mut stream).await;
            stream.write_all(CONTINUE).await.unwrap();
            stream.read_u8().await.unwrap();
            stream.set_zero_linger().unwrap();
        })
        .await;
        let client = stack.client(&config(address).retry_config(RetryConfig::disabled()).build());
        client.list_domains().send().over(stack).await.unwrap();
        // More than the system takes in advance, so that the last byte is not written.
        let error = soon(kept::publish(&client, vec![7; 16 * MIB].into()).over(stack)).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 1), "{error}");
        assert_eq!(connections.load(Ordering::SeqCst), 1);
    }
}

#[tokio::test]
async fn only_large_bodies_are_announced() {
    for stack in Stack::BOTH {
        for (size, from, announced) in [
            (2 * MIB - 1, Some(2 * MIB as u64), false),
            (2 * MIB, Some(2 * MIB as u64), true),
            (2 * MIB, None, false),
            (1, Some(1), true),
            (1, Some(0), true),
            (0, Some(0), false),
        ] {
            let (address, _) = serve(move |_, mut stream| async move {
                let head = read_head(&mut stream).await;
                assert_eq!(head.contains("\r\nexpect: "), announced, "{size} {from:?}");
                stream.write_all(CONTINUE).await.unwrap();
                stream.read_exact(&mut vec![0; size]).await.unwrap();
                stream.write_all(SERVED).await.unwrap();
            })
            .await;
            publish(stack, config(address).expect_continue_from(from), vec![7; size]).await.unwrap();
        }
    }
}
