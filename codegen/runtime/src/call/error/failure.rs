//! The error of a call without the type of its service's exceptions, so that the code of calls is compiled once.

use super::kind::ErrorKind;
use crate::call::exception::AnyException;
use crate::call::protocol::{self, ErrorReply};
use crate::io::causes::{causes, if_asked};
use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};
use std::fmt;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// All that an [`Error`](super::Error) is, but for the type of the exception. It displays as the error does.
pub struct Failure(pub(super) Box<Facts>);

pub(super) struct Facts {
    pub kind: ErrorKind,
    pub operation: Option<&'static str>,
    pub cause: Option<BoxError>,
    pub response: Option<Response<Bytes>>,
    /// The identifier of the request, where it is not read from the reply's headers.
    pub request_id: Option<String>,
    pub service: Option<ServiceError>,
    pub attempts: u32,
    pub earlier_request_ids: Vec<String>,
    pub not_retried: Option<&'static str>,
}

/// The content of an error reply.
pub(super) struct ServiceError {
    pub code: String,
    pub message: Option<String>,
    /// Whether the body is one of the service's protocol.
    pub is_readable: bool,
    /// The phrase for the form of the protocol's bodies.
    pub form: &'static str,
    pub exception: Option<Box<dyn AnyException>>,
}

impl Failure {
    /// A failure that is not a reply of the service.
    pub fn new(kind: ErrorKind, cause: BoxError) -> Self {
        Self(Box::new(Facts {
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

    /// The failure that a reply reports. `decode` reads the exception, which is that of the code unless the reply names
    /// another.
    pub fn reported(
        response: Response<Bytes>,
        reply: ErrorReply,
        form: &'static str,
        decode: impl FnOnce(&str, &Response<Bytes>) -> Option<Box<dyn AnyException>>,
    ) -> Self {
        let ErrorReply { code, message, request_id, is_readable } = reply;
        let code = code.unwrap_or_else(|| response.status().as_str().to_owned());
        let exception = decode(&code, &response);
        let modelled = || exception.as_ref()?.message().map(str::to_owned);
        let message = message.or_else(modelled).filter(|message| !message.trim().is_empty());
        Self(Box::new(Facts {
            kind: ErrorKind::Service,
            operation: None,
            cause: None,
            response: Some(response),
            request_id,
            service: Some(ServiceError { code, message, is_readable, form, exception }),
            attempts: 0,
            earlier_request_ids: Vec::new(),
            not_retried: None,
        }))
    }

    pub fn in_operation(mut self, operation: &'static str) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// Sets the reason why only the beginning of the reply's body is there. It is shown if that cannot be read.
    #[cfg(feature = "client")]
    pub fn with_beginning_only(mut self, reason: Option<BoxError>) -> Self {
        self.0.cause = reason.filter(|_| self.0.service.as_ref().is_some_and(|service| !service.is_readable));
        self
    }

    pub fn with_attempts(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    pub fn with_earlier_request_ids(mut self, ids: Vec<String>) -> Self {
        self.0.earlier_request_ids = ids;
        self
    }

    pub fn not_retried(mut self, reason: &'static str) -> Self {
        self.0.not_retried = Some(reason);
        self
    }

    pub fn with_reply(mut self, status: StatusCode, headers: HeaderMap) -> Self {
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        self.0.response = Some(response);
        self
    }

    /// Sets the identifier of the request, which no header of the reply has.
    pub fn with_request_id(mut self, id: Option<String>) -> Self {
        self.0.request_id = id;
        self
    }

    /// The first cause.
    #[cfg(feature = "client")]
    pub fn into_cause(self) -> Option<BoxError> {
        self.0.cause
    }

    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    pub fn exception(&self) -> Option<&dyn AnyException> {
        self.0.service.as_ref()?.exception.as_deref()
    }

    pub fn into_exception(self) -> Option<Box<dyn AnyException>> {
        self.0.service?.exception
    }

    pub fn code(&self) -> Option<&str> {
        self.0.service.as_ref().map(|service| service.code.as_str())
    }

    pub fn message(&self) -> Option<&str> {
        self.0.service.as_ref()?.message.as_deref()
    }

    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref().or_else(|| protocol::request_id(self.0.response.as_ref()?.headers()))
    }

    pub fn request_ids(&self) -> impl Iterator<Item = &str> {
        self.0.earlier_request_ids.iter().map(String::as_str).chain(self.request_id())
    }

    pub fn response(&self) -> Option<&Response<Bytes>> {
        self.0.response.as_ref()
    }

    pub fn status(&self) -> Option<StatusCode> {
        self.0.response.as_ref().map(Response::status)
    }

    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The first cause of a type.
    pub fn find_cause<E: std::error::Error + 'static>(&self) -> Option<&E> {
        causes(self).find_map(|cause| cause.downcast_ref())
    }
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Failure")
            .field("kind", &self.0.kind)
            .field("sentence", &self.to_string())
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        if_asked(self.0.cause.as_deref().map(|cause| cause as _))
    }
}
