//! Requests that are sent again at once, since the server has not acted upon them. That is no retry.

use super::attempt::attempt;
use super::context::Call;
use super::sent::Sent;
use crate::call::error::Error;
use crate::call::operation::Exception;
use crate::io::body::ByteStream;
use crate::io::transport::TransportError;
use http::header::EXPECT;
use http::{Request, Response, StatusCode};
use tracing::debug;

/// The number of times that a request is sent again within one attempt. A transport may keep as many connections, all of
/// which may have died.
const MOST: u32 = 100;

/// Makes an attempt. A request that was lost with its connection is sent again, and so is one whose body the server does
/// not know how to ask for. Returns a copy of the request, too; `None` if its body can be read only once.
pub async fn attempt_unless_lost<X: Exception>(
    call: &Call<'_>,
    mut request: Request<ByteStream>,
    number: u32,
    sent: &mut Sent,
) -> (Result<Response<ByteStream>, Error<X>>, Option<Request<ByteStream>>) {
    let mut left = MOST;
    loop {
        let mut spare = copy(&request);
        let result = attempt(call, request, number, sent).await;
        let next =
            spare.take_if(|spare| left > 0 && result.as_ref().is_err_and(|error| can_be_sent_again(error, spare)));
        let Some(next) = next else { return (result, spare) };
        debug!("sending again");
        sent.requests = sent.requests.saturating_sub(1);
        left -= 1;
        request = next;
    }
}

/// Whether the server has not acted upon the request. Removes an announcement of the body that the server did not
/// understand.
fn can_be_sent_again<X: Exception>(error: &Error<X>, request: &mut Request<ByteStream>) -> bool {
    let is_lost = error.find_cause().is_some_and(TransportError::is_repeatable);
    is_lost || error.status() == Some(StatusCode::EXPECTATION_FAILED) && request.headers_mut().remove(EXPECT).is_some()
}

/// Copies a request; `None` if its body can be read only once.
fn copy(request: &Request<ByteStream>) -> Option<Request<ByteStream>> {
    let mut copy = Request::new(request.body().try_clone()?);
    *copy.method_mut() = request.method().clone();
    *copy.uri_mut() = request.uri().clone();
    *copy.headers_mut() = request.headers().clone();
    *copy.extensions_mut() = request.extensions().clone();
    Some(copy)
}
