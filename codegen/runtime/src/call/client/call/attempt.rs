//! One attempt: sign, send, read.

use super::content_encoding::decoded;
use super::context::Call;
use super::deadline::Deadline;
use super::read_timeout::{self, Activity};
use crate::call::client::concurrency::{ConcurrencyLimit, Permit};
use crate::call::client::intercept::{self, AttemptContext, AttemptOutcome};
use crate::call::error::{Error, ErrorKind};
use crate::call::operation::Exception;
use crate::call::prepare::MaxReplySize;
use crate::call::{prepare, protocol};
use crate::io::body::{BodyError, ByteStream, ReadTimedOut, TooLong};
use crate::io::transport::{ReadTimeout, TimeLeft, Transport, TransportError, TransportErrorKind};
use crate::wire::time::DateTime;
use bytes::Bytes;
use http::response::Parts;
use http::{HeaderName, HeaderValue, Request, Response};
use std::pin::pin;
use std::time::Duration;
use tracing::field::Empty;
use tracing::{Instrument, Span, debug, debug_span};

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The number of bytes of an error reply that are read.
const ERROR_LIMIT: usize = 1024 * 1024;
const SDK_REQUEST: HeaderName = HeaderName::from_static("amz-sdk-request");

/// The requests that were sent for a call. An attempt records here as it goes on, because its future may
/// be dropped when the time for the call is up.
#[derive(Debug, Default)]
pub struct Sent {
    /// The number of requests, without those that were sent again because they were lost.
    pub requests: u32,
    /// How often sending a body has begun.
    bodies: u32,
    /// The time in the last signature.
    pub signed_at: Option<DateTime>,
    /// Whether the last attempt was given up because the time for the call is up.
    pub out_of_time: bool,
}

/// Signs a request with the current time, sends it and reads the reply. The body of a successful reply
/// is read into memory, unless the output holds it as a stream.
pub async fn attempt<X: Exception>(
    call: &Call<'_>,
    mut request: Request<ByteStream>,
    number: u32,
    sent: &mut Sent,
) -> Result<Response<ByteStream>, Error<X>> {
    let context = AttemptContext { operation: call.operation, attempt: number };
    let span = debug_span!("attempt", number, status = Empty, request_id = Empty, duration_ms = Empty);
    let attempt = async {
        let transport = transport(call)?;
        let deadline = Deadline::of(call.client.config.timeouts.operation_attempt_timeout(), call.timer);
        let body_permit = match &call.client.open_bodies {
            Some(limit) if call.streamed => Some(acquire(call, limit, deadline).await?),
            _ => None,
        };
        let permit = acquire(call, &call.client.concurrency, deadline).await?;
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
        observe(call, &context, &span, &result, call.timer.now().saturating_sub(started));
        let reply = result?;
        Ok(match body_permit {
            Some(permit) => reply.map(|body| permit.hold_until_end(body)),
            None => reply,
        })
    };
    attempt.instrument(span.clone()).await
}

fn transport<'a, X: Exception>(call: &Call<'a>) -> Result<&'a dyn Transport, Error<X>> {
    let problem = "no transport is configured; set one, or build with the feature `transport`";
    call.client.transport.as_deref().ok_or_else(|| fail(call, ErrorKind::Configuration, problem))
}

async fn acquire<X: Exception>(
    call: &Call<'_>,
    limit: &ConcurrencyLimit,
    deadline: Option<Deadline>,
) -> Result<Permit, Error<X>> {
    let permit = limit.acquire(call.timer, deadline.map(|deadline| deadline.at)).await;
    permit.ok_or_else(|| {
        let crowded = limit.crowded(deadline.map_or(Duration::MAX, |deadline| deadline.limit));
        fail(call, ErrorKind::Timeout, crowded)
    })
}

/// Lets hooks change the request, then signs it. Returns the time in the signature; `None` if the
/// operation is not signed.
async fn make_ready<X: Exception>(
    call: &Call<'_>,
    context: &AttemptContext,
    request: &mut Request<ByteStream>,
    deadline: Option<Deadline>,
    sent: &mut Sent,
) -> Result<Option<DateTime>, Error<X>> {
    let (client, config) = (call.client, &call.client.config);
    let mut time = None;
    let numbers = format!("attempt={}; max={}", context.attempt, client.retries.max_attempts());
    if let Ok(numbers) = HeaderValue::try_from(numbers) {
        request.headers_mut().insert(SDK_REQUEST, numbers);
    }
    let changed = intercept::modify(&config.interceptors, context, request, call.payload_hash);
    changed.map_err(|(kind, error)| fail(call, kind, error))?;
    if let Some(signing) = &call.signing {
        let now = || client.skew.now(&*config.time_source);
        let limit = config.timeouts.credentials_timeout();
        let provided = pin!(client.credentials.get(now, call.timer, limit));
        let provided = Deadline::wait(deadline, call.timer, provided).await;
        let late = |limit| format!("the attempt took longer than {limit:?}, while it waited for credentials");
        let credentials = provided.map_err(|limit| fail(call, ErrorKind::Timeout, late(limit)))?;
        let credentials = credentials.map_err(|error| fail(call, ErrorKind::Credentials, error))?;
        check_time(call, deadline, sent)?;
        let now = now().service;
        signing.sign(request, &credentials, now).map_err(|(kind, error)| fail(call, kind, error))?;
        time = Some(now);
    }
    for interceptor in &config.interceptors {
        interceptor.read_before_transmit(context, request);
    }
    debug!(method = %request.method(), host = request.uri().host(), path = request.uri().path(), "sending");
    Ok(time)
}

async fn exchange_in_time<X: Exception>(
    call: &Call<'_>,
    transport: &dyn Transport,
    mut request: Request<ByteStream>,
    deadline: Option<Deadline>,
    sent: &mut Sent,
) -> Result<Response<ByteStream>, Error<X>> {
    let end = Deadline::earlier(deadline, call.deadline);
    let left = end.map_or(Duration::MAX, |end| end.left(call.timer));
    request.extensions_mut().insert(TimeLeft(left));
    let read_timeout = call.client.config.timeouts.read_timeout().unwrap_or(Duration::MAX);
    request.extensions_mut().insert(ReadTimeout(read_timeout));
    let exchange = pin!(exchange(call, transport, request));
    match Deadline::wait(end, call.timer, exchange).await {
        Ok(reply) => reply,
        Err(limit) => {
            Err(check_time(call, deadline, sent).err().unwrap_or_else(|| out_of_time(call, "attempt", limit)))
        }
    }
}

/// Returns an error once the time for the call or the attempt is up.
fn check_time<X: Exception>(call: &Call<'_>, deadline: Option<Deadline>, sent: &mut Sent) -> Result<(), Error<X>> {
    let has_passed = |deadline: &Deadline| deadline.has_passed(call.timer);
    if let Some(deadline) = call.deadline.filter(has_passed) {
        sent.out_of_time = true;
        return Err(out_of_time(call, "call", deadline.limit));
    }
    let late = deadline.filter(has_passed);
    late.map_or(Ok(()), |deadline| Err(out_of_time(call, "attempt", deadline.limit)))
}

fn out_of_time<X: Exception>(call: &Call<'_>, what: &str, limit: Duration) -> Error<X> {
    fail(call, ErrorKind::Timeout, format!("the {what} took longer than {limit:?}"))
}

async fn exchange<X: Exception>(
    call: &Call<'_>,
    transport: &dyn Transport,
    request: Request<ByteStream>,
) -> Result<Response<ByteStream>, Error<X>> {
    let Some(limit) = call.client.config.timeouts.read_timeout() else {
        let reply = transport.send(request).await;
        return read(call, reply.map_err(|error| transport_failed(call, error))?).await;
    };
    let (parts, body) = request.into_parts();
    let (body, activity) = Activity::watch(body, call.timer);
    let reply = activity.wait(transport.send(Request::from_parts(parts, body)), limit).await;
    let reply = reply.map_err(|timed_out| fail(call, ErrorKind::Timeout, timed_out))?;
    let reply = reply.map_err(|error| transport_failed(call, error))?;
    read(call, reply.map(|body| read_timeout::limit(body, limit, call.timer))).await
}

/// Reads the body of the reply, unless the output holds it as a stream.
async fn read<X: Exception>(call: &Call<'_>, reply: Response<ByteStream>) -> Result<Response<ByteStream>, Error<X>> {
    let (mut parts, body) = reply.into_parts();
    let limit = call.client.config.max_reply_size;
    if prepare::is_error(parts.status) {
        let (body, problem) = body.collect_beginning(ERROR_LIMIT).await;
        // A body that cannot be decoded is shown in the error verbatim.
        let body = decoded(&mut parts.headers, body.clone(), limit).unwrap_or(body);
        parts.extensions.insert(MaxReplySize(limit.max(ERROR_LIMIT as u64)));
        let error = Error::from_response(Response::from_parts(parts, body)).in_operation(call.operation);
        return Err(error.with_beginning_only(problem));
    }
    parts.extensions.insert(MaxReplySize(limit));
    if call.streamed {
        return Ok(Response::from_parts(parts, body));
    }
    let body = body.collect_limited(limit).await.map_err(|error| body_failed(call, &parts, error))?;
    match decoded(&mut parts.headers, body.into_bytes(), limit) {
        Ok(body) => Ok(Response::from_parts(parts, body.into())),
        Err(problem) => Err(fail(call, ErrorKind::Decode, problem).with_reply(parts.status, parts.headers)),
    }
}

fn body_failed<X: Exception>(call: &Call<'_>, head: &Parts, error: BodyError) -> Error<X> {
    let (timed_out, too_long) = (error.cause::<ReadTimedOut>().copied(), error.cause::<TooLong>().copied());
    let error = match (timed_out, too_long) {
        (Some(timed_out), _) => fail(call, ErrorKind::Timeout, timed_out),
        (_, Some(too_long)) => {
            let advice = format!("{too_long}; if it should be so large, set the configuration's `max_reply_size`");
            fail(call, ErrorKind::Decode, advice)
        }
        _ => fail(call, ErrorKind::Body, error),
    };
    error.with_reply(head.status, head.headers.clone())
}

fn transport_failed<X: Exception>(call: &Call<'_>, error: TransportError) -> Error<X> {
    let kind = match error.kind() {
        TransportErrorKind::Timeout => ErrorKind::Timeout,
        TransportErrorKind::Unusable => ErrorKind::Configuration,
        TransportErrorKind::Body => ErrorKind::RequestBody,
        TransportErrorKind::Tls => ErrorKind::Tls,
        TransportErrorKind::Proxy => ErrorKind::Proxy,
        TransportErrorKind::Connect | TransportErrorKind::Io => ErrorKind::Transport,
    };
    fail(call, kind, error)
}

fn fail<X: Exception>(call: &Call<'_>, kind: ErrorKind, cause: impl Into<BoxError>) -> Error<X> {
    Error::new(kind, cause).in_operation(call.operation)
}

/// Records the outcome in the span and shows it to the hooks.
fn observe<X: Exception>(
    call: &Call<'_>,
    context: &AttemptContext,
    span: &Span,
    result: &Result<Response<ByteStream>, Error<X>>,
    duration: Duration,
) {
    let (head, failure) = match result {
        Ok(reply) => (Some((reply.status(), reply.headers())), None),
        Err(error) => (error.response().map(|reply| (reply.status(), reply.headers())), Some(error)),
    };
    let request_id = match result {
        Ok(reply) => protocol::request_id(reply.headers()),
        Err(error) => error.request_id(),
    };
    if let Some((status, _)) = head {
        span.record("status", status.as_u16());
    }
    span.record("request_id", request_id);
    span.record("duration_ms", u64::try_from(duration.as_millis()).unwrap_or(u64::MAX));
    debug!(ok = failure.is_none(), "ended");
    let outcome = AttemptOutcome {
        status: head.map(|(status, _)| status),
        headers: head.map(|(_, headers)| headers),
        body: body(result),
        error: failure.map(|error| error as _),
        duration,
    };
    for interceptor in &call.client.config.interceptors {
        interceptor.read_after_attempt(context, &outcome);
    }
}

fn body<X: Exception>(result: &Result<Response<ByteStream>, Error<X>>) -> Option<&Bytes> {
    match result {
        Ok(reply) => reply.body().as_bytes(),
        Err(error) => error.response().map(Response::body),
    }
}
