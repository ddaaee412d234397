//! Protocols: how members are written in bodies and read from them, and how replies report errors.
//!
//! The generator decides which members are in the body, the URI or headers, and what the URI is.

mod json;
#[cfg(feature = "xml")]
mod query;
mod rest_json;

use crate::call::request::Request;
use crate::call::service_metadata::ServiceMetadata;
use crate::wire::decode_error::DecodeError;
use crate::wire::members::{Decode, Encode, Structure};
use bytes::Bytes;
use http::{HeaderMap, Response};
pub use json::{Json, JsonService, JsonVersion};
#[cfg(feature = "xml")]
pub use query::Query;
pub use rest_json::RestJson;

/// A protocol of AWS.
pub trait Protocol: 'static {
    /// The phrase for the form of a body, for errors about a body of another form.
    const BODY: &'static str;

    /// Sets the body of a request to the members of an input, with the headers for the body's form.
    fn write_input<T: Encode>(input: &T, _operation: OperationId, request: &mut Request) {
        Self::write_body(input, request);
    }

    /// Reads the members of an output. Members that the body does not have keep their defaults.
    ///
    /// # Errors
    /// Returns an error, with the member's place, if the body is malformed, a member does not have the modelled shape, or
    /// the output takes too much memory.
    fn read_output<T: Structure>(reply: &Response<Bytes>, _operation: OperationId) -> Result<T, DecodeError> {
        Self::read_body(reply).map(Option::unwrap_or_default)
    }

    /// Sets the whole body of a request to a value, with the headers for the body's form.
    fn write_body<T: Encode + ?Sized>(value: &T, request: &mut Request);

    /// Reads a value that is the whole body; `None` if the body is empty.
    ///
    /// # Errors
    /// Returns an error, with the place in the body, if the body is malformed, does not have the modelled shape, or takes
    /// too much memory.
    fn read_body<T: Decode>(reply: &Response<Bytes>) -> Result<Option<T>, DecodeError>;

    /// Reads code, message and request id of an error reply, whose body may have any form.
    fn read_error(reply: &Response<Bytes>) -> ErrorReply;

    /// Reads the identifier of the request from a reply's body. Replies of most protocols have it in a header alone.
    #[must_use]
    fn read_request_id(_body: &[u8]) -> Option<String> {
        None
    }

    /// The name of the exception that an error reply is about, where services may report another code than that.
    fn exception_name(_reply: &Response<Bytes>) -> Option<String> {
        None
    }

    /// Reads the members of an exception from an error reply's body. Those that cannot be read keep their defaults.
    fn read_exception<T: Structure>(reply: &Response<Bytes>) -> T;

    /// Sets the body of a reply to the members of an output that [`read_output`](Self::read_output) reads, as far as that
    /// does not depend on the operation.
    #[cfg(feature = "test-util")]
    fn write_output<T: Encode + ?Sized>(output: &T, reply: &mut Request) {
        Self::write_body(output, reply);
    }

    /// Finishes the reply of an operation.
    #[cfg(feature = "test-util")]
    fn finish_output(_operation: OperationId, _reply: &mut Request) {}

    /// Writes the reply that [`read_error`](Self::read_error) and [`read_exception`](Self::read_exception) read.
    #[cfg(feature = "test-util")]
    fn write_error<T: Encode + ?Sized>(code: &str, members: &T, reply: &mut Request);
}

/// Says which operation a body belongs to.
#[derive(Debug, Clone, Copy)]
pub struct OperationId {
    /// The operation's name in the model.
    pub name: &'static str,
    /// The names of its service.
    pub service: ServiceMetadata,
}

/// Code, message and request id of an error reply.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ErrorReply {
    /// The error code, if the reply has one.
    pub code: Option<String>,
    /// The message, if the reply has one.
    pub message: Option<String>,
    /// The identifier of the request, if the reply has one.
    pub request_id: Option<String>,
    /// Whether the body is one of the protocol's.
    pub is_readable: bool,
}

/// The identifier of a request, from the headers of its reply.
#[must_use]
pub fn request_id(headers: &HeaderMap) -> Option<&str> {
    header(headers, "x-amzn-requestid").or_else(|| header(headers, "x-amz-request-id"))
}

/// The identifier of a request, from the body of its reply; `None` if the headers have it, or the body does not.
#[must_use]
pub fn request_id_in_body<P: Protocol>(headers: &HeaderMap, body: Option<&Bytes>) -> Option<String> {
    let body = body.filter(|_| request_id(headers).is_none())?;
    P::read_request_id(body)
}

/// A header's text; `None` if it is empty or not ASCII.
fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let value = headers.get(name)?.to_str().ok()?.trim();
    (!value.is_empty()).then_some(value)
}
