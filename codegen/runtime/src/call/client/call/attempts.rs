//! The attempts of a call, until one succeeds or the failure is final.

use super::Call;
use super::attempt::attempt;
use crate::call::error::{Error, ErrorKind};
use crate::call::operation::{Exception, RetryKind};
use crate::call::prepare;
use crate::call::retry::{Decision, FailedAttempt, Spending, retry_after};
use crate::io::body::ByteStream;
use crate::wire::time::DateTime;
use http::{Request, Response};
use std::fmt;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout_at};
use tracing::{Instrument, debug, debug_span};

/// The reply, and with which attempt it came.
type Answer = (Response<ByteStream>, u32);

/// What has become of a call so far.
pub struct History<X> {
    /// How often the request was sent.
    pub attempts: u32,
    /// How often it was to be sent, also when something before kept it from that.
    pub tries: u32,
    /// The time that the last signature carries.
    pub signed: Option<DateTime>,
    request_ids: Vec<String>,
    last: Option<Error<X>>,
}

/// Makes attempts within the time for the call as a whole.
pub async fn run<X: Exception>(call: &Call<'_>, request: Request<ByteStream>) -> Result<Answer, Error<X>> {
    let span = debug_span!("call", operation = call.operation);
    let mut history = History { attempts: 0, tries: 0, signed: None, request_ids: Vec::new(), last: None };
    let mut spending = Spending::new(&call.client.quota);
    let limit = call.client.config.timeouts.operation_timeout();
    let Some((limit, deadline)) = limit.and_then(|limit| Some((limit, call.started.checked_add(limit)?))) else {
        return attempts(call, request, None, &mut history, &mut spending).instrument(span).await;
    };
    let attempts = attempts(call, request, Some(deadline), &mut history, &mut spending).instrument(span);
    let outcome = timeout_at(deadline, attempts).await;
    outcome.unwrap_or_else(|_| {
        spending.failed();
        Err(history.out_of_time(call.operation, limit))
    })
}

async fn attempts<X: Exception>(
    call: &Call<'_>,
    mut request: Request<ByteStream>,
    deadline: Option<Instant>,
    history: &mut History<X>,
    spending: &mut Spending<'_>,
) -> Result<Answer, Error<X>> {
    let hashed = prepare::hash_file(&mut request, call.auth, call.payload_hash).await;
    hashed.map_err(|problem| Error::new(ErrorKind::Encode, problem).in_operation(call.operation))?;
    loop {
        let spare = copy(&request);
        history.tries += 1;
        let error = match attempt(call, request, history).await {
            Ok(reply) => {
                spending.succeeded();
                return Ok((reply, history.attempts));
            }
            Err(error) => history.describe(error),
        };
        let wait = match decide(call, &error, history, spending) {
            Decision::RetryAfter(wait) => wait,
            Decision::Stop(reason) => {
                spending.failed();
                return Err(stopped(error, reason));
            }
        };
        // Dropped on these ways, the call gives back what it spent on a retry that does not come.
        if deadline.is_some_and(|deadline| wait >= deadline.saturating_duration_since(Instant::now())) {
            return Err(error.not_retried("the timeout of the call would pass before"));
        }
        let Some(next) = spare else {
            return Err(error.not_retried("the request's body is a stream that can be read only once"));
        };
        debug!(attempt = history.attempts, ?wait, %error, "trying again");
        history.keep(error);
        sleep(wait).await;
        request = next;
    }
}

fn stopped<X: Exception>(error: Error<X>, reason: Option<&'static str>) -> Error<X> {
    match reason {
        Some(reason) => error.not_retried(reason),
        None => error,
    }
}

/// The same request once more, when its body can be sent again.
fn copy(request: &Request<ByteStream>) -> Option<Request<ByteStream>> {
    let mut copy = Request::new(request.body().try_clone()?);
    *copy.method_mut() = request.method().clone();
    *copy.uri_mut() = request.uri().clone();
    *copy.headers_mut() = request.headers().clone();
    *copy.extensions_mut() = request.extensions().clone();
    Some(copy)
}

fn decide<X: Exception>(
    call: &Call<'_>,
    error: &Error<X>,
    history: &History<X>,
    spending: &mut Spending<'_>,
) -> Decision {
    let clock = &*call.client.config.time_source;
    let reply = error.response();
    let clock_was_wrong = reply
        .zip(error.code())
        .zip(history.signed)
        .is_some_and(|((reply, code), signed)| call.client.skew.learn(reply, code, signed, clock));
    let failure = FailedAttempt {
        operation: call.operation,
        attempt: history.tries,
        kind: error.retry_kind().or_else(|| clock_was_wrong.then_some(RetryKind::Transient)),
        timed_out: error.kind() == ErrorKind::Timeout,
        status: error.status(),
        code: error.code(),
        retry_after: reply.and_then(|reply| retry_after(reply.headers(), call.client.skew.now(clock))),
        error,
    };
    call.client.retries.decide(&failure, spending)
}

impl<X: Exception> History<X> {
    /// The error with what was known before.
    fn describe(&self, error: Error<X>) -> Error<X> {
        error.with_attempts(self.attempts).with_earlier_request_ids(self.request_ids.clone())
    }

    /// Keeps what the next error is to say of this one.
    fn keep(&mut self, error: Error<X>) {
        self.request_ids.extend(error.request_id().map(str::to_owned));
        self.last = Some(error);
    }

    fn out_of_time(self, operation: &'static str, limit: Duration) -> Error<X> {
        let (attempts, request_ids) = (self.attempts, self.request_ids);
        let error = Error::new(ErrorKind::Timeout, OutOfTime { limit, last: self.last });
        error.in_operation(operation).with_attempts(attempts).with_earlier_request_ids(request_ids)
    }
}

/// The time for the call as a whole has passed.
struct OutOfTime<X> {
    limit: Duration,
    last: Option<Error<X>>,
}

impl<X: Exception> fmt::Display for OutOfTime<X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the call took longer than {:?}", self.limit)?;
        match &self.last {
            Some(last) => write!(f, "; before, {last}"),
            None => Ok(()),
        }
    }
}

impl<X: Exception> fmt::Debug for OutOfTime<X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutOfTime").field("limit", &self.limit).field("last", &self.last).finish()
    }
}

impl<X: Exception> std::error::Error for OutOfTime<X> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.last.as_ref().map(|last| last as _)
    }
}
