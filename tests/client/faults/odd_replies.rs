//! Replies at the edge of HTTP, which both stacks read alike, or differ for a reason.

use crate::connections::kept::asset;
use crate::connections::uploads::{config, read_head, serve};
use codeartifact::config::{RetryConfig, TimeoutConfig};
use codeartifact::{Error, ErrorKind};
use codeartifact_tests::stack::{Over, Stack};
use std::time::Duration;
use tokio::io::AsyncWriteExt;

/// A reply in pieces, each of which is sent once the client has had the time to read the one before. Then the server closes.
type Reply = &'static [&'static str];

/// What a download comes to: its content, or what is wrong.
type Outcome = Result<&'static str, ErrorKind>;

const CHUNKED: &str = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";

async fn download(stack: Stack, reply: Reply) -> Result<String, ErrorKind> {
    let (address, _) = serve(move |_, mut stream| async move {
        stream.set_nodelay(true).unwrap();
        read_head(&mut stream).await;
        for piece in reply {
            if stream.write_all(piece.as_bytes()).await.is_err() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(3)).await;
        }
    })
    .await;
    let limits = TimeoutConfig::builder().read_timeout(Duration::from_secs(20)).build();
    let config = config(address).retry_config(RetryConfig::disabled()).timeout_config(limits);
    let client = stack.client(&config.build());
    let kind = |error: Error| error.kind();
    let body = asset(&client).over(stack).await.map_err(kind)?;
    let content = body.collect().over(stack).await.map_err(|error| kind(error.into()))?;
    Ok(String::from_utf8(content.to_vec()).unwrap())
}

async fn assert_read(stack: Stack, replies: &[(Reply, Outcome)]) {
    for (reply, outcome) in replies {
        assert_eq!(download(stack, reply).await.as_deref(), outcome.as_ref().map(|text| *text), "{stack:?}: {reply:?}");
    }
}

#[tokio::test]
async fn both_stacks_read_odd_replies_alike() {
    const ALIKE: &[(Reply, Outcome)] = &[
        (&["HTTP/1.1 200\r\ncontent-length: 3\r\n\r\nabc"], Ok("abc")),
        (&["HTTP/1.0 200 OK\r\n\r\nab", "c"], Ok("abc")),
        (&["HTTP/1.1 200 OK\ncontent-length: 3\n", "\nabc"], Ok("abc")),
        (&["\r\n", "\r\n", "HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabc"], Ok("abc")),
        (&["\r\n\r\nHTTP/1.1 2", "00 OK\r\ncontent-length: 3\r\n\r\nabc"], Ok("abc")),
        (&["HTTP/1.1 200 OK\r\nx-empty:\r\ncontent-length: 3, 3\r\n\r\nabc"], Ok("abc")),
        (&["HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 3\r\n\r\nabc"], Ok("abc")),
        (&["HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabcdef"], Ok("abc")),
        (&["HTTP/1.1 200 \r\nx: caf\u{e9}\r\ncontent-length: 3\r\n\r\nabc"], Ok("abc")),
        (&["HTTP/1.1 199 Odd\r\n\r\nHTTP/1.1 299 Odd\r\ncontent-length: 3\r\n\r\nabc"], Ok("abc")),
        (&["HTTP/1.1 205 Reset Content\r\ncontent-length: 3\r\n\r\nabc"], Ok("abc")),
        (&["HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 3\r\n\r\nabc"], Ok("abc")),
        (&["HTTP/1.1 204 No Content\r\ncontent-length: 3\r\n\r\nabc"], Ok("")),
        (&["HTTP/1.1 100 Continue\r\nvia: a\r\n", "\r\nHTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabc"], Ok("abc")),
        (&["HTTP/1.1 103 Early\r\nlink: a\r\n\r\nHTTP/1.1 10", "0\r\na: b\r\n\r\nHTTP/1.1 200\r\n\r\nabc"], Ok("abc")),
        (&["HTTP/1.1 304 Not Modified\r\ncontent-length: 3\r\n\r\nabc"], Err(ErrorKind::Service)),
        (&["\r\n\r\n"], Err(ErrorKind::Transport)),
        (&["PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"], Err(ErrorKind::Transport)),
        (&["\0\0\u{12}\u{4}\0\0\0\0\0"], Err(ErrorKind::Transport)),
        (&["HTTP/1.1 099 Odd\r\ncontent-length: 3\r\n\r\nabc"], Err(ErrorKind::Transport)),
        (&["HTTP/1.1 200 OK\r\ncontent-length: 18446744073709551616\r\n\r\nabc"], Err(ErrorKind::Transport)),
        (&["HTTP/1.1 200 OK\r\ncontent-length : 3\r\n\r\nabc"], Err(ErrorKind::Transport)),
        (&["HTTP/1.1 100 Continue\r\n\r\n"], Err(ErrorKind::Transport)),
        (&["HTTP/1.1 1000 OK\r\n\r\n"], Err(ErrorKind::Transport)),
        (&["HTTP/2 200 OK\r\ncontent-length: 3\r\n\r\nabc"], Err(ErrorKind::Transport)),
        (&["HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabc"], Err(ErrorKind::Transport)),
        (&["HTTP/1.1 200 OK\r\ncontent-length: +3\r\n\r\nabc"], Err(ErrorKind::Transport)),
        (&["HTTP/1.1 200 OK\r\na: b\r\n c\r\ncontent-length: 3\r\n\r\nabc"], Err(ErrorKind::Transport)),
        (&["HTTP/1.1 200 OK\r\nno-colon\r\ncontent-length: 3\r\n\r\nabc"], Err(ErrorKind::Transport)),
        (&["HTTP/1.1 200 OK\r\ncontent-le"], Err(ErrorKind::Transport)),
        (&["HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nabc"], Err(ErrorKind::Body)),
        (&[CHUNKED, "3;a=b\r\nabc\r\n0\r\nx: y\r\nz: w\r\n\r\n"], Ok("abc")),
        (&[CHUNKED, "1", "\r", "\na", "\r\n2\r\nbc\r\n0\r\n", "\r\n"], Ok("abc")),
        (&["HTTP/1.1 204 No Content\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"], Ok("")),
        (&[CHUNKED, "0003 \r\nabc\r\n0;x\r\n\r\n"], Ok("abc")),
        (&[CHUNKED, "3\nabc\n0\n\n"], Err(ErrorKind::Body)),
        (&[CHUNKED, "3\r\nabc\r\n"], Err(ErrorKind::Body)),
        (&[CHUNKED, "3\r\nabcd\r\n0\r\n\r\n"], Err(ErrorKind::Body)),
        (&[CHUNKED, "-3\r\nabc\r\n0\r\n\r\n"], Err(ErrorKind::Body)),
        (&[CHUNKED, "fffffffffffffffff\r\nabc\r\n0\r\n\r\n"], Err(ErrorKind::Body)),
    ];
    for stack in Stack::BOTH {
        assert_read(stack, ALIKE).await;
    }
}

#[tokio::test]
async fn chunks_count_and_not_the_length_that_stands_beside_them() {
    const BOTH: [Reply; 4] = [
        &["HTTP/1.1 200 OK\r\ncontent-length: 0\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"],
        &["HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"],
        &["HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n3\r\nabc\r\n0\r\n\r\n"],
        &["HTTP/1.1 200 OK\r\ntransfer-encoding: CHUNKED\r\ncontent-length: 0\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\n\r\n"],
    ];
    for stack in Stack::BOTH {
        assert_read(stack, &BOTH.map(|reply| (reply, Ok("abc")))).await;
    }
}

/// hyper and ureq read the framing of bodies themselves.
#[tokio::test]
async fn what_the_stacks_read_differently_is_known() {
    // What is said of a chunk is 20 bytes at most for ureq. No service says anything there.
    const LONG: Reply = &[CHUNKED, "3;name=\"a long extension\"\r\nabc\r\n0\r\n\r\n"];
    // All of the content has come, so ureq does not mind that the end has not.
    const UNENDED: Reply = &[CHUNKED, "3\r\nabc\r\n0\r\n"];
    // HTTP/1.0 has no chunks: hyper refuses the header, ureq overlooks it.
    const OLD: Reply = &["HTTP/1.0 200 OK\r\ntransfer-encoding: chunked\r\n\r\nabc"];
    // A head of 64 KiB is the largest for ureq, and one with 100 headers for hyper. Services send less of both.
    let large = format!("HTTP/1.1 200 OK\r\nx: {}\r\ncontent-length: 3\r\n\r\nabc", "y".repeat(100_000));
    let large: Reply = vec![&*large.leak()].leak();
    let many = format!("HTTP/1.1 200 OK\r\n{}content-length: 3\r\n\r\nabc", "x: y\r\n".repeat(120));
    let many: Reply = vec![&*many.leak()].leak();
    let (content, body, transport) = (Ok("abc"), Err(ErrorKind::Body), Err(ErrorKind::Transport));
    for (reply, over_hyper, over_ureq) in [
        (LONG, content, body),
        (UNENDED, body, content),
        (OLD, transport, content),
        (large, content, transport),
        (many, transport, content),
    ] {
        assert_read(Stack::Async, &[(reply, over_hyper)]).await;
        assert_read(Stack::Blocking, &[(reply, over_ureq)]).await;
    }
}
