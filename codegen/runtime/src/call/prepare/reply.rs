//! Reads replies.

use crate::call::error::{Error, ErrorKind, Failure};
use crate::call::operation::{Operation, OperationError, ProtocolOf, ResponseBody as _};
use crate::call::protocol::request_id_in_body;
use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};

/// Whether a status is that of an error, as all but 200 to 299 are. Redirects are not followed, and a reply such as 101 or
/// 304 has no output.
#[must_use]
pub fn is_error(status: StatusCode) -> bool {
    !status.is_success()
}

/// Reads a reply: the output, or the error that it reports.
///
/// The output and the body take at most 128 MiB together. The extension [`MaxReplySize`](super::MaxReplySize) of the
/// response sets another limit.
///
/// # Errors
/// Returns an error of kind [`Service`](ErrorKind::Service) if the reply reports an error, and of kind
/// [`Decode`](ErrorKind::Decode) if it does not have the modelled shape or takes too much memory.
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
/// Returns an error of kind [`Decode`](ErrorKind::Decode) if the reply does not have the modelled shape or takes too much
/// memory.
pub fn parse_response<O: Operation>(response: Response<O::ResponseBody>) -> Result<O::Output, OperationError<O>> {
    read::<O>(response).map(|(output, ..)| output).map_err(|failure| Error::of(failure).into())
}

/// Status and headers of a reply, and the identifier of its request if the body alone has it.
pub(crate) type Head = (StatusCode, HeaderMap, Option<String>);

/// Reads the output, and keeps the head of the reply.
pub(crate) fn read<O: Operation>(response: Response<O::ResponseBody>) -> Result<(O::Output, Head), Failure> {
    // The decoder consumes the reply.
    let (status, headers) = (response.status(), response.headers().clone());
    let request_id = request_id_in_body::<ProtocolOf<O>>(&headers, response.body().collected());
    match O::decode(response) {
        Ok(output) => Ok((output, (status, headers, request_id))),
        Err(error) => {
            let failure = Failure::new(ErrorKind::Decode, error.into()).in_operation(O::NAME);
            Err(failure.with_reply(status, headers).with_request_id(request_id))
        }
    }
}

/// Reads the error from a reply whose status [is that of an error](is_error).
#[must_use]
pub fn parse_error<O: Operation>(response: Response<Bytes>) -> OperationError<O> {
    Error::from_response(response).in_operation(O::NAME).into()
}
