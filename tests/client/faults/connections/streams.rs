//! Uploads of streams, which can be read only once.

use super::kept::publish;
use super::uploads::{CONTINUE, MIB, REFUSAL, SERVED, Watched, config, is_refusal, read_head, serve, soon};
use codeartifact::Client;
use codeartifact::config::RetryConfig;
use codeartifact::primitives::ByteStream;
use codeartifact_tests::stack::{Over, Stack};
use futures_core::Stream;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::pin::Pin;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::task::{Context, Poll};
use std::thread;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

#[tokio::test]
async fn a_stream_of_which_nothing_was_read_is_sent_again() {
    for stack in Stack::BOTH {
        for answer in [b"".as_slice(), b"HTTP/1.1 417 Expectation Failed\r\ncontent-length: 0\r\n\r\n"] {
            let (address, connections) = serve(move |number, mut stream| async move {
                let head = read_head(&mut stream).await;
                if number == 0 {
                    stream.write_all(SERVED).await.unwrap();
                    read_head(&mut stream).await;
                    stream.write_all(answer).await.unwrap();
                    return;
                }
                if head.contains("\r\nexpect: ") {
                    stream.write_all(CONTINUE).await.unwrap();
                }
                stream.read_exact(&mut vec![0; 3 * MIB]).await.unwrap();
                stream.write_all(SERVED).await.unwrap();
            })
            .await;
            let client = stack.client(&config(address).retry_config(RetryConfig::disabled()).build());
            client.list_domains().send().over(stack).await.unwrap();
            let (body, taken, _) = Watched::body(3);
            assert_eq!(publish(&client, body).over(stack).await.unwrap().attempts(), 1);
            assert_eq!((taken.load(Ordering::SeqCst), connections.load(Ordering::SeqCst)), (3, 2));
        }
    }
}

#[tokio::test]
async fn an_early_answer_to_a_stream_on_a_kept_connection_is_seen_every_time() {
    for stack in Stack::BOTH {
        for _ in 0..10 {
            let (address, _) = serve(move |_, mut stream| async move {
                read_head(&mut stream).await;
                stream.write_all(SERVED).await.unwrap();
                read_head(&mut stream).await;
                stream.write_all(REFUSAL).await.unwrap();
            })
            .await;
            let client = stack.client(&config(address).build());
            client.list_domains().send().over(stack).await.unwrap();
            is_refusal(publish(&client, Watched::body(1).0).over(stack).await);
        }
    }
}

/// A content of two pieces of half a MiB, the second of which is there when the server has closed the connection.
struct Slow {
    pieces: usize,
    is_closed: mpsc::Receiver<()>,
}

impl Stream for Slow {
    type Item = Result<Vec<u8>, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.pieces += 1;
        match self.pieces {
            1 => {}
            // It blocks the thread, so that the client does not read before it writes.
            2 => self.is_closed.recv().unwrap(),
            _ => return Poll::Ready(None),
        }
        Poll::Ready(Some(Ok(vec![7; MIB / 2])))
    }
}

/// Reads the head of a request and no byte more.
fn read_head_exactly(stream: &mut TcpStream) {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).unwrap();
        head.extend(byte);
    }
}

#[tokio::test]
async fn an_early_answer_is_seen_though_the_rest_of_a_stream_cannot_be_written() {
    for stack in Stack::BOTH {
        for (announced, is_kept) in [(false, false), (false, true), (true, false), (true, true)] {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let from = announced.then_some(MIB as u64);
            let config = config(listener.local_addr().unwrap()).expect_continue_from(from);
            let (closed, is_closed) = mpsc::channel();
            let server = thread::spawn(move || {
                let mut stream = listener.accept().unwrap().0;
                if is_kept {
                    read_head_exactly(&mut stream);
                    stream.write_all(SERVED).unwrap();
                }
                read_head_exactly(&mut stream);
                stream.write_all(if announced { CONTINUE } else { b"" }).unwrap();
                // hyper asks for the second piece before it has written all of the first. What is not read makes closing a reset.
                stream.read_exact(&mut [0]).unwrap();
                stream.write_all(REFUSAL).unwrap();
                drop(stream);
                closed.send(()).unwrap();
            });
            let client = stack.client(&config.build());
            if is_kept {
                client.list_domains().send().over(stack).await.unwrap();
            }
            let content = ByteStream::from_stream(Slow { pieces: 0, is_closed }, MIB as u64);
            is_refusal(soon(publish(&client, content)).over(stack).await);
            server.join().unwrap();
        }
    }
}

#[tokio::test]
async fn streams_are_announced_unless_they_are_small() {
    const LIMIT: usize = 64 * 1024;
    for stack in Stack::BOTH {
        for (size, from, announced) in
            [(LIMIT - 1, Some(2 * MIB as u64), false), (LIMIT, Some(2 * MIB as u64), true), (LIMIT, None, false)]
        {
            let (address, _) = serve(move |_, mut stream| async move {
                let head = read_head(&mut stream).await;
                assert_eq!(head.contains("\r\nexpect: "), announced, "{size} {from:?}");
                stream.write_all(CONTINUE).await.unwrap();
                stream.read_exact(&mut vec![0; size]).await.unwrap();
                stream.write_all(SERVED).await.unwrap();
            })
            .await;
            let client = stack.client(&config(address).expect_continue_from(from).build());
            let body = ByteStream::from_body(ByteStream::from(vec![7; size]));
            publish(&client, body).over(stack).await.unwrap();
        }
    }
}

#[test]
fn a_refused_upload_frees_its_body_though_no_runtime_runs_afterwards() {
    for beginning in [CONTINUE, b""] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let client = Client::new(config(listener.local_addr().unwrap()).build());
        let (done, is_done) = mpsc::channel::<()>();
        let server = thread::spawn(move || {
            let mut reader = BufReader::new(listener.accept().unwrap().0);
            while reader.read_until(b'\n', &mut Vec::new()).unwrap() > 2 {}
            reader.get_mut().write_all(beginning).unwrap();
            if !beginning.is_empty() {
                reader.read_exact(&mut [0]).unwrap();
            }
            reader.get_mut().write_all(REFUSAL).unwrap();
            // It neither reads nor closes.
            is_done.recv().unwrap_err();
        });
        let (body, _, mut dropped) = Watched::body(10_000);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        is_refusal(runtime.block_on(publish(&client, body)));
        dropped.try_recv().unwrap();
        drop(done);
        server.join().unwrap();
    }
}
