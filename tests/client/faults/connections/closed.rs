//! Connections that the server closed: between two calls, and before it served any.

use super::kept::{asset, download, publish};
use super::uploads::{config, read_head, serve, soon};
use codeartifact::Client;
use codeartifact::config::{Config, Credentials, RetryConfig};
use codeartifact::error::TransportError;
use codeartifact::primitives::ByteStream;
use codeartifact_tests::raw_server::{Fate, Server};
use codeartifact_tests::stack::{Over, Stack};
use futures_core::Stream;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll};
use std::thread;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::{Mutex, mpsc};

#[tokio::test(flavor = "multi_thread")]
async fn a_request_on_a_new_connection_is_not_sent_again() {
    for stack in Stack::BOTH {
        let server = Server::of([Fate::Cut(String::new())]).await;
        let client = stack.client(&server.config().to_builder().retry_config(RetryConfig::disabled()).build());
        let error = download(&client).over(stack).await.unwrap_err();
        assert!(!error.find_cause::<TransportError>().unwrap().is_repeatable());
        assert_eq!(server.count(), 1);
    }
}

#[tokio::test]
async fn a_reset_is_no_end_of_a_body_whose_length_is_not_known() {
    for stack in Stack::BOTH {
        let (read, is_read) = mpsc::channel::<()>(1);
        let is_read = Arc::new(Mutex::new(is_read));
        let (address, _) = serve(move |_, mut stream| {
            let is_read = Arc::clone(&is_read);
            async move {
                read_head(&mut stream).await;
                stream.write_all(b"HTTP/1.1 200 OK\r\n\r\nbeginning").await.unwrap();
                is_read.lock().await.recv().await.unwrap();
                stream.set_zero_linger().unwrap();
            }
        })
        .await;
        let client = stack.client(&config(address).build());
        let mut body = asset(&client).over(stack).await.unwrap();
        assert_eq!(body.next().over(stack).await.unwrap().unwrap(), "beginning");
        read.send(()).await.unwrap();
        body.next().over(stack).await.unwrap().unwrap_err();
    }
}

#[tokio::test]
async fn a_body_that_is_not_read_to_its_end_gives_its_connection_up() {
    for stack in Stack::BOTH {
        let (closed, mut is_closed) = mpsc::channel(1);
        let (address, connections) = serve(move |number, mut stream| {
            let closed = closed.clone();
            async move {
                read_head(&mut stream).await;
                let length = if number == 0 { 100 } else { 9 };
                let reply = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\nbeginning");
                stream.write_all(reply.as_bytes()).await.unwrap();
                let rest = stream.read(&mut [0]).await;
                if number == 0 {
                    closed.send(rest.unwrap_or(0)).await.unwrap();
                }
            }
        })
        .await;
        let client = stack.client(&config(address).retry_config(RetryConfig::disabled()).build());
        let mut body = asset(&client).over(stack).await.unwrap();
        assert_eq!(body.next().over(stack).await.unwrap().unwrap(), "beginning");
        drop(body);
        assert_eq!(soon(is_closed.recv()).await, Some(0));
        download(&client).over(stack).await.unwrap();
        assert_eq!(connections.load(Ordering::SeqCst), 2);
    }
}

/// A stream of one piece, which can be sent only once.
struct Once(Option<&'static [u8]>);

impl Stream for Once {
    type Item = Result<&'static [u8], std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}

/// Answers one request.
pub fn answer(stream: TcpStream) -> TcpStream {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if let Some(value) = line.strip_prefix("content-length: ") {
            length = value.trim().parse().unwrap();
        }
        if line == "\r\n" {
            break;
        }
    }
    reader.read_exact(&mut vec![0; length]).unwrap();
    reader.get_mut().write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}").unwrap();
    reader.into_inner()
}

#[test]
fn a_connection_that_was_closed_while_no_runtime_ran_is_not_used() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let config = Config::builder()
        .region("eu-west-1")
        .endpoint_url(format!("http://{}", listener.local_addr().unwrap()))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret"))
        .retry_config(RetryConfig::disabled());
    let client = Client::new(config.build());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    // The runtime learns of nothing that happens between the calls, and a stream cannot be sent again.
    for _ in 0..3 {
        let listener = listener.try_clone().unwrap();
        let server = thread::spawn(move || answer(listener.accept().unwrap().0));
        let content = ByteStream::from_stream(Once(Some(b"content")), 7);
        runtime.block_on(publish(&client, content)).unwrap();
        drop(server.join().unwrap());
    }
}
