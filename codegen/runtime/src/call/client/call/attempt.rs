//! One attempt: sign, send, read.

use super::context::Call;
use super::deadline::Deadline;
use super::exchange::exchange_in_time;
use super::sent::Sent;
use crate::call::client::concurrency::{ConcurrencyLimit, Permit};
use crate::call::client::intercept::{self, AttemptContext, AttemptOutcome};
use crate::call::error::{Awaited, Crowded, ErrorKind, Failure};
use crate::call::protocol;
use crate::io::body::ByteStream;
use crate::io::transport::Transport;
use crate::wire::time::DateTime;
use http::{HeaderName, HeaderValue, Request, Response};
use std::pin::pin;
use std::time::Duration;
use tracing::field::Empty;
use tracing::{Instrument, Span, debug, debug_span};

const SDK_REQUEST: HeaderName = HeaderName::from_static("amz-sdk-request");

/// Signs a request with the current time, sends it and reads the reply. The body of a successful reply
/// is read into memory, unless the output holds it as a stream.
pub async fn attempt(
    call: &Call,
    mut request: Request<ByteStream>,
    number: u32,
    deadline: Option<Deadline>,
    sent: &mut Sent,
) -> Result<Response<ByteStream>, Failure> {
    let context = AttemptContext { operation: call.facts.name, attempt: number };
    let span = debug_span!("attempt", number, status = Empty, request_id = Empty, duration_ms = Empty);
    let attempt = async {
        let transport = transport(call)?;
        let body_permit = match &call.client.open_bodies {
            Some(limit) if call.facts.streamed => Some(acquire(call, limit, deadline, sent).await?),
            _ => None,
        };
        let permit = acquire(call, &call.client.concurrency, deadline, sent).await?;
        let started = call.timer.now();
        sent.signed_at = make_ready(call, &context, &mut request, deadline, sent).await?;
        sent.requests += 1;
        sent.bodies += 1;
        request.body_mut().begin_attempt(sent.bodies);
        let result = exchange_in_time(call, transport, request, deadline, sent).await;
        drop(permit);
        if result.as_ref().is_err_and(|error| error.kind() == ErrorKind::Configuration) {
            // The transport refused the request.
            sent.requests -= 1;
        }
        let duration = call.timer.now().saturating_sub(started);
        sent.taken = sent.taken.saturating_add(duration);
        let reply = observe(call, &context, &span, result, duration)?;
        Ok(match body_permit {
            Some(permit) => reply.map(|body| permit.hold_until_end(body)),
            None => reply,
        })
    };
    attempt.instrument(span.clone()).await
}

fn transport(call: &Call) -> Result<&dyn Transport, Failure> {
    let problem = "no transport is configured; set one, or build with the feature `transport`";
    call.client.transport.as_deref().ok_or_else(|| call.fail(ErrorKind::Configuration, problem))
}

async fn acquire(
    call: &Call,
    permits: &ConcurrencyLimit,
    deadline: Option<Deadline>,
    sent: &mut Sent,
) -> Result<Permit, Failure> {
    sent.awaited = Some(Awaited::Others(permits.limit));
    let permit = permits.acquire(&call.timer, deadline.map(|deadline| deadline.at)).await;
    sent.awaited = None;
    permit.ok_or_else(|| {
        let timeout = deadline.map_or(Duration::MAX, |deadline| deadline.limit);
        call.fail(ErrorKind::Timeout, Crowded { reached: permits.limit, timeout })
    })
}

/// Lets hooks change the request, then signs it. Returns the time in the signature; `None` if the
/// operation is not signed.
async fn make_ready(
    call: &Call,
    context: &AttemptContext,
    request: &mut Request<ByteStream>,
    deadline: Option<Deadline>,
    sent: &mut Sent,
) -> Result<Option<DateTime>, Failure> {
    let (client, config) = (&call.client, &call.client.config);
    let mut time = None;
    let numbers =
        ["attempt=", &context.attempt.to_string(), "; max=", &client.retries.max_attempts().to_string()].concat();
    if let Ok(numbers) = HeaderValue::try_from(numbers) {
        request.headers_mut().insert(SDK_REQUEST, numbers);
    }
    let changed = intercept::modify(&config.interceptors, context, request, call.facts.payload_hash);
    changed.map_err(|(kind, error)| call.fail(kind, error))?;
    if let Some(signing) = &call.signing {
        let now = || client.skew.now(&*config.time_source);
        let limit = config.timeouts.credentials_timeout();
        let left = Deadline::earlier(deadline, call.deadline).map(|end| end.left(&call.timer));
        let provided = pin!(client.credentials.get(&now, &call.timer, limit, left));
        sent.awaited = Some(Awaited::Credentials);
        let provided = Deadline::wait(deadline, &call.timer, provided).await;
        let credentials = provided.map_err(|limit| sent.attempt_out_of_time(call, limit))?;
        sent.awaited = None;
        let credentials = credentials.map_err(|error| call.fail(ErrorKind::Credentials, error))?;
        let now = now().service;
        signing.sign(&client.keys, request, &credentials, now).map_err(|(kind, error)| call.fail(kind, error))?;
        time = Some(now);
    }
    sent.check_time(call, deadline)?;
    for interceptor in &config.interceptors {
        interceptor.read_before_transmit(context, request);
    }
    debug!(method = %request.method(), host = request.uri().host(), path = request.uri().path(), "sending");
    Ok(time)
}

/// Records the outcome in the span and shows it to the hooks.
fn observe(
    call: &Call,
    context: &AttemptContext,
    span: &Span,
    result: Result<Response<ByteStream>, Failure>,
    duration: Duration,
) -> Result<Response<ByteStream>, Failure> {
    let show = |outcome: &AttemptOutcome<'_>, request_id: Option<&str>| {
        if let Some(status) = outcome.status {
            span.record("status", status.as_u16());
        }
        span.record("request_id", request_id);
        span.record("duration_ms", u64::try_from(duration.as_millis()).unwrap_or(u64::MAX));
        debug!(ok = outcome.error.is_none(), "ended");
        for interceptor in &call.client.config.interceptors {
            interceptor.read_after_attempt(context, outcome);
        }
    };
    match result {
        Ok(reply) => {
            let (status, headers, body) = (Some(reply.status()), Some(reply.headers()), reply.body().as_bytes());
            let request_id = protocol::request_id(reply.headers());
            show(&AttemptOutcome { status, headers, body, error: None, duration }, request_id);
            Ok(reply)
        }
        Err(failure) => Err((call.facts.errors.show)(failure, &mut |failure, error| {
            let reply = failure.response();
            let (headers, body) = (reply.map(Response::headers), reply.map(Response::body));
            let outcome = AttemptOutcome { status: failure.status(), headers, body, error: Some(error), duration };
            show(&outcome, failure.request_id());
        })),
    }
}
