//! The answer of an expectation: a reply, which may be sent repeatedly, or a fault.

use super::reply::Reply;
use crate::io::body::{BodyError, ByteStream, Polled};
use crate::io::transport::{TransportError, TransportErrorKind};
use crate::wire::encode_error::EncodeError;
use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};
use http_body::{Body, Frame, SizeHint};
use std::pin::Pin;
use std::task::{Context, Poll};

/// A connection that fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Nothing listens: the request is not sent.
    ConnectionRefused,
    /// The connection breaks after the request was sent, before the reply.
    ConnectionReset,
    /// The request arrives and is never answered. Without a timeout the call never ends.
    NoAnswer,
}

impl Fault {
    /// Returns the error; never returns if the fault is the lack of an answer.
    pub(super) async fn happen(self) -> TransportError {
        match self {
            Self::ConnectionRefused => {
                TransportError::new(TransportErrorKind::Connect, "no connection to the stub: refused")
            }
            Self::ConnectionReset => {
                TransportError::new(TransportErrorKind::Io, "the connection to the stub was reset")
            }
            Self::NoAnswer => std::future::pending().await,
        }
    }
}

/// The answer of an expectation.
#[derive(Debug)]
pub(super) enum Answer {
    Reply(Box<Canned>),
    Fault(Fault),
    /// The given answer cannot be sent, for this reason.
    Broken(String),
}

impl From<Result<Reply, EncodeError>> for Answer {
    fn from(reply: Result<Reply, EncodeError>) -> Self {
        match reply {
            Ok(reply) => Self::reply(reply.into_response()),
            Err(error) => Self::Broken(error.to_string()),
        }
    }
}

impl Answer {
    pub(super) fn reply(response: Response<ByteStream>) -> Self {
        let (parts, body) = response.into_parts();
        let body = match body.as_bytes() {
            Some(bytes) => CannedBody::Bytes(bytes.clone()),
            None => CannedBody::Stream(Some(body)),
        };
        Self::Reply(Box::new(Canned { status: parts.status, headers: parts.headers, body, cut_after: None }))
    }
}

/// A reply that can be sent again if its body is in memory.
#[derive(Debug)]
pub(super) struct Canned {
    status: StatusCode,
    headers: HeaderMap,
    body: CannedBody,
    pub(super) cut_after: Option<usize>,
}

#[derive(Debug)]
enum CannedBody {
    Bytes(Bytes),
    Stream(Option<ByteStream>),
}

impl Canned {
    /// Returns the response; `None` if its body is a stream that has been sent already.
    pub(super) fn response(&mut self) -> Option<Response<ByteStream>> {
        let body = match &mut self.body {
            CannedBody::Bytes(bytes) => bytes.clone().into(),
            CannedBody::Stream(stream) => stream.take()?,
        };
        let body = match self.cut_after {
            Some(rest) => ByteStream::from_body(Cut { body, rest: Some(rest) }),
            None => body,
        };
        let mut response = Response::new(body);
        *response.status_mut() = self.status;
        response.headers_mut().clone_from(&self.headers);
        Some(response)
    }
}

/// A body that breaks off.
struct Cut {
    body: ByteStream,
    /// The number of bytes before the break; `None` once it has happened.
    rest: Option<usize>,
}

impl Body for Cut {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Polled {
        let broken = || Poll::Ready(Some(Err(BodyError::new("the stub cut the connection"))));
        match self.rest {
            None => Poll::Ready(None),
            Some(0) => {
                self.rest = None;
                broken()
            }
            Some(rest) => match Pin::new(&mut self.body).poll_frame(context) {
                Poll::Ready(Some(Ok(frame))) => match frame.into_data() {
                    Ok(piece) => {
                        let piece = piece.slice(..piece.len().min(rest));
                        self.rest = Some(rest - piece.len());
                        Poll::Ready(Some(Ok(Frame::data(piece))))
                    }
                    Err(frame) => Poll::Ready(Some(Ok(frame))),
                },
                Poll::Ready(None) => {
                    self.rest = None;
                    broken()
                }
                other => other,
            },
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many pieces of four bytes.
    struct Pieces(u8);

    impl Body for Pieces {
        type Data = Bytes;
        type Error = BodyError;

        fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Polled {
            let left = self.0.checked_sub(1).inspect(|left| self.0 = *left);
            Poll::Ready(left.map(|_| Ok(Frame::data(Bytes::from_static(b"abcd")))))
        }
    }

    #[tokio::test]
    async fn a_body_is_cut_after_so_many_bytes_in_whatever_pieces_it_comes() {
        for (pieces, arrives) in [(3, "abcdab"), (1, "abcd")] {
            let body = ByteStream::from_body(Pieces(pieces));
            let mut body = ByteStream::from_body(Cut { body, rest: Some(6) });
            let mut arrived = Vec::new();
            let last = loop {
                match body.next().await {
                    Some(Ok(piece)) => arrived.extend(piece),
                    last => break last,
                }
            };
            assert_eq!(arrived, arrives.as_bytes());
            assert!(last.is_some_and(|last| last.is_err()) && body.next().await.is_none());
        }
    }
}
