//! The bodies that hyper sends and receives. They let an upload begin, and end it with its call.

use super::link::{Link, MOST_INFORMATIONAL};
use super::upload::{Permission, Upload};
use crate::io::body::{BodyError, ByteStream, Layer, Polled};
use bytes::Bytes;
use http::header::EXPECT;
use http::{Extensions, Request, StatusCode};
use http_body::{Body, Frame, SizeHint};
use hyper::body::Incoming;
use hyper_util::client::legacy::connect::{CaptureConnection, capture_connection};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Sleep, sleep};

/// The time after which a body is sent although the server has not asked for it, since some servers never ask. It is
/// botocore's.
const PATIENCE: Duration = Duration::from_secs(1);

/// Ends the upload when it is dropped, so that a connection and a body are not kept for a server that does not read.
pub struct UploadGuard(Arc<Upload>);

impl UploadGuard {
    /// Returns the body of the reply. When it has been read or is dropped, the call is over, and so is the upload.
    pub fn reply(self, body: Incoming) -> ByteStream {
        self.0.settle(Permission::Refused);
        if self.0.is_taken() && !self.0.was_replied_to() {
            return ByteStream::from_body(body);
        }
        let mut upload = Some(self);
        ByteStream::from_body(Layer::new(body, move |mut body, context| {
            let frame = ready!(body.as_mut().poll_frame(context));
            if !matches!(frame, Some(Ok(_))) || body.is_end_stream() {
                upload.take();
            }
            Poll::Ready(frame.map(|frame| frame.map_err(BodyError::new)))
        }))
    }

    /// Whether hyper has taken all of the request's body.
    pub fn is_taken(&self) -> bool {
        self.0.is_taken()
    }
}

impl Drop for UploadGuard {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// Prepares a request for hyper, and returns what knows the connection that carries it.
pub fn begin(request: Request<ByteStream>) -> (Request<UploadBody>, UploadGuard, CaptureConnection) {
    let is_awaited = request.headers().get(EXPECT).is_some_and(|value| value == "100-continue");
    let permission = if is_awaited { Permission::Awaited } else { Permission::Given };
    let (head, body) = request.into_parts();
    let left = body.content_length();
    let upload = Arc::new(Upload::new(permission, body));
    let body = UploadBody { left, upload: Arc::clone(&upload), connection: None, patience: None };
    let mut request = Request::from_parts(head, body);
    let connection = capture_connection(&mut request);
    let (informed, carrying, count) = (Arc::clone(&upload), connection.clone(), AtomicU32::new(0));
    hyper::ext::on_informational(&mut request, move |reply| {
        if reply.status() == StatusCode::CONTINUE {
            informed.settle(Permission::Given);
        }
        if count.fetch_add(1, Ordering::Relaxed) == MOST_INFORMATIONAL
            && let Some(link) = link(&carrying)
        {
            link.flood();
        }
    });
    if !request.body().is_end_stream() {
        request.body_mut().connection = Some(connection.clone());
    }
    (request, UploadGuard(upload), connection)
}

/// What has gone over the connection that carries a request.
fn link(connection: &CaptureConnection) -> Option<Link> {
    let mut extras = Extensions::new();
    if let Some(connected) = connection.connection_metadata().as_ref() {
        connected.get_extras(&mut extras);
    }
    extras.remove()
}

/// The body of a request, which waits for the server's permission if the request asks for it.
pub struct UploadBody {
    /// The number of bytes that hyper has not taken, if it was announced. hyper takes no more than that.
    left: Option<u64>,
    upload: Arc<Upload>,
    /// The connection that carries the request, until it knows of the upload.
    connection: Option<CaptureConnection>,
    patience: Option<Pin<Box<Sleep>>>,
}

impl UploadBody {
    fn introduce(&mut self) {
        let Some(connection) = self.connection.take() else { return };
        if let Some(link) = link(&connection) {
            link.carry(&self.upload);
        }
    }

    /// Records that hyper takes a piece, or has come to the end.
    fn take(&mut self, frame: Option<&Frame<Bytes>>) {
        let length = frame.and_then(Frame::data_ref).map_or(0, |piece| piece.len() as u64);
        self.left = self.left.map(|left| left.saturating_sub(length));
        if frame.is_none() || self.left == Some(0) {
            self.upload.take();
        }
    }

    fn poll_permission(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BodyError>> {
        self.upload.check(context).map_err(BodyError::new)?;
        match self.upload.permission() {
            Permission::Given => Poll::Ready(Ok(())),
            Permission::Refused => Poll::Pending,
            Permission::Awaited => {
                let patience = self.patience.get_or_insert_with(|| Box::pin(sleep(PATIENCE)));
                ready!(patience.as_mut().poll(context));
                self.upload.settle(Permission::Given);
                Poll::Ready(Ok(()))
            }
        }
    }
}

impl Body for UploadBody {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Polled {
        self.introduce();
        ready!(self.poll_permission(context))?;
        let Some(polled) = self.upload.with_body(|body| Pin::new(body).poll_frame(context)) else {
            return Poll::Ready(Some(Err(BodyError::new("the call is over"))));
        };
        let frame = ready!(polled).transpose()?;
        self.take(frame.as_ref());
        Poll::Ready(frame.map(Ok))
    }

    fn is_end_stream(&self) -> bool {
        self.upload.with_body(|body| body.is_end_stream()).unwrap_or_else(|| self.upload.is_taken())
    }

    fn size_hint(&self) -> SizeHint {
        self.upload.with_body(|body| body.size_hint()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::task::Waker;

    #[test]
    fn a_body_waits_for_permission_where_its_request_says_so() {
        for (expect, permission) in [("100-continue", Permission::Awaited), ("other", Permission::Given)] {
            let request = Request::builder().header(EXPECT, expect).body(ByteStream::from("abc")).unwrap();
            let (request, guard, _) = begin(request);
            assert_eq!((guard.0.permission(), guard.is_taken()), (permission, false));
            assert_eq!(request.body().size_hint().exact(), Some(3));
            assert!(request.body().connection.is_some(), "the connection has to know of a body");
        }
        let (request, guard, _) = begin(Request::new(ByteStream::default()));
        assert!(request.body().connection.is_none() && guard.is_taken());
    }

    #[cfg(feature = "blocking")]
    #[test]
    fn a_body_is_taken_with_its_last_byte_or_its_end_if_no_length_was_announced() {
        let (measured, of_any_length) = (ByteStream::from("abc"), ByteStream::from_reader_to_end(&b"abc"[..]));
        for (body, taken_after) in [(measured, [true, true]), (of_any_length, [false, true])] {
            let (request, guard, _) = begin(Request::new(body));
            let mut body = Box::pin(request.into_body());
            for is_taken in taken_after {
                let polled = body.as_mut().poll_frame(&mut Context::from_waker(Waker::noop()));
                assert!(matches!(polled, Poll::Ready(None | Some(Ok(_)))));
                assert_eq!(guard.is_taken(), is_taken);
            }
        }
    }
}
