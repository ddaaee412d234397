//! The one error type of a client: why a call failed, whichever operation it was.

mod display;
mod reply;
mod retry;

use crate::call::operation::{Exception, Operation, Service};
use crate::io::body::BodyError;
use bytes::Bytes;
use http::{Response, StatusCode};
pub use reply::{error_code, error_message, request_id};
use std::fmt;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The error of an operation's service.
pub type OperationError<O> = Error<<<O as Operation>::Service as Service>::Exception>;

/// At which step a call failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The input breaks the model's constraints; nothing was sent.
    Validation,
    /// The input holds what HTTP cannot carry; nothing was sent.
    Encode,
    /// The configuration leads to no endpoint; nothing was sent.
    Endpoint,
    /// The configuration is not complete or cannot be read; nothing was sent.
    Configuration,
    /// There are no usable credentials; nothing was sent.
    Credentials,
    /// A hook did not let the request through; nothing was sent.
    Interceptor,
    /// The request could not be sent, or the connection broke before a reply.
    Transport,
    /// There is no secure connection: the server's certificate is not trusted, or TLS cannot be agreed
    /// on; nothing was sent.
    Tls,
    /// There was no reply in time.
    Timeout,
    /// The reply's body broke off.
    Body,
    /// The request's body could not be read to its end; a part of it may have been sent.
    RequestBody,
    /// A file could not be read, or not be saved to.
    File,
    /// The reply of success does not have the modelled shape.
    Decode,
    /// The service, or something before it, replied with an error.
    Service,
    /// A listing cannot go on.
    Pagination,
}

/// Why a call failed. Displays as one sentence that says all that is known.
pub struct Error<X>(Box<Inner<X>>);

struct Inner<X> {
    kind: ErrorKind,
    operation: Option<&'static str>,
    cause: Option<BoxError>,
    response: Option<Response<Bytes>>,
    service: Option<ServiceError<X>>,
    attempts: u32,
    earlier_request_ids: Vec<String>,
    not_retried: Option<&'static str>,
}

/// What an error reply says.
struct ServiceError<X> {
    code: String,
    message: Option<String>,
    exception: Option<X>,
}

impl<X: Exception> Error<X> {
    /// An error that is not a reply of the service. `cause` may be a text.
    pub fn new(kind: ErrorKind, cause: impl Into<BoxError>) -> Self {
        Self(Box::new(Inner {
            kind,
            operation: None,
            cause: Some(cause.into()),
            response: None,
            service: None,
            attempts: 0,
            earlier_request_ids: Vec::new(),
            not_retried: None,
        }))
    }

    /// An error reply. Whatever its body is, this gives a readable error.
    #[must_use]
    pub fn from_response(response: Response<Bytes>) -> Self {
        let code = error_code(&response);
        let exception = X::decode(&code, &response);
        let modelled = || exception.as_ref()?.message().map(str::to_owned);
        let message = error_message(&response).or_else(modelled);
        Self(Box::new(Inner {
            kind: ErrorKind::Service,
            operation: None,
            cause: None,
            response: Some(response),
            service: Some(ServiceError { code, message, exception }),
            attempts: 0,
            earlier_request_ids: Vec::new(),
            not_retried: None,
        }))
    }

    /// The same, saying which operation was called.
    #[must_use]
    pub fn in_operation(mut self, operation: &'static str) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// The same, saying how often the request was sent.
    #[must_use]
    pub fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    /// The same with the identifiers of the attempts before the last.
    #[must_use]
    pub fn with_earlier_request_ids(mut self, ids: Vec<String>) -> Self {
        self.0.earlier_request_ids = ids;
        self
    }

    /// The same, saying why there was no further attempt although one might have succeeded.
    #[must_use]
    pub fn not_retried(mut self, reason: &'static str) -> Self {
        self.0.not_retried = Some(reason);
        self
    }

    /// The same with status and headers of the reply; of the body only error replies keep a copy.
    #[must_use]
    pub fn with_reply(mut self, status: StatusCode, headers: http::HeaderMap) -> Self {
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        self.0.response = Some(response);
        self
    }

    /// At which step the call failed.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The modelled exception, when the reply is one.
    #[must_use]
    pub fn exception(&self) -> Option<&X> {
        self.0.service.as_ref()?.exception.as_ref()
    }

    /// The modelled exception by value, when the reply is one.
    #[must_use]
    pub fn into_exception(self) -> Option<X> {
        self.0.service?.exception
    }

    /// The error code of the reply, as `ResourceNotFoundException`, modelled or not. The HTTP status
    /// as text when the reply has no code; `None` when there is no error reply.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.service.as_ref().map(|service| service.code.as_str())
    }

    /// The message of the error reply.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.service.as_ref()?.message.as_deref()
    }

    /// The identifier of the request, which AWS Support asks for.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.response.as_ref().and_then(request_id)
    }

    /// The identifiers of all attempts that were answered with one, in order.
    pub fn request_ids(&self) -> impl Iterator<Item = &str> {
        self.0.earlier_request_ids.iter().map(String::as_str).chain(self.request_id())
    }

    /// The HTTP status of the reply, when there is one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.response.as_ref().map(Response::status)
    }

    /// The reply, when there is one. Its body is empty unless it is an error reply.
    #[must_use]
    pub fn response(&self) -> Option<&Response<Bytes>> {
        self.0.response.as_ref()
    }

    /// The operation's name in the model; `None` when the client could not be configured.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// How often the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }
}

impl<X: Exception> From<BodyError> for Error<X> {
    fn from(error: BodyError) -> Self {
        Self::new(ErrorKind::Body, error)
    }
}

#[cfg(feature = "client")]
impl<X: Exception> From<crate::io::body::FileError> for Error<X> {
    fn from(error: crate::io::body::FileError) -> Self {
        Self::new(ErrorKind::File, error)
    }
}

impl<X: Exception> fmt::Debug for Error<X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error").field("kind", &self.0.kind).field("sentence", &self.to_string()).finish_non_exhaustive()
    }
}

impl<X: Exception> std::error::Error for Error<X> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.cause.as_deref().map(|cause| cause as _)
    }
}

#[cfg(test)]
mod tests;
