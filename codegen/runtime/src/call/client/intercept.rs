//! Hooks: the caller's code that sees requests and replies, and may change requests.

use crate::call::error::ErrorKind;
use crate::call::prepare;
use crate::io::body::ByteStream;
use crate::wire::encode_error::EncodeError;
use bytes::Bytes;
use http::{HeaderMap, Request, StatusCode};
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Hooks into every attempt of a client's calls, or of one call.
///
/// All methods do nothing by default. They run within the call and delay it if they take long.
///
/// ```
/// use botocore_runtime::client::{AttemptContext, AttemptOutcome, Intercept};
///
/// #[derive(Debug)]
/// struct Log;
///
/// impl Intercept for Log {
///     fn read_after_attempt(&self, attempt: &AttemptContext, outcome: &AttemptOutcome<'_>) {
///         eprintln!("{} {}: {:?} after {:?}", attempt.operation, attempt.attempt, outcome.status, outcome.duration);
///     }
/// }
/// ```
pub trait Intercept: fmt::Debug + Send + Sync {
    /// Changes a request before it is signed or presigned. The change holds for this attempt only.
    ///
    /// If the body is replaced, `Content-Length` is set anew. The new body's hash is computed if it is in
    /// memory; a file or a stream must have the same content as the body that it replaces.
    ///
    /// # Errors
    /// An error keeps the request from being sent and ends the call with an error of kind
    /// [`Interceptor`](crate::call::error::ErrorKind::Interceptor).
    fn modify_before_signing(
        &self,
        _attempt: &AttemptContext,
        _request: &mut Request<ByteStream>,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        Ok(())
    }

    /// Sees a request before it is sent. Its `Authorization` header is a credential.
    fn read_before_transmit(&self, _attempt: &AttemptContext, _request: &Request<ByteStream>) {}

    /// Sees the outcome of an attempt.
    fn read_after_attempt(&self, _attempt: &AttemptContext, _outcome: &AttemptOutcome<'_>) {}
}

/// Lets all hooks change a request, in order.
pub(super) fn modify(
    interceptors: &[Arc<dyn Intercept>],
    attempt: &AttemptContext,
    request: &mut Request<ByteStream>,
    payload_hash: Option<&'static str>,
) -> Result<(), (ErrorKind, Box<dyn Error + Send + Sync>)> {
    if interceptors.is_empty() {
        return Ok(());
    }
    let changed = interceptors.iter().try_for_each(|interceptor| interceptor.modify_before_signing(attempt, request));
    changed.and_then(|()| prepare::update_for_body(request, payload_hash)).map_err(|error| {
        // A hook also sets the headers of `customize`, so its error may be about the caller's value.
        let kind = if error.is::<EncodeError>() { ErrorKind::Encode } else { ErrorKind::Interceptor };
        (kind, error)
    })
}

/// The identity of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttemptContext {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// The number of the attempt within its call, from 1.
    pub attempt: u32,
}

/// The outcome of an attempt. `Debug` shows no header values and nothing of the body, because they may be
/// secret.
#[non_exhaustive]
pub struct AttemptOutcome<'a> {
    /// The status of the reply; `None` if there is no reply.
    pub status: Option<StatusCode>,
    /// The headers of the reply; `None` if there is no reply.
    pub headers: Option<&'a HeaderMap>,
    /// The body of the reply; `None` if it is streamed or could not be read.
    pub body: Option<&'a Bytes>,
    /// The error, if the attempt failed.
    pub error: Option<&'a (dyn Error + 'static)>,
    /// The time from the attempt's beginning to the end of the reply, or to the end of its head if the body
    /// is streamed.
    pub duration: Duration,
}

impl fmt::Debug for AttemptOutcome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AttemptOutcome")
            .field("status", &self.status)
            .field("headers", &self.headers.map(|headers| headers.keys().collect::<Vec<_>>()))
            .field("body", &self.body.map(|body| format!("{} bytes", body.len())))
            .field("error", &self.error.map(ToString::to_string))
            .field("duration", &self.duration)
            .finish()
    }
}
