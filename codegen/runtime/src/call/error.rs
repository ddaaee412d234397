//! The error type of all operations.

mod causes;
#[cfg(feature = "client")]
mod crowded;
mod display;
mod from_body;
#[cfg(feature = "client")]
mod out_of_time;
mod retry;

use crate::call::exception::Exception;
use crate::call::protocol::{self, ErrorReply, Protocol};
use crate::io::causes::if_asked;
use bytes::Bytes;
#[cfg(feature = "client")]
pub(crate) use crowded::{Crowded, SharedLimit};
use http::{HeaderMap, Response, StatusCode};
#[cfg(feature = "client")]
pub(crate) use out_of_time::{Awaited, OutOfTime};
use std::fmt;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The step at which a call failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input violates the model's constraints. Nothing was sent.
    Validation,
    /// The input cannot be written as an HTTP request. Nothing was sent.
    Encode,
    /// The content does not match a hash that was given.
    Checksum,
    /// The request cannot be presigned: the time is out of range, or the body is a file or a stream. Nothing was sent.
    Presign,
    /// There is no endpoint for the configuration. Nothing was sent.
    Endpoint,
    /// The configuration is incomplete or cannot be read. Nothing was sent.
    Configuration,
    /// There are no usable credentials. Nothing was sent.
    Credentials,
    /// A hook refused the request. Nothing was sent.
    Interceptor,
    /// The request could not be sent, or the connection broke before the reply.
    Transport,
    /// TLS could not be negotiated, or the server's certificate is not trusted. Nothing was sent.
    Tls,
    /// A proxy refused to connect to the service's host. Nothing was sent.
    Proxy,
    /// A timeout passed before the reply was complete, or before the request could begin.
    Timeout,
    /// The reply's body ended early.
    Body,
    /// The request's body could not be read to its end. Part of it may have been sent.
    RequestBody,
    /// A file could not be read or written.
    File,
    /// The reply is successful, but does not have the modelled shape.
    Decode,
    /// The service, or a proxy before it, replied with an error.
    Service,
    /// A listing cannot be continued.
    Pagination,
}

/// The error of a call. It displays as one sentence with all known facts: the operation, the cause, the service's code and
/// message, the HTTP status, the request id and the number of attempts. The sentence is a single line of at most 4,000
/// characters, with `…` where something is left out. `source` is `None`, since the sentence holds the causes;
/// [`find_cause`](Self::find_cause) reaches them.
pub struct Error<X>(Box<Inner<X>>);

struct Inner<X> {
    kind: ErrorKind,
    operation: Option<&'static str>,
    cause: Option<BoxError>,
    response: Option<Response<Bytes>>,
    /// The identifier of the request, where it is not read from the reply's headers.
    request_id: Option<String>,
    service: Option<ServiceError<X>>,
    attempts: u32,
    earlier_request_ids: Vec<String>,
    not_retried: Option<&'static str>,
}

/// The content of an error reply.
struct ServiceError<X> {
    code: String,
    message: Option<String>,
    /// Whether the body is one of the service's protocol.
    is_readable: bool,
    exception: Option<X>,
}

impl<X> Inner<X> {
    fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref().or_else(|| protocol::request_id(self.response.as_ref()?.headers()))
    }
}

impl<X: Exception> Error<X> {
    /// An error that is not a reply of the service. `cause` may be a string.
    pub fn new(kind: ErrorKind, cause: impl Into<BoxError>) -> Self {
        Self::caused(kind, cause.into())
    }

    /// It stands apart from [`new`](Self::new) to be compiled once, not for each kind of cause.
    fn caused(kind: ErrorKind, cause: BoxError) -> Self {
        Self(Box::new(Inner {
            kind,
            operation: None,
            cause: Some(cause),
            response: None,
            request_id: None,
            service: None,
            attempts: 0,
            earlier_request_ids: Vec::new(),
            not_retried: None,
        }))
    }

    /// The error that a reply reports. It is readable even if the reply's body is not.
    #[must_use]
    pub fn from_response(response: Response<Bytes>) -> Self {
        let ErrorReply { code, message, request_id, is_readable } = X::Protocol::read_error(&response);
        let code = code.unwrap_or_else(|| response.status().as_str().to_owned());
        let name = X::Protocol::exception_name(&response);
        let exception = X::decode(name.as_deref().unwrap_or(&code), &response);
        let modelled = || exception.as_ref()?.message().map(str::to_owned);
        let message = message.or_else(modelled).filter(|message| !message.trim().is_empty());
        Self(Box::new(Inner {
            kind: ErrorKind::Service,
            operation: None,
            cause: None,
            response: Some(response),
            request_id,
            service: Some(ServiceError { code, message, is_readable, exception }),
            attempts: 0,
            earlier_request_ids: Vec::new(),
            not_retried: None,
        }))
    }

    /// Sets the operation, by its name in the model.
    #[must_use]
    pub fn in_operation(mut self, operation: &'static str) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// Sets the reason why only the beginning of the reply's body is there. It is shown if that cannot be read.
    #[cfg(feature = "client")]
    pub(crate) fn with_beginning_only(mut self, reason: Option<BoxError>) -> Self {
        self.0.cause = reason.filter(|_| self.0.service.as_ref().is_some_and(|service| !service.is_readable));
        self
    }

    /// Sets how often the request was sent.
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// Sets the request ids of the attempts before the last.
    #[must_use]
    pub fn with_earlier_request_ids(mut self, ids: Vec<String>) -> Self {
        self.0.earlier_request_ids = ids;
        self
    }

    /// Sets the reason why a failure that might be retried was not.
    #[must_use]
    pub fn not_retried(mut self, reason: &'static str) -> Self {
        self.0.not_retried = Some(reason);
        self
    }

    /// Sets status and headers of the reply. The body is left empty.
    #[must_use]
    pub fn with_reply(mut self, status: StatusCode, headers: HeaderMap) -> Self {
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        self.0.response = Some(response);
        self
    }

    /// Sets the identifier of the request, which no header of the reply has.
    pub(crate) fn with_request_id(mut self, id: Option<String>) -> Self {
        self.0.request_id = id;
        self
    }

    /// The first cause.
    #[cfg(feature = "client")]
    pub(crate) fn into_cause(self) -> Option<BoxError> {
        self.0.cause
    }

    /// The step at which the call failed.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The modelled exception; `None` if the error is another one.
    #[must_use]
    pub fn exception(&self) -> Option<&X> {
        self.0.service.as_ref()?.exception.as_ref()
    }

    /// Converts into the modelled exception; `None` if the error is another one.
    #[must_use]
    pub fn into_exception(self) -> Option<X> {
        self.0.service?.exception
    }

    /// The error code of the reply, for example `ResourceNotFoundException`, modelled or not. If the reply has no
    /// code, it is the HTTP status, for example `503`. `None` if there is no error reply.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.service.as_ref().map(|service| service.code.as_str())
    }

    /// The message of the error reply; `None` if it has no message or there is no error reply.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.service.as_ref()?.message.as_deref()
    }

    /// The request id of the last attempt, which AWS Support asks for; `None` if that has no reply, or its reply has none.
    /// [`request_ids`](Self::request_ids) has those of the attempts before, too.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id()
    }

    /// The request ids of all attempts, in order.
    pub fn request_ids(&self) -> impl Iterator<Item = &str> {
        self.0.earlier_request_ids.iter().map(String::as_str).chain(self.request_id())
    }

    /// The HTTP status of the reply; `None` if there is no reply.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.response.as_ref().map(Response::status)
    }

    /// The headers of the reply; `None` if there is no reply.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.response.as_ref().map(Response::headers)
    }

    /// The reply; `None` if there is no reply. Only an error reply has its body here.
    #[must_use]
    pub fn response(&self) -> Option<&Response<Bytes>> {
        self.0.response.as_ref()
    }

    /// The operation's name in the model; `None` if the error does not belong to a call.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// The number of times that the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }
}

impl<X: Exception> fmt::Debug for Error<X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error").field("kind", &self.0.kind).field("sentence", &self.to_string()).finish_non_exhaustive()
    }
}

impl<X: Exception> std::error::Error for Error<X> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        if_asked(self.0.cause.as_deref().map(|cause| cause as _))
    }
}

#[cfg(test)]
mod tests;
