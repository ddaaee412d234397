//! The attempts of a call, until one succeeds or a failure is final.

use super::context::Call;
use super::deadline::Deadline;
use super::resend::attempt_unless_lost;
use super::sent::Sent;
use crate::call::client::clock_skew::Verdict;
use crate::call::error::{ErrorKind, Failure, OutOfTime};
use crate::call::operation::RetryKind;
use crate::call::prepare;
use crate::call::retry::{Decision, FailedAttempt, QuotaLease, retry_after};
use crate::io::body::ByteStream;
use crate::io::future::BoxFuture;
use http::{Request, Response};
use std::pin::pin;
use std::time::Duration;
use tracing::{Instrument, debug, debug_span};

/// A successful reply.
pub struct Reply<B> {
    pub response: Response<B>,
    /// The number of times that the request was sent.
    pub attempts: u32,
    /// The request ids of the attempts before the last.
    pub earlier_request_ids: Vec<String>,
}

/// The attempts of a call so far.
struct Attempts {
    /// The number of attempts, including those that failed before their request was sent.
    begun: u32,
    sent: Sent,
    request_ids: Vec<String>,
    last_error: Option<Failure>,
}

/// Makes attempts until the timeout of the whole call. The future is boxed here, or each caller's crate would compile it.
pub fn start(call: Call, request: Request<ByteStream>) -> BoxFuture<'static, Result<Reply<ByteStream>, Failure>> {
    Box::pin(async move { run(&call, request).await })
}

async fn run(call: &Call, request: Request<ByteStream>) -> Result<Reply<ByteStream>, Failure> {
    let span = debug_span!("call", operation = call.facts.name);
    let mut attempts = Attempts { begun: 0, sent: Sent::default(), request_ids: Vec::new(), last_error: None };
    let mut lease = QuotaLease::new(&call.client.quota);
    // Pinned where it is made: a name of its own would double the size of the call's future.
    let repeated = Deadline::wait(
        call.deadline,
        &call.timer,
        pin!(repeat(call, request, &mut attempts, &mut lease).instrument(span)),
    )
    .await;
    let outcome = match repeated {
        Ok(outcome) => outcome,
        Err(limit) => {
            lease.failed();
            return Err(attempts.out_of_time(call.facts.name, limit));
        }
    };
    let Attempts { sent, request_ids, .. } = attempts;
    outcome.map(|response| Reply { response, attempts: sent.requests, earlier_request_ids: request_ids })
}

async fn repeat(
    call: &Call,
    mut request: Request<ByteStream>,
    attempts: &mut Attempts,
    lease: &mut QuotaLease<'_>,
) -> Result<Response<ByteStream>, Failure> {
    let hashed = prepare::hash_or_check_file(&mut request, call.facts.auth, call.facts.payload_hash).await;
    hashed.map_err(|(kind, problem)| call.fail(kind, problem))?;
    loop {
        attempts.begun += 1;
        let (result, spare) = attempt_unless_lost(call, request, attempts.begun, &mut attempts.sent).await;
        let error = match result {
            Ok(reply) => {
                lease.succeeded();
                return Ok(reply);
            }
            Err(error) => attempts.describe(error),
        };
        if let Some(limit) = attempts.sent.out_of_time {
            lease.failed();
            return Err(attempts.out_of_time(call.facts.name, limit));
        }
        let (decision, error) = decide(call, error, attempts, lease);
        let wait = match decision {
            Decision::RetryAfter(wait) => wait,
            Decision::Stop(reason) => {
                lease.failed();
                return Err(stopped(error, reason));
            }
        };
        // The next two returns leave the lease open: the retry that it paid for does not happen, so its
        // tokens go back.
        if call.deadline.is_some_and(|deadline| wait >= deadline.left(&call.timer)) {
            return Err(error.not_retried("the timeout of the call would pass before"));
        }
        let Some(next) = spare else {
            return Err(error.not_retried("the request's body is a stream that can be read only once"));
        };
        debug!(attempt = attempts.sent.requests, ?wait, %error, "trying again");
        attempts.keep(error);
        call.timer.sleep(wait).await;
        request = next;
    }
}

fn stopped(error: Failure, reason: Option<&'static str>) -> Failure {
    match reason {
        Some(reason) => error.not_retried(reason),
        None => error,
    }
}

fn decide(call: &Call, failure: Failure, attempts: &Attempts, lease: &mut QuotaLease<'_>) -> (Decision, Failure) {
    let mut decision = Decision::Stop(None);
    let failure = (call.facts.errors.show)(failure, &mut |failure, error| {
        decision = decide_about(call, failure, error, attempts, lease);
    });
    (decision, failure)
}

/// Decides about a failure, which the retry policy sees as an error of the service.
fn decide_about(
    call: &Call,
    failure: &Failure,
    error: &(dyn std::error::Error + 'static),
    attempts: &Attempts,
    lease: &mut QuotaLease<'_>,
) -> Decision {
    let clock = &*call.client.config.time_source;
    let reply = failure.response();
    let verdict = reply
        .filter(|_| call.client.config.corrects_clock)
        .zip(failure.code())
        .zip(attempts.sent.signed_at)
        .map_or(Verdict::Keep, |((reply, code), signed_at)| call.client.skew.learn(reply, code, signed_at, clock));
    let attempt = FailedAttempt {
        operation: call.facts.name,
        attempt: attempts.begun,
        kind: failure.retry_kind().or_else(|| (verdict == Verdict::SignAgain).then_some(RetryKind::Transient)),
        timed_out: failure.kind() == ErrorKind::Timeout,
        status: failure.status(),
        code: failure.code(),
        retry_after: reply.and_then(|reply| retry_after(reply.headers(), call.client.skew.now(clock).service)),
        error,
    };
    match call.client.retries.decide(&attempt, lease) {
        Decision::Stop(None) if verdict == Verdict::TooFarApart => {
            Decision::Stop(Some("the service's clock and the one here are more than a day apart"))
        }
        decision => decision,
    }
}

impl Attempts {
    /// Adds the number of requests and the earlier request ids to an error.
    fn describe(&self, error: Failure) -> Failure {
        error.with_attempts(self.sent.requests).with_earlier_request_ids(self.request_ids.clone())
    }

    /// Keeps an error that is retried, for the description of the next one.
    fn keep(&mut self, error: Failure) {
        self.request_ids.extend(error.request_id().map(str::to_owned));
        self.last_error = Some(error);
    }

    fn out_of_time(&mut self, operation: &'static str, limit: Duration) -> Failure {
        let last_error = self.last_error.take().map(|error| (error.to_string(), error.into_cause()));
        let error = Failure::new(
            ErrorKind::Timeout,
            OutOfTime { limit, awaited: self.sent.awaited.clone(), last_error }.into(),
        );
        let error = error.in_operation(operation).with_attempts(self.sent.requests);
        error.with_earlier_request_ids(std::mem::take(&mut self.request_ids))
    }
}
