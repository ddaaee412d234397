//! The reply, and its body, which is read while it is asked for.

use super::limits::Limits;
use super::ongoing::Ongoing;
use crate::io::body::{BodyError, ByteStream, Polled, ReadTimedOut, next_piece};
use bytes::Bytes;
use http::Response;
use http::header::{CONTENT_LENGTH, TRANSFER_ENCODING};
use http_body::{Body, Frame, SizeHint};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use ureq::{BodyReader, Error, Timeout};

/// The reply of ureq as one of a transport.
pub fn of(response: Response<ureq::Body>, limits: &Limits) -> Response<ByteStream> {
    let read = limits.read.unwrap_or(Duration::MAX);
    // ureq does not tell the length of a body that is not there. A body in chunks has no length.
    let headers = response.headers();
    let says_empty = headers.get(CONTENT_LENGTH).is_some_and(|length| length == "0");
    let is_empty = says_empty && !headers.contains_key(TRANSFER_ENCODING);
    let whole = limits.of_body(response.status());
    response.map(|body| match body.content_length() {
        _ if is_empty => ByteStream::default(),
        left => ByteStream::from_body(Reply { left, reader: body.into_reader(), read, whole }),
    })
}

struct Reply {
    reader: BodyReader<'static>,
    /// The number of bytes that have not come, if it was announced.
    left: Option<u64>,
    /// The read timeout.
    read: Duration,
    /// The limits that ureq does not know of: an output that streams holds no body of a failure, so that its end is waited
    /// for like a head.
    whole: Option<Limits>,
}

impl Reply {
    fn next(&mut self) -> Option<io::Result<Bytes>> {
        let left = self.left.unwrap_or(u64::MAX);
        match &self.whole {
            Some(limits) => Ongoing::new(limits.clone(), false, None).send(|| next_piece(&mut self.reader, left)),
            None => next_piece(&mut self.reader, left),
        }
    }

    fn failed(&self, error: io::Error) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        match error.get_ref().and_then(|cause| cause.downcast_ref()) {
            Some(Error::Timeout(Timeout::PerRead)) => {
                Poll::Ready(Some(Err(BodyError::new(ReadTimedOut::Body(self.read)))))
            }
            // The client measures this, too, and says what it has waited for.
            Some(Error::Timeout(_)) => Poll::Pending,
            _ => Poll::Ready(Some(Err(BodyError::new(error)))),
        }
    }
}

impl Body for Reply {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Polled {
        match self.next() {
            None => Poll::Ready(None),
            Some(Err(error)) => self.failed(error),
            Some(Ok(piece)) => {
                self.left = self.left.map(|left| left.saturating_sub(piece.len() as u64));
                // Whoever knows the length does not ask for the end, and ureq keeps a connection that has come to it alone.
                if self.left == Some(0) {
                    self.next();
                }
                Poll::Ready(Some(Ok(Frame::data(piece))))
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map(SizeHint::with_exact).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::io::causes;
    use http::Extensions;

    fn reply(length: Option<&str>, body: ureq::Body) -> ByteStream {
        let mut response = Response::new(body);
        if let Some(length) = length {
            response.headers_mut().insert(CONTENT_LENGTH, length.parse().unwrap());
        }
        of(response, &Limits::of(&Extensions::new())).into_body()
    }

    #[test]
    fn the_length_of_a_body_is_known_where_it_was_told() {
        let body = || ureq::Body::builder().data("abc");
        assert_eq!(reply(None, body()).content_length(), Some(3));
        // The head says it of a body that ureq does not make.
        let unknown = || ureq::Body::builder().reader(io::empty());
        assert_eq!(reply(Some("0"), unknown()).content_length(), Some(0));
        assert_eq!(reply(None, unknown()).content_length(), None);
    }

    #[test]
    fn a_limit_of_reading_is_told_and_one_that_the_client_measures_is_not() {
        let reader = ureq::Body::builder().data("abc").into_reader();
        let reply = Reply { reader, left: None, read: Duration::from_secs(7), whole: None };
        let failed = |error| reply.failed(error);
        let Poll::Ready(Some(Err(error))) = failed(io::Error::other(Error::Timeout(Timeout::PerRead))) else {
            panic!()
        };
        assert_eq!(causes::find(&error), Some(&ReadTimedOut::Body(reply.read)));
        assert!(failed(io::Error::other(Error::Timeout(Timeout::Global))).is_pending());
        assert!(failed(io::ErrorKind::ConnectionReset.into()).is_ready());
    }
}
