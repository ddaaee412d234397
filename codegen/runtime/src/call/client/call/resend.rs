//! Requests that are sent again at once, since the server has not acted upon them. That does not count as a retry.

use super::attempt::attempt;
use super::context::Call;
use super::deadline::Deadline;
use super::sent::Sent;
use crate::call::error::Failure;
use crate::io::body::{ByteStream, Spare};
use crate::io::transport::TransportError;
use http::header::EXPECT;
use http::{Request, Response, StatusCode};
use std::time::Duration;
use tracing::debug;

/// The number of times that a request is sent again within one attempt. A transport may keep as many connections, all of
/// which may have died.
const MOST: u32 = 100;

/// Once the requests of an attempt have taken this long, a second loss is left to the retries. A connection that has died
/// shows it at once, so a server that takes requests and closes late has a problem of its own.
const QUICKLY: Duration = Duration::from_secs(3);

/// Makes an attempt. A request that was lost with its connection is sent again, and so is one whose body the server does
/// not know how to ask for; the timeout of the attempt goes on meanwhile. Returns a copy of the request, too; `None` if its
/// body is a stream and reading it has begun.
pub async fn attempt_unless_lost(
    call: &Call,
    mut request: Request<ByteStream>,
    number: u32,
    sent: &mut Sent,
) -> (Result<Response<ByteStream>, Failure>, Option<Request<ByteStream>>) {
    let deadline = Deadline::of(call.client.config.timeouts.operation_attempt_timeout(), &call.timer);
    sent.taken = Duration::ZERO;
    let mut lost = 0;
    loop {
        let spare = copy(&mut request);
        let result = attempt(call, request, number, deadline, sent).await;
        let (head, body) = spare.into_parts();
        let mut spare = body.take().map(|body| Request::from_parts(head, body));
        let Err(error) = &result else { return (result, spare) };
        lost += u32::from(is_lost(error));
        let is_late = lost > 1 && sent.taken > QUICKLY;
        let again = |request: &mut _| is_lost(error) && lost <= MOST && !is_late || is_unexpected(error, request);
        let Some(next) = spare.take_if(again) else { return (result, spare) };
        debug!("sending again");
        sent.requests = sent.requests.saturating_sub(1);
        request = next;
    }
}

fn is_lost(error: &Failure) -> bool {
    error.find_cause().is_some_and(TransportError::is_repeatable)
}

/// Whether the server did not understand the announcement of the body. Removes it.
fn is_unexpected(error: &Failure, request: &mut Request<ByteStream>) -> bool {
    error.status() == Some(StatusCode::EXPECTATION_FAILED) && request.headers_mut().remove(EXPECT).is_some()
}

/// Copies a request, whose body may be a stream that is given back if nothing of it is read.
fn copy(request: &mut Request<ByteStream>) -> Request<Spare> {
    let mut copy = Request::new(request.body_mut().spare());
    *copy.method_mut() = request.method().clone();
    *copy.uri_mut() = request.uri().clone();
    *copy.headers_mut() = request.headers().clone();
    *copy.extensions_mut() = request.extensions().clone();
    copy
}
