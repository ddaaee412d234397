//! One attempt: sign, send, read.

use super::Call;
use super::attempts::History;
use super::content_encoding::decoded;
use super::read_timeout::{self, Idle, Progress};
use crate::call::client::{AttemptContext, AttemptOutcome, intercept};
use crate::call::error::{Error, ErrorKind};
use crate::call::operation::Exception;
use crate::call::prepare;
use crate::io::body::{BodyError, ByteStream, TooLong};
use crate::io::transport::{Transport, TransportError, TransportErrorKind};
use crate::wire::time::DateTime;
use bytes::Bytes;
use http::response::Parts;
use http::{HeaderName, HeaderValue, Request, Response};
use std::time::Duration;
use tokio::time::{Instant, timeout};
use tracing::field::Empty;
use tracing::{Instrument, Span, debug, debug_span};

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// How much of an error reply is read, in bytes.
const ERROR_LIMIT: usize = 1024 * 1024;
const SDK_REQUEST: HeaderName = HeaderName::from_static("amz-sdk-request");

/// Signs a request for this moment, sends it and reads the reply. The body of a reply of success is in
/// memory, unless the output hands it on.
pub async fn attempt<X: Exception>(
    call: &Call<'_>,
    mut request: Request<ByteStream>,
    history: &mut History<X>,
) -> Result<Response<ByteStream>, Error<X>> {
    let context = AttemptContext { operation: call.operation, attempt: history.tries };
    let number = context.attempt;
    let span = debug_span!("attempt", number, status = Empty, request_id = Empty, duration_ms = Empty);
    let attempt = async {
        let transport = transport(call)?;
        let turn = call.client.turns.take().await;
        let started = Instant::now();
        history.signed = make_ready(call, &context, &mut request).await?;
        history.attempts += 1;
        let result = exchange_in_time(call, transport, request).await;
        observe(call, &context, &span, &result, started.elapsed());
        result.map(|reply| reply.map(|body| turn.until_end_of(body)))
    };
    attempt.instrument(span.clone()).await
}

fn transport<'a, X: Exception>(call: &Call<'a>) -> Result<&'a dyn Transport, Error<X>> {
    let problem = "no transport is configured; set one, or build with the feature `transport`";
    call.client.transport.as_deref().ok_or_else(|| fail(call, ErrorKind::Configuration, problem))
}

/// Lets hooks change the request, and signs it. The time of the signature, when it has one.
async fn make_ready<X: Exception>(
    call: &Call<'_>,
    context: &AttemptContext,
    request: &mut Request<ByteStream>,
) -> Result<Option<DateTime>, Error<X>> {
    let (client, config) = (call.client, &call.client.config);
    let mut time = None;
    let numbers = format!("attempt={}; max={}", context.attempt, client.retries.max_attempts());
    if let Ok(numbers) = HeaderValue::try_from(numbers) {
        request.headers_mut().insert(SDK_REQUEST, numbers);
    }
    let changed = intercept::modify(&config.interceptors, context, request, call.payload_hash);
    changed.map_err(|error| fail(call, ErrorKind::Interceptor, error))?;
    if let Some(signing) = &call.signing {
        let credentials = client.credentials.get(client.skew.now(&*config.time_source)).await;
        let credentials = credentials.map_err(|error| fail(call, ErrorKind::Credentials, error))?;
        let now = client.skew.now(&*config.time_source);
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
    request: Request<ByteStream>,
) -> Result<Response<ByteStream>, Error<X>> {
    let Some(limit) = call.client.config.timeouts.operation_attempt_timeout() else {
        return exchange(call, transport, request).await;
    };
    let late = |_| Err(fail(call, ErrorKind::Timeout, format!("the attempt took longer than {limit:?}")));
    timeout(limit, exchange(call, transport, request)).await.unwrap_or_else(late)
}

async fn exchange<X: Exception>(
    call: &Call<'_>,
    transport: &dyn Transport,
    request: Request<ByteStream>,
) -> Result<Response<ByteStream>, Error<X>> {
    let Some(limit) = call.client.config.timeouts.read_timeout() else {
        let reply = transport.send(request).await;
        return read(call, reply.map_err(|error| unanswered(call, error))?).await;
    };
    let (parts, body) = request.into_parts();
    let (body, progress) = Progress::of(body);
    let reply = progress.wait(transport.send(Request::from_parts(parts, body)), limit).await;
    let reply = reply.map_err(|idle| fail(call, ErrorKind::Timeout, idle))?;
    let reply = reply.map_err(|error| unanswered(call, error))?;
    read(call, reply.map(|body| read_timeout::limited(body, limit))).await
}

/// Reads as much of the reply as can be read before the output is made.
async fn read<X: Exception>(call: &Call<'_>, reply: Response<ByteStream>) -> Result<Response<ByteStream>, Error<X>> {
    let (mut parts, body) = reply.into_parts();
    let limit = call.client.config.max_reply_size;
    if prepare::is_error(parts.status) {
        let body = body.collect_beginning(ERROR_LIMIT).await;
        // What cannot be decoded is shown as it came.
        let body = decoded(&mut parts.headers, body.clone(), limit).unwrap_or(body);
        return Err(Error::from_response(Response::from_parts(parts, body)).in_operation(call.operation));
    }
    if call.streamed {
        return Ok(Response::from_parts(parts, body));
    }
    let body = body.collect_limited(limit).await.map_err(|error| broken(call, &parts, error))?;
    match decoded(&mut parts.headers, body.into_bytes(), limit) {
        Ok(body) => Ok(Response::from_parts(parts, body.into())),
        Err(problem) => Err(fail(call, ErrorKind::Decode, problem).with_reply(parts.status, parts.headers)),
    }
}

fn broken<X: Exception>(call: &Call<'_>, head: &Parts, error: BodyError) -> Error<X> {
    let cause = std::error::Error::source(&error);
    let idle = cause.and_then(|cause| cause.downcast_ref::<Idle>().copied());
    let too_long = cause.and_then(|cause| cause.downcast_ref::<TooLong>().copied());
    let error = match (idle, too_long) {
        (Some(idle), _) => fail(call, ErrorKind::Timeout, idle),
        (_, Some(too_long)) => {
            let advice = format!("{too_long}; if it should be so large, set the configuration's `max_reply_size`");
            fail(call, ErrorKind::Decode, advice)
        }
        _ => fail(call, ErrorKind::Body, error),
    };
    error.with_reply(head.status, head.headers.clone())
}

fn unanswered<X: Exception>(call: &Call<'_>, error: TransportError) -> Error<X> {
    let kind = match error.kind() {
        TransportErrorKind::Timeout => ErrorKind::Timeout,
        TransportErrorKind::Unusable => ErrorKind::Configuration,
        TransportErrorKind::Body => ErrorKind::RequestBody,
        TransportErrorKind::Tls => ErrorKind::Tls,
        TransportErrorKind::Connect | TransportErrorKind::Io => ErrorKind::Transport,
    };
    fail(call, kind, error)
}

fn fail<X: Exception>(call: &Call<'_>, kind: ErrorKind, cause: impl Into<BoxError>) -> Error<X> {
    Error::new(kind, cause).in_operation(call.operation)
}

/// Tells the span and the hooks.
fn observe<X: Exception>(
    call: &Call<'_>,
    context: &AttemptContext,
    span: &Span,
    result: &Result<Response<ByteStream>, Error<X>>,
    duration: Duration,
) {
    let (head, error) = match result {
        Ok(reply) => (Some((reply.status(), reply.headers())), None),
        Err(error) => (error.response().map(|reply| (reply.status(), reply.headers())), Some(error)),
    };
    let request_id = match result {
        Ok(reply) => crate::call::error::request_id(reply),
        Err(error) => error.request_id(),
    };
    if let Some((status, _)) = head {
        span.record("status", status.as_u16());
    }
    span.record("request_id", request_id);
    span.record("duration_ms", u64::try_from(duration.as_millis()).unwrap_or(u64::MAX));
    debug!(ok = error.is_none(), "ended");
    let outcome = AttemptOutcome {
        status: head.map(|(status, _)| status),
        headers: head.map(|(_, headers)| headers),
        body: body(result),
        error: error.map(|error| error as _),
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
