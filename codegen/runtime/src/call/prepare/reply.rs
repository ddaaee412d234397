//! Reads replies.

use super::fail;
use crate::call::error::{Error, ErrorKind, OperationError};
use crate::call::operation::Operation;
use bytes::Bytes;
use http::{Response, StatusCode};

/// Whether a status is that of an error: 300 or above, since redirects are not followed.
#[must_use]
pub fn is_error(status: StatusCode) -> bool {
    status.as_u16() >= 300
}

/// Reads a reply: the output, or the error that it reports.
///
/// # Errors
/// Returns an error of kind [`Service`](ErrorKind::Service) if the reply reports an error, and of kind
/// [`Decode`](ErrorKind::Decode) if it does not have the modelled shape.
pub fn parse<O: Operation>(response: Response<Bytes>) -> Result<O::Output, OperationError<O>> {
    if is_error(response.status()) {
        Err(parse_error::<O>(response))
    } else {
        parse_response::<O>(response.map(Into::into))
    }
}

/// Reads the output from a successful reply.
///
/// # Errors
/// Returns an error of kind [`Decode`](ErrorKind::Decode) if the reply does not have the modelled shape.
pub fn parse_response<O: Operation>(response: Response<O::ResponseBody>) -> Result<O::Output, OperationError<O>> {
    // The decoder consumes the reply; an error needs its status and headers.
    let (status, headers) = (response.status(), response.headers().clone());
    O::decode(response).map_err(|error| fail::<O>(ErrorKind::Decode, error).with_reply(status, headers))
}

/// Reads the error from a reply whose status [is that of an error](is_error).
#[must_use]
pub fn parse_error<O: Operation>(response: Response<Bytes>) -> OperationError<O> {
    Error::from_response(response).in_operation(O::NAME)
}
