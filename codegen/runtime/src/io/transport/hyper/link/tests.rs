//! What hyper makes of a connection on which writing fails.

use super::{Link, Watched};
use crate::io::body::ByteStream;
use crate::io::transport::hyper::upload::{Permission, Upload};
use crate::io::transport::test_server::soon;
use http::Request;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, ReadBuf, duplex};

/// A connection on which nothing can be read until a write has failed.
struct Failing {
    /// What can be read then. Nothing stands for the end, and `None` for an error.
    replies: Vec<Option<&'static [u8]>>,
    has_failed: bool,
    reader: Option<Waker>,
}

impl AsyncRead for Failing {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if !self.has_failed {
            self.reader = Some(context.waker().clone());
            return Poll::Pending;
        }
        match self.replies.pop() {
            Some(Some(reply)) => {
                buffer.put_slice(reply);
                Poll::Ready(Ok(()))
            }
            Some(None) => Poll::Ready(Err(io::ErrorKind::ConnectionReset.into())),
            None => Poll::Ready(Ok(())),
        }
    }
}

impl AsyncWrite for Failing {
    fn poll_write(mut self: Pin<&mut Self>, _: &mut Context<'_>, _: &[u8]) -> Poll<io::Result<usize>> {
        self.has_failed = true;
        if let Some(reader) = self.reader.take() {
            reader.wake();
        }
        Poll::Ready(Err(io::ErrorKind::BrokenPipe.into()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

/// Sends a request, and waits for the connection to end. Returns the status of the reply; `None` if there is none.
async fn send(mut replies: Vec<Option<&'static [u8]>>) -> Option<u16> {
    replies.reverse();
    let stream = Watched::new(Box::new(Failing { replies, has_failed: false, reader: None }));
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    let connection = tokio::spawn(connection);
    let request = Request::put("/").body(ByteStream::from("content")).unwrap();
    let status = soon(sender.send_request(request)).await.ok().map(|reply| reply.status().as_u16());
    drop(sender);
    // Whether it ends with an error does not matter.
    let _ = soon(connection).await.unwrap();
    status
}

#[tokio::test]
async fn a_reply_is_read_although_the_request_cannot_be_written() {
    let reply = b"HTTP/1.1 413 Payload Too Large\r\ncontent-length: 0\r\n\r\n";
    assert_eq!(send(vec![Some(&reply[..9]), Some(&reply[9..])]).await, Some(413));
    assert_eq!(send(vec![Some(reply), None]).await, Some(413));
}

#[tokio::test]
async fn a_connection_that_ends_without_a_reply_is_given_up() {
    for replies in [vec![], vec![None], vec![Some(&b"HTTP/1.1 "[..])], vec![Some(&b"HTTP/1.1 "[..]), None]] {
        assert_eq!(send(replies).await, None);
    }
}

#[test]
fn a_link_knows_what_has_not_left() {
    let link = Link::default();
    for (all, is_unwritten) in [(false, true), (true, false)] {
        link.wrote(all);
        assert_eq!(link.is_unwritten(), is_unwritten);
        link.flushed(all);
        assert_eq!(link.is_unwritten(), is_unwritten);
    }
}

#[test]
fn a_call_that_is_over_ends_its_connection_until_its_body_has_left() {
    let context = Context::from_waker(Waker::noop());
    for is_taken in [false, true] {
        let (link, upload) = (Link::default(), Arc::new(Upload::new(Permission::Given, ByteStream::from("abc"))));
        link.carry(&upload);
        if is_taken {
            upload.take();
            link.flushed(false);
            assert!(link.state().upload.is_some());
        }
        link.flushed(true);
        upload.end();
        assert_eq!(link.check(&context).is_ok(), is_taken);
    }
}

#[tokio::test]
async fn nothing_is_written_for_a_call_that_is_over() {
    let (near, mut far) = duplex(64);
    let mut watched = Watched::new(Box::new(near));
    let upload = Arc::new(Upload::new(Permission::Given, ByteStream::from("abc")));
    watched.link.carry(&upload);
    watched.write_all(b"head").await.unwrap();
    upload.end();
    for error in [watched.write_all(b"abc").await, watched.flush().await, watched.shutdown().await] {
        assert_eq!(error.unwrap_err().to_string(), "the call is over");
    }
    drop(watched);
    let mut arrived = String::new();
    far.read_to_string(&mut arrived).await.unwrap();
    assert_eq!(arrived, "head");
}

#[tokio::test]
async fn the_end_of_a_connection_arrives() {
    let (near, mut far) = duplex(64);
    let mut watched = Watched::new(Box::new(near));
    watched.shutdown().await.unwrap();
    assert_eq!(soon(far.read(&mut [0])).await.unwrap(), 0);
}

#[test]
fn a_connection_takes_several_pieces_at_once_if_its_stream_does() {
    let failing = Failing { replies: vec![], has_failed: false, reader: None };
    assert!(!Watched::new(Box::new(failing)).is_write_vectored());
    assert!(Watched::new(Box::new(duplex(64).0)).is_write_vectored());
}
