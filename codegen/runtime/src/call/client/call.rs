//! One call: from an operation's input to a request, and from a reply to its output.
//!
//! What depends on the operation's type is at the call's ends alone, so the rest is compiled once.

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

use super::intercept::{self, AttemptContext};
use super::shared::Shared;
use crate::call::error::{Error, ErrorKind, Failure};
use crate::call::facts::Facts;
use crate::call::metadata::ResponseMetadata;
use crate::call::operation::{Auth, Operation, OperationError, ResponseBody, ServiceMetadata};
use crate::call::prepare::{self, Problem, Signing};
use crate::endpoint::Endpoint;
use crate::io::body::ByteStream;
use crate::io::future::BoxFuture;
use crate::io::timer::Timer;
use crate::io::transport;
use crate::wire::idempotency;
use attempts::Reply;
use bytes::Bytes;
use context::Call;
use deadline::Deadline;
use http::header::{EXPECT, USER_AGENT};
use http::{HeaderName, HeaderValue, Request, Response};
use std::future::ready;
use std::sync::Arc;
use std::time::Duration;
use trace_id::{TRACE_ID, trace_id};
use user_agent::user_agent;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The length in bytes from which on a stream waits for the server's permission at the latest. Less is in the server's hands
/// before it can refuse it.
const STREAM_EXPECTS_FROM: u64 = 64 * 1024;
const INVOCATION_ID: HeaderName = HeaderName::from_static("amz-sdk-invocation-id");

/// A call until its reply is read, but not decoded.
pub type Running<B> = BoxFuture<'static, Result<Reply<B>, Failure>>;

/// Prepares a request and starts to send it.
pub fn start<O: Operation>(client: &Arc<Shared>, input: O) -> Running<O::ResponseBody> {
    running(begin(client, input), O::NAME)
}

fn running<B: ResponseBody + 'static>(
    begun: Result<(Call, Request<ByteStream>), Problem>,
    operation: &'static str,
) -> Running<B> {
    match begun {
        Ok((call, request)) => Box::pin(read(attempts::start(call, request), operation)),
        Err((kind, cause)) => Box::pin(ready(Err(Failure::new(kind, cause).in_operation(operation)))),
    }
}

/// Reads as much of the reply's body as the operation needs before it is decoded.
async fn read<B: ResponseBody>(sent: Running<ByteStream>, operation: &'static str) -> Result<Reply<B>, Failure> {
    let Reply { response, attempts, earlier_request_ids } = sent.await?;
    let (parts, body) = response.into_parts();
    match B::read(body).await {
        Ok(body) => Ok(Reply { response: Response::from_parts(parts, body), attempts, earlier_request_ids }),
        Err(error) => Err(Failure::new(ErrorKind::Body, error.into()).in_operation(operation)),
    }
}

/// Decodes the reply.
pub fn finish<O: Operation>(
    answer: Result<Reply<O::ResponseBody>, Failure>,
) -> Result<(O::Output, ResponseMetadata), OperationError<O>> {
    let read =
        answer.and_then(|Reply { response, attempts, earlier_request_ids }| match prepare::read::<O>(response) {
            Ok((output, head)) => Ok((output, ResponseMetadata::new(head, attempts, earlier_request_ids))),
            Err(failure) => Err(failure.with_attempts(attempts).with_earlier_request_ids(earlier_request_ids)),
        });
    read.map_err(|failure| Error::of(failure).into())
}

/// Signs the request in its query instead of sending it.
pub fn presign<O: Operation>(
    client: &Shared,
    mut input: O,
    expires: Duration,
) -> BoxFuture<'_, Result<Request<Bytes>, Problem>> {
    let (config, facts) = (&client.config, Facts::of::<O>());
    let written = || {
        let timer = check_prerequisites(client, facts)?;
        input.fill_idempotency_token(&mut idempotency::token);
        let endpoint = prepare::endpoint(&input, config.built_ins())?;
        let request = prepare::request(config.validation, input, &endpoint)?;
        Ok((timer, endpoint, request))
    };
    match written() {
        Ok((timer, endpoint, request)) => presign_at(client, timer, facts, endpoint, request, expires),
        Err(problem) => Box::pin(ready(Err(problem))),
    }
}

/// The future is boxed here, or each caller's crate would compile it.
fn presign_at<'a>(
    client: &'a Shared,
    timer: &'a Arc<dyn Timer>,
    facts: &'static Facts,
    endpoint: Endpoint,
    mut request: Request<ByteStream>,
    expires: Duration,
) -> BoxFuture<'a, Result<Request<Bytes>, Problem>> {
    Box::pin(async move {
        let config = &client.config;
        let context = AttemptContext { operation: facts.name, attempt: 1 };
        intercept::modify(&config.interceptors, &context, &mut request, facts.payload_hash)?;
        let now = || client.skew.now(&*config.time_source);
        let credentials = client.credentials.get(&now, timer, config.timeouts.credentials_timeout(), None).await;
        let credentials = credentials.map_err(|error| (ErrorKind::Credentials, error.into()))?;
        let now = now().service;
        let signing = Signing::of(facts, &endpoint, config.region())?;
        prepare::presign_by(signing, request, &credentials, now, expires)
    })
}

fn begin<O: Operation>(client: &Arc<Shared>, mut input: O) -> Result<(Call, Request<ByteStream>), Problem> {
    let (config, facts) = (&client.config, Facts::of::<O>());
    let timer = check_prerequisites(client, facts)?;
    input.fill_idempotency_token(&mut idempotency::token);
    let endpoint = prepare::endpoint(&input, config.built_ins())?;
    let signing = Signing::of(facts, &endpoint, config.region())?;
    let request = prepare::request(config.validation, input, &endpoint)?;
    Ok(ready_to_send(client, timer, facts, signing, request))
}

fn ready_to_send(
    client: &Arc<Shared>,
    timer: &Arc<dyn Timer>,
    facts: &'static Facts,
    signing: Option<Signing>,
    mut request: Request<ByteStream>,
) -> (Call, Request<ByteStream>) {
    add_headers(&mut request, &facts.service, client);
    let deadline = Deadline::of(client.config.timeouts.operation_timeout(), timer);
    (Call { client: Arc::clone(client), timer: Arc::clone(timer), facts, signing, deadline }, request)
}

/// Returns the timer.
///
/// # Errors
/// Returns an error if no timer is set or it does not work here, if a setting cannot be met, and if no region is set, which
/// the endpoint and the signing scope need.
fn check_prerequisites<'a>(client: &'a Shared, operation: &Facts) -> Result<&'a Arc<dyn Timer>, Problem> {
    let config = &client.config;
    let unusable = |problem: BoxError| (ErrorKind::Configuration, problem);
    let Some(timer) = &client.timer else {
        let problem = "no timer is configured; set the configuration's `timer`, or build with the feature `tokio`";
        return Err(unusable(problem.into()));
    };
    timer.check().map_err(unusable)?;
    if let Some(problem) = config.problem() {
        return Err(unusable(problem.into()));
    }
    if config.region.is_none() && (operation.auth != Auth::None || config.endpoint_url.is_none()) {
        return Err(unusable(config.no_region().into()));
    }
    Ok(timer)
}

/// Adds the connect timeout, and the headers that all attempts share and the input does not set.
fn add_headers(request: &mut Request<ByteStream>, service: &ServiceMetadata, client: &Shared) {
    let config = &client.config;
    let connect_timeout = config.timeouts.connect_timeout().unwrap_or(Duration::MAX);
    request.extensions_mut().insert(transport::ConnectTimeout(connect_timeout));
    if let Some(agent) = client.user_agent.get_or_init(|| user_agent(service, config)) {
        request.headers_mut().entry(USER_AGENT).or_insert_with(|| agent.clone());
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
