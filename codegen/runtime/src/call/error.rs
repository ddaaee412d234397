//! The error type of all operations.

mod causes;
#[cfg(feature = "client")]
mod crowded;
mod display;
mod failure;
mod from_body;
mod kind;
#[cfg(feature = "client")]
mod of_service;
#[cfg(feature = "client")]
mod out_of_time;
mod retry;

use crate::call::exception::{Exception, RetryKind};
use crate::call::protocol::Protocol;
use bytes::Bytes;
#[cfg(feature = "client")]
pub(crate) use crowded::{Crowded, SharedLimit};
pub(crate) use failure::Failure;
use http::{HeaderMap, Response, StatusCode};
pub use kind::ErrorKind;
#[cfg(feature = "client")]
pub(crate) use of_service::OfService;
#[cfg(feature = "client")]
pub(crate) use out_of_time::{Awaited, OutOfTime};
use std::any::Any;
use std::fmt;
use std::marker::PhantomData;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The error of a call. It displays as one sentence with all known facts: the operation, the cause, the service's code and
/// message, the HTTP status, the request id and the number of attempts. The sentence is a single line of at most 4,000
/// characters, with `…` where something is left out. `source` is `None`, since the sentence holds the causes;
/// [`find_cause`](Self::find_cause) reaches them.
pub struct Error<X>(Failure, PhantomData<X>);

impl<X: Exception> Error<X> {
    /// An error that is not a reply of the service. `cause` may be a string.
    pub fn new(kind: ErrorKind, cause: impl Into<BoxError>) -> Self {
        Self::of(Failure::new(kind, cause.into()))
    }

    /// The error that a reply reports. It is readable even if the reply's body is not.
    #[must_use]
    pub fn from_response(response: Response<Bytes>) -> Self {
        let reported = X::Protocol::read_error(&response);
        let name = X::Protocol::exception_name(&response);
        let failure = Failure::reported(response, reported, X::Protocol::BODY, |code, reply| {
            let exception = X::decode(name.as_deref().unwrap_or(code), reply);
            exception.map(|exception| Box::new(exception) as _)
        });
        Self::of(failure)
    }

    /// Gives a failure the type of the service's exceptions.
    pub(crate) fn of(failure: Failure) -> Self {
        Self(failure, PhantomData)
    }

    /// Sets the operation, by its name in the model.
    #[must_use]
    pub fn in_operation(self, operation: &'static str) -> Self {
        Self::of(self.0.in_operation(operation))
    }

    /// Sets how often the request was sent.
    #[must_use]
    pub fn with_attempts(self, attempts: u32) -> Self {
        Self::of(self.0.with_attempts(attempts))
    }

    /// Sets the request ids of the attempts before the last.
    #[must_use]
    pub fn with_earlier_request_ids(self, ids: Vec<String>) -> Self {
        Self::of(self.0.with_earlier_request_ids(ids))
    }

    /// Sets the reason why a failure that might be retried was not.
    #[must_use]
    pub fn not_retried(self, reason: &'static str) -> Self {
        Self::of(self.0.not_retried(reason))
    }

    /// Sets status and headers of the reply. The body is left empty.
    #[must_use]
    pub fn with_reply(self, status: StatusCode, headers: HeaderMap) -> Self {
        Self::of(self.0.with_reply(status, headers))
    }

    /// The step at which the call failed.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind()
    }

    /// The modelled exception; `None` if the error is another one.
    #[must_use]
    pub fn exception(&self) -> Option<&X> {
        let exception: &dyn Any = self.0.exception()?;
        exception.downcast_ref()
    }

    /// Converts into the modelled exception; `None` if the error is another one.
    #[must_use]
    pub fn into_exception(self) -> Option<X> {
        let exception: Box<dyn Any> = self.0.into_exception()?;
        exception.downcast().ok().map(|exception| *exception)
    }

    /// The error code of the reply, for example `ResourceNotFoundException`, modelled or not. If the reply has no
    /// code, it is the HTTP status, for example `503`. `None` if there is no error reply.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.0.code()
    }

    /// The message of the error reply; `None` if it has no message or there is no error reply.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.message()
    }

    /// The request id of the last attempt, which AWS Support asks for; `None` if that has no reply, or its reply has none.
    /// [`request_ids`](Self::request_ids) has those of the attempts before, too.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id()
    }

    /// The request ids of all attempts, in order.
    pub fn request_ids(&self) -> impl Iterator<Item = &str> {
        self.0.request_ids()
    }

    /// The HTTP status of the reply; `None` if there is no reply.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.response().map(Response::status)
    }

    /// The headers of the reply; `None` if there is no reply.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.response().map(Response::headers)
    }

    /// The reply; `None` if there is no reply. Only an error reply has its body here.
    #[must_use]
    pub fn response(&self) -> Option<&Response<Bytes>> {
        self.0.response()
    }

    /// Whether a retry of the call may succeed.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.retry_kind().is_some()
    }

    /// The reason why a retry of the call may succeed; `None` if it will not.
    #[must_use]
    pub fn retry_kind(&self) -> Option<RetryKind> {
        self.0.retry_kind()
    }

    /// The operation's name in the model; `None` if the error does not belong to a call.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation()
    }

    /// The number of times that the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts()
    }
}

impl<X: Exception> fmt::Debug for Error<X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error").field("kind", &self.kind()).field("sentence", &self.to_string()).finish_non_exhaustive()
    }
}

impl<X: Exception> fmt::Display for Error<X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<X: Exception> std::error::Error for Error<X> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}

#[cfg(test)]
mod tests;
