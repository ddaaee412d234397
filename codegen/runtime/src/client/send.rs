//! One call: prepare, sign, send, read.

use super::{Config, Shared};
use crate::body::ByteStream;
use crate::endpoint::Endpoint;
use crate::error::{Error, ErrorKind, OperationError};
use crate::operation::{Auth, Operation, ResponseBody, Service, ServiceMetadata};
use crate::transport::{TransportError, TransportErrorKind};
use crate::{idempotency, prepare};
use bytes::Bytes;
use http::header::USER_AGENT;
use http::{HeaderValue, Request, Response};

pub(super) async fn send<O: Operation>(client: &Shared, mut input: O) -> Result<O::Output, OperationError<O>> {
    let config = &client.config;
    if config.region.is_none() && (O::AUTH != Auth::None || config.endpoint_url.is_none()) {
        return Err(fail::<O>(ErrorKind::Configuration, config.no_region()));
    }
    input.fill_idempotency_token(&mut idempotency::token);
    let endpoint = prepare::resolve_endpoint(&input, config.built_ins())?;
    let mut request = prepare::prepare(input, &endpoint)?;
    add_user_agent::<O>(&mut request, config);
    attempt::<O>(client, &endpoint, request).await
}

/// Signs a request for this moment, sends it and reads the reply.
async fn attempt<O: Operation>(
    client: &Shared,
    endpoint: &Endpoint,
    mut request: Request<ByteStream>,
) -> Result<O::Output, OperationError<O>> {
    let Some(transport) = &client.transport else {
        let problem = "no transport is configured; set one, or build with the feature `transport`";
        return Err(fail::<O>(ErrorKind::Configuration, problem));
    };
    sign::<O>(client, endpoint, &mut request).await?;
    tracing::debug!(operation = O::NAME, method = %request.method(), path = request.uri().path(), "sending");
    let reply = match transport.send(request).await {
        Ok(reply) => reply,
        Err(error) => return Err(unanswered::<O>(error)),
    };
    tracing::debug!(operation = O::NAME, status = reply.status().as_u16(), "answered");
    read::<O>(reply).await.map_err(|error| error.with_attempts(1))
}

async fn sign<O: Operation>(
    client: &Shared,
    endpoint: &Endpoint,
    request: &mut Request<ByteStream>,
) -> Result<(), OperationError<O>> {
    if O::AUTH == Auth::None {
        return Ok(());
    }
    let now = client.config.time_source.now();
    let credentials = client.credentials.get(now).await;
    let credentials = credentials.map_err(|error| fail::<O>(ErrorKind::Credentials, error))?;
    prepare::sign::<O>(request, endpoint, client.config.region(), &credentials, now)
}

async fn read<O: Operation>(reply: Response<ByteStream>) -> Result<O::Output, OperationError<O>> {
    let (parts, body) = reply.into_parts();
    let broken = |error| (ErrorKind::Body, error);
    let read = if prepare::is_error(parts.status) {
        match Bytes::read(body).await {
            Ok(body) => return Err(prepare::parse_error::<O>(Response::from_parts(parts, body))),
            Err(error) => Err(broken(error)),
        }
    } else {
        O::ResponseBody::read(body).await.map_err(broken)
    };
    match read {
        Ok(body) => prepare::parse_response::<O>(Response::from_parts(parts, body)),
        Err((kind, error)) => Err(fail::<O>(kind, error).with_reply(parts.status, parts.headers)),
    }
}

fn unanswered<O: Operation>(error: TransportError) -> OperationError<O> {
    let kind = match error.kind() {
        TransportErrorKind::Timeout => ErrorKind::Timeout,
        TransportErrorKind::Connect | TransportErrorKind::Io => ErrorKind::Transport,
    };
    fail::<O>(kind, error).with_attempts(1)
}

fn fail<O: Operation>(
    kind: ErrorKind,
    cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> OperationError<O> {
    Error::new(kind, cause).in_operation(O::NAME)
}

fn add_user_agent<O: Operation>(request: &mut Request<ByteStream>, config: &Config) {
    let agent = user_agent(&O::Service::METADATA, config);
    if let Ok(agent) = HeaderValue::try_from(agent) {
        request.headers_mut().entry(USER_AGENT).or_insert(agent);
    }
}

/// As `botocore-runtime/0.1.0 api/codeartifact#2018-09-22 os/linux lang/rust`.
fn user_agent(service: &ServiceMetadata, config: &Config) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let api = service.service_id.to_ascii_lowercase().replace(' ', "-");
    let os = std::env::consts::OS;
    let app = config.app_id().map(|name| format!(" app/{}", product_name(name))).unwrap_or_default();
    let product = config.user_agent.as_ref().map(|product| format!(" {product}")).unwrap_or_default();
    format!("botocore-runtime/{version} api/{api}#{} os/{os} lang/rust{app}{product}", service.api_version)
}

/// The name with `-` for what may not be in a part of the header, as botocore has it.
fn product_name(name: &str) -> String {
    let allowed = |char: char| char.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~,".contains(char);
    name.chars().map(|char| if allowed(char) { char } else { '-' }).collect()
}
