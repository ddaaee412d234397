//! Hooks: code of the caller's that sees, or changes, what a client sends and gets.

use crate::call::prepare;
use crate::io::body::ByteStream;
use bytes::Bytes;
use http::{HeaderMap, Request, StatusCode};
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// Hooks into every attempt of a client's calls, or of one call.
///
/// All methods do nothing by default. They run within the call: what takes long there delays it.
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
    /// Changes a request before it is signed, or presigned. What is changed is so for this attempt alone.
    ///
    /// Another body gets its own `Content-Length`. The hash of its content is known of one in memory; any
    /// other must have the content of the one whose place it takes.
    ///
    /// # Errors
    /// Whatever should keep the request from being sent; it ends the call.
    fn modify_before_signing(
        &self,
        _attempt: &AttemptContext,
        _request: &mut Request<ByteStream>,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        Ok(())
    }

    /// Sees a request as it is sent. Its `Authorization` is a credential.
    fn read_before_transmit(&self, _attempt: &AttemptContext, _request: &Request<ByteStream>) {}

    /// Sees what came of an attempt.
    fn read_after_attempt(&self, _attempt: &AttemptContext, _outcome: &AttemptOutcome<'_>) {}
}

/// Lets all hooks change a request, in their order.
pub(super) fn modify(
    interceptors: &[Arc<dyn Intercept>],
    attempt: &AttemptContext,
    request: &mut Request<ByteStream>,
    payload_hash: Option<&'static str>,
) -> Result<(), Box<dyn Error + Send + Sync>> {
    if interceptors.is_empty() {
        return Ok(());
    }
    interceptors.iter().try_for_each(|interceptor| interceptor.modify_before_signing(attempt, request))?;
    prepare::refit(request, payload_hash)
}

/// Which attempt it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttemptContext {
    /// The operation's name in the model.
    pub operation: &'static str,
    /// Which attempt of the call it is, from 1.
    pub attempt: u32,
}

/// What came of an attempt. `Debug` shows no value of a header and nothing of the body: they may be secret.
#[non_exhaustive]
pub struct AttemptOutcome<'a> {
    /// The status of the reply, when there is one.
    pub status: Option<StatusCode>,
    /// The headers of the reply, when there is one.
    pub headers: Option<&'a HeaderMap>,
    /// The body of the reply, when all of it was read.
    pub body: Option<&'a Bytes>,
    /// Why the attempt failed.
    pub error: Option<&'a (dyn Error + 'static)>,
    /// From the attempt's beginning to its end, which is that of the reply's head where the body is
    /// streamed.
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
