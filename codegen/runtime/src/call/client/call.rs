//! One call: from an operation's input to a request, and from a reply to its output.
//!
//! Code that does not depend on the operation's type is in `attempts`, so it is compiled once.

mod attempt;
mod attempts;
mod content_encoding;
mod context;
mod deadline;
mod exchange;
mod partial_content;
mod read_timeout;
mod resend;
mod sent;
mod trace_id;
mod user_agent;

use super::config::Config;
use super::intercept::{self, AttemptContext};
use super::shared::Shared;
use crate::call::error::{Error, ErrorKind};
use crate::call::metadata::ResponseMetadata;
use crate::call::operation::{Auth, CallError, Operation, OperationError, ResponseBody, Service, ServiceMetadata};
use crate::call::prepare::{self, Signing};
use crate::io::body::ByteStream;
use crate::io::timer::Timer;
use crate::io::transport;
use crate::wire::idempotency;
use attempts::Reply;
use bytes::Bytes;
use context::Call;
use deadline::Deadline;
use http::header::{EXPECT, USER_AGENT};
use http::{HeaderName, HeaderValue, Request, Response};
use std::sync::Arc;
use std::time::Duration;
use trace_id::{TRACE_ID, trace_id};
use user_agent::user_agent;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The length in bytes from which on a stream waits for the server's permission at the latest. Less is in the server's hands
/// before it can refuse it.
const STREAM_EXPECTS_FROM: u64 = 64 * 1024;
const INVOCATION_ID: HeaderName = HeaderName::from_static("amz-sdk-invocation-id");

/// Sends an input and reads the output.
pub async fn send<O: Operation>(client: &Shared, input: O) -> Result<(O::Output, ResponseMetadata), OperationError<O>> {
    let (call, request) = begin(client, input)?;
    let run: Result<_, CallError<O>> = attempts::run(&call, request).await;
    let Reply { response, attempts, earlier_request_ids } = run?;
    let (parts, body) = response.into_parts();
    let body = O::ResponseBody::read(body).await;
    let body = body.map_err(|error| fail::<O>(ErrorKind::Body, error))?;
    match prepare::read::<O>(Response::from_parts(parts, body)) {
        Ok((output, head)) => Ok((output, ResponseMetadata::new(head, attempts, earlier_request_ids))),
        Err(error) => Err(error.with_attempts(attempts).with_earlier_request_ids(earlier_request_ids).into()),
    }
}

/// Signs the request in its query instead of sending it.
pub async fn presign<O: Operation>(
    client: &Shared,
    mut input: O,
    expires: Duration,
) -> Result<Request<Bytes>, OperationError<O>> {
    let config = &client.config;
    let timer = check_prerequisites::<O>(client)?;
    input.fill_idempotency_token(&mut idempotency::token);
    let endpoint = prepare::resolve_endpoint(&input, config.built_ins())?;
    let mut request = prepare::prepare_at(config.validation, input, &endpoint)?;
    let context = AttemptContext { operation: O::NAME, attempt: 1 };
    let changed = intercept::modify(&config.interceptors, &context, &mut request, O::PAYLOAD_HASH);
    changed.map_err(|(kind, error)| fail::<O>(kind, error))?;
    let now = || client.skew.now(&*config.time_source);
    let credentials = client.credentials.get(&now, timer, config.timeouts.credentials_timeout(), None).await;
    let credentials = credentials.map_err(|error| fail::<O>(ErrorKind::Credentials, error))?;
    let now = now().service;
    prepare::presign::<O>(request, &endpoint, config.region(), &credentials, now, expires)
}

fn begin<O: Operation>(client: &Shared, mut input: O) -> Result<(Call<'_>, Request<ByteStream>), OperationError<O>> {
    let config = &client.config;
    let timer = check_prerequisites::<O>(client)?;
    input.fill_idempotency_token(&mut idempotency::token);
    let endpoint = prepare::resolve_endpoint(&input, config.built_ins())?;
    let signing = Signing::of::<O>(&endpoint, config.region())?;
    let mut request = prepare::prepare_at(config.validation, input, &endpoint)?;
    add_headers(&mut request, &O::Service::METADATA, config);
    let connect_timeout = config.timeouts.connect_timeout().unwrap_or(Duration::MAX);
    request.extensions_mut().insert(transport::ConnectTimeout(connect_timeout));
    let streamed = O::ResponseBody::STREAMED;
    let (auth, payload_hash) = (O::AUTH, O::PAYLOAD_HASH);
    let deadline = Deadline::of(config.timeouts.operation_timeout(), timer);
    let call = Call { client, timer, operation: O::NAME, auth, payload_hash, signing, streamed, deadline };
    Ok((call, request))
}

/// Returns the timer.
///
/// # Errors
/// Returns an error if no timer is set or it does not work here, if a setting cannot be met, and if no region is set, which
/// the endpoint and the signing scope need.
fn check_prerequisites<O: Operation>(client: &Shared) -> Result<&Arc<dyn Timer>, OperationError<O>> {
    let config = &client.config;
    let Some(timer) = &client.timer else {
        let problem = "no timer is configured; set the configuration's `timer`, or build with the feature `tokio`";
        return Err(fail::<O>(ErrorKind::Configuration, problem).into());
    };
    timer.check().map_err(|problem| fail::<O>(ErrorKind::Configuration, problem))?;
    if let Some(problem) = config.problem() {
        return Err(fail::<O>(ErrorKind::Configuration, problem).into());
    }
    if config.region.is_none() && (O::AUTH != Auth::None || config.endpoint_url.is_none()) {
        return Err(fail::<O>(ErrorKind::Configuration, config.no_region()).into());
    }
    Ok(timer)
}

fn fail<O: Operation>(kind: ErrorKind, cause: impl Into<BoxError>) -> CallError<O> {
    Error::new(kind, cause).in_operation(O::NAME)
}

/// Adds the headers that all attempts share and the input does not set.
fn add_headers(request: &mut Request<ByteStream>, service: &ServiceMetadata, config: &Config) {
    if let Some(agent) = user_agent(service, config) {
        request.headers_mut().entry(USER_AGENT).or_insert(agent);
    }
    if let Ok(id) = HeaderValue::try_from(idempotency::token()) {
        request.headers_mut().insert(INVOCATION_ID, id);
    }
    if let Some(id) = trace_id(&config.environment) {
        request.headers_mut().entry(TRACE_ID).or_insert(id);
    }
    // A stream is lost if the server refuses it after the beginning, so that small ones wait for permission too. RFC 9110
    // lets no request without content announce it.
    let most = if request.body().is_stream() { STREAM_EXPECTS_FROM } else { u64::MAX };
    let is_large = |from: u64| request.body().content_length().is_some_and(|length| length >= from.clamp(1, most));
    if config.expect_continue_from.is_some_and(is_large) {
        request.headers_mut().entry(EXPECT).or_insert(HeaderValue::from_static("100-continue"));
    }
}
