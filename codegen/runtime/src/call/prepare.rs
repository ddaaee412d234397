//! The steps of a call that need no I/O: from an operation's input to a signed HTTP request, and from an HTTP
//! response to its output or error.
//!
//! A caller with its own HTTP stack calls [`resolve_endpoint`], [`prepare`] and [`sign`], sends the request,
//! and passes the response to [`parse`].

mod address;
mod payload;
mod reply;
mod signing;

use crate::call::error::{Error, ErrorKind, Failure};
use crate::call::facts::Facts;
use crate::call::operation::{Operation, OperationError, OperationName, Service};
pub use crate::call::reply_size::MaxReplySize;
use crate::call::request::Request;
use crate::endpoint::{BuiltIns, Endpoint, check_region};
use crate::io::body::ByteStream;
use crate::wire::encode_error::EncodeError;
use crate::wire::validate::{Level, Violations};
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
#[cfg(feature = "client")]
pub use payload::hash_payload;
#[cfg(feature = "client")]
pub(crate) use payload::{hash_or_check_file, update_for_body};
#[cfg(feature = "client")]
pub(crate) use reply::{Head, read};
pub use reply::{is_error, parse, parse_error, parse_response};
#[cfg(feature = "client")]
pub(crate) use signing::{Signing, presign_by};
pub use signing::{presign, sign};

/// Resolves the endpoint of an operation by the service's rule set.
///
/// # Errors
/// Returns an error of kind [`Configuration`](ErrorKind::Configuration) if the region is not a valid name, and
/// of kind [`Endpoint`](ErrorKind::Endpoint) if the endpoint that is set is not a URL or has a user name, or if the rule
/// set has no endpoint for this configuration.
pub fn resolve_endpoint<O: Operation>(input: &O, built_ins: BuiltIns) -> Result<Endpoint, OperationError<O>> {
    endpoint(input, built_ins).map_err(typed::<O>)
}

/// Does the same as [`resolve_endpoint`].
pub(crate) fn endpoint<O: Operation>(input: &O, built_ins: BuiltIns) -> Result<Endpoint, Problem> {
    check(&built_ins)?;
    let mut params = built_ins.into();
    input.endpoint_params(&mut params);
    O::Service::resolve_endpoint(&params).map_err(|error| (ErrorKind::Endpoint, error.into()))
}

fn check(built_ins: &BuiltIns) -> Result<(), Problem> {
    if let Some(region) = &built_ins.region {
        check_region(region).map_err(|error| (ErrorKind::Configuration, error.into()))?;
    }
    // The messages of a rule set may show the endpoint.
    match built_ins.endpoint.as_deref().map(address::parse) {
        Some(Err(error)) => Err((ErrorKind::Endpoint, error.into())),
        _ => Ok(()),
    }
}

/// Checks an input and writes it as an HTTP request with an absolute URI, ready to be signed.
///
/// The request has no `Host` header, which HTTP stacks take from the URI.
///
/// # Errors
/// Returns an error of kind [`Validation`](ErrorKind::Validation) that lists every problem of the input, of
/// kind [`Encode`](ErrorKind::Encode) if HTTP cannot carry a member, the address would be too long or the body's length is
/// not known, of kind [`Checksum`](ErrorKind::Checksum) if the body's hash is not the given one, and of kind
/// [`Endpoint`](ErrorKind::Endpoint) if the endpoint is not a URL.
pub fn prepare<O: Operation>(input: O, endpoint: &Endpoint) -> Result<http::Request<ByteStream>, OperationError<O>> {
    prepare_at(Level::default(), input, endpoint)
}

/// Does the same as [`prepare`], with another level of validation.
///
/// # Errors
/// The errors of [`prepare`].
pub fn prepare_at<O: Operation>(
    level: Level,
    input: O,
    endpoint: &Endpoint,
) -> Result<http::Request<ByteStream>, OperationError<O>> {
    request(level, input, endpoint).map_err(typed::<O>)
}

/// Does the same as [`prepare_at`].
pub(crate) fn request<O: Operation>(
    level: Level,
    input: O,
    endpoint: &Endpoint,
) -> Result<http::Request<ByteStream>, Problem> {
    let mut violations = Violations::with_level(level);
    input.validate(&mut violations);
    violations.into_result().map_err(|error| (ErrorKind::Validation, error.into()))?;
    finish(Facts::of::<O>(), input.encode(), endpoint)
}

fn finish(
    operation: &Facts,
    encoded: Result<Request, EncodeError>,
    endpoint: &Endpoint,
) -> Result<http::Request<ByteStream>, Problem> {
    let unwritable = |error: EncodeError| (ErrorKind::Encode, error.into());
    let request = encoded.map_err(unwritable)?;
    check_query(&request.query).map_err(unwritable)?;
    let uri = address::uri(endpoint.url(), &request)?;
    let Request { method, mut headers, body, .. } = request;
    // A file is sent from its beginning, even if it was read from: so it is hashed, and so a retry sends it.
    let body = body.try_clone().unwrap_or(body);
    #[cfg(feature = "gzip")]
    let body = if operation.gzip { crate::io::compression::apply(&mut headers, body) } else { body };
    #[cfg(feature = "md5")]
    if operation.checksum_required {
        crate::call::checksum::apply(&mut headers, &body);
    }
    add_endpoint_headers(&mut headers, endpoint);
    for (name, value) in operation.headers {
        headers.entry(*name).or_insert(HeaderValue::from_static(value));
    }
    payload::check(operation.payload_hash, &mut headers, &body)?;
    add_content_length(&mut headers, &method, &body);
    let mut finished = http::Request::new(body);
    *finished.method_mut() = method;
    *finished.uri_mut() = uri;
    *finished.headers_mut() = headers;
    finished.extensions_mut().insert(OperationName(operation.name));
    Ok(finished)
}

/// The step that failed, and why.
pub(crate) type Problem = (ErrorKind, Box<dyn std::error::Error + Send + Sync>);

fn typed<O: Operation>((kind, cause): Problem) -> OperationError<O> {
    Error::of(Failure::new(kind, cause).in_operation(O::NAME)).into()
}

/// Refuses line breaks in the query. Percent-encoded they are harmless in transit, but a server may write the
/// decoded value into a log or a header.
fn check_query(query: &[(String, String)]) -> Result<(), EncodeError> {
    let breaks = |text: &str| text.contains(['\r', '\n', '\0']);
    match query.iter().find(|(name, value)| breaks(name) || breaks(value)) {
        Some((name, _)) => {
            let place = format!("query parameter `{}`", name.escape_debug());
            Err(EncodeError::new(place, "is part of the request's address, but holds a line break or NUL"))
        }
        None => Ok(()),
    }
}

/// Adds the endpoint's headers. A header of the same name that a member has set wins.
fn add_endpoint_headers(headers: &mut HeaderMap, endpoint: &Endpoint) {
    for (name, value) in endpoint.headers() {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            headers.entry(name).or_insert(value);
        }
    }
}

/// Adds `Content-Length`, also for an empty body, if the method has a body and the length is known.
fn add_content_length(headers: &mut HeaderMap, method: &Method, body: &ByteStream) {
    let has_body = !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
    if has_body && let Some(length) = body.content_length() {
        headers.entry(CONTENT_LENGTH).or_insert(length.into());
    }
}

#[cfg(test)]
mod tests;
