//! Contents that a program gives as streams, which fail, or are not what was announced.

use crate::connections::kept::publish;
use crate::connections::uploads::{SERVED, config, serve, soon};
use codeartifact::primitives::ByteStream;
use codeartifact::{Error, ErrorKind};
use codeartifact_tests::stack::{Over, Stack};
use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// What the program does when it is asked for a piece.
#[derive(Debug, Clone, Copy)]
enum Piece {
    Of(usize),
    Fails,
    Panics,
}

/// Pieces, and then the end.
struct Given(&'static [Piece]);

impl Stream for Given {
    type Item = Result<Vec<u8>, &'static str>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some((piece, rest)) = self.0.split_first() else { return Poll::Ready(None) };
        self.0 = rest;
        Poll::Ready(Some(match piece {
            Piece::Of(length) => Ok(vec![7; *length]),
            Piece::Fails => Err("the tape is torn"),
            Piece::Panics => panic!("on purpose"),
        }))
    }
}

/// Publishes a stream to a server that serves what has come whole.
async fn published(stack: Stack, pieces: &'static [Piece], length: u64) -> Result<(), Error> {
    let (address, _) = serve(|_, mut stream| async move {
        let mut received = Vec::new();
        let is_whole = |received: &[u8]| {
            let text = String::from_utf8_lossy(received);
            let length = text.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
            let head = text.find("\r\n\r\n").map(|end| end + 4);
            head.zip(length).is_some_and(|(head, length)| received.len() == head + length)
        };
        while !is_whole(&received) {
            if stream.read_buf(&mut received).await.unwrap_or(0) == 0 {
                return;
            }
        }
        stream.write_all(SERVED).await.unwrap();
    })
    .await;
    let client = stack.client(&config(address).build());
    soon(publish(&client, ByteStream::from_stream(Given(pieces), length)).over(stack)).await.map(drop)
}

#[tokio::test]
async fn a_stream_that_is_not_what_was_announced_is_the_programs_fault() {
    use Piece::{Fails, Of, Panics};
    const WRONG: [(&[Piece], u64, &str); 8] = [
        (&[], 10, "it ended after 0 of the 10 bytes that were announced"),
        (&[Of(3), Of(3)], 10, "it ended after 6 of the 10 bytes that were announced"),
        (&[Of(11)], 10, "it has more than the 10 bytes that were announced"),
        (&[Of(10), Of(1)], 10, "it has more than the 10 bytes that were announced"),
        (&[Fails], 10, "the tape is torn"),
        (&[Of(3), Fails], 10, "the tape is torn"),
        (&[Panics], 10, "what it is read from panicked"),
        (&[Of(3), Panics], 10, "what it is read from panicked"),
    ];
    for stack in Stack::BOTH {
        for (pieces, length, problem) in WRONG {
            let error = published(stack, pieces, length).await.unwrap_err();
            let found = (error.kind(), error.is_retryable(), error.attempts());
            assert_eq!(found, (ErrorKind::RequestBody, false, 1), "{stack:?} {pieces:?}: {error}");
            assert!(error.to_string().contains(problem), "{stack:?} {pieces:?}: {error}");
        }
        for (pieces, length) in [(&[] as &[Piece], 0), (&[Of(0), Of(3), Of(0), Of(7)], 10), (&[Of(200_000)], 200_000)] {
            published(stack, pieces, length).await.unwrap();
        }
    }
}
