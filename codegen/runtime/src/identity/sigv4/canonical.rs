//! The canonical form of a request, which client and service hash.

use super::{CONTENT_SHA256, PayloadHash, SigningParams, key};
use crate::wire::uri;
use http::header::HOST;
use http::{HeaderMap, Request, Uri};
use std::borrow::Cow;

/// Headers that are not signed, because proxies and HTTP stacks add or change them. This is botocore's list
/// and `content-length`, which botocore adds after signing.
const NOT_SIGNED: &[&str] = &[
    "authorization",
    "baggage",
    "connection",
    "content-length",
    "expect",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "te",
    "traceparent",
    "tracestate",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "x-amzn-trace-id",
];

/// Returns the canonical request: method, path, query, headers and the hash of the body, on lines of their
/// own.
#[must_use]
pub fn canonical_request<B>(request: &Request<B>, payload: &PayloadHash) -> String {
    Canonical::new(request, payload.as_str()).request
}

/// Returns the string to sign: the time, the scope and the hash of the canonical request.
#[must_use]
pub fn string_to_sign(canonical_request: &str, params: &SigningParams) -> String {
    let timestamp = params.timestamp();
    sign_this(&timestamp, &params.scope(&timestamp), canonical_request)
}

pub(super) fn sign_this(timestamp: &str, scope: &str, canonical_request: &str) -> String {
    let hash = key::sha256_hex(canonical_request.as_bytes());
    ["AWS4-HMAC-SHA256", timestamp, scope, &hash].join("\n")
}

/// The names of the signed headers, separated by `;`.
pub(super) fn signed_headers<B>(request: &Request<B>) -> String {
    names(&headers(request.headers(), request.uri()))
}

/// Names and values of headers.
type Headers<'a> = Vec<(&'a str, Cow<'a, str>)>;

fn names(headers: &Headers<'_>) -> String {
    headers.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(";")
}

pub(super) struct Canonical {
    pub request: String,
    pub signed_headers: String,
}

impl Canonical {
    pub fn new<B>(request: &Request<B>, payload: &str) -> Self {
        let headers = headers(request.headers(), request.uri());
        let signed_headers = names(&headers);
        let payload = match request.headers().get(CONTENT_SHA256) {
            Some(value) => String::from_utf8_lossy(value.as_bytes()),
            None => Cow::Borrowed(payload),
        };
        let mut text = String::with_capacity(1024);
        text.push_str(request.method().as_str());
        text.push('\n');
        push_path(&mut text, request.uri().path());
        text.push('\n');
        push_query(&mut text, request.uri().query().unwrap_or_default());
        text.push('\n');
        for (name, value) in &headers {
            text.extend([name, ":", value, "\n"]);
        }
        text.extend(["\n", &signed_headers, "\n", &payload]);
        Self { request: text, signed_headers }
    }
}

/// Appends the path without dot segments and empty segments, percent-encoded a second time.
fn push_path(text: &mut String, path: &str) {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            other => segments.push(other),
        }
    }
    for segment in &segments {
        text.push('/');
        uri::push_encoded(text, segment, uri::is_unreserved);
    }
    if segments.is_empty() || path.ends_with('/') {
        text.push('/');
    }
}

/// Appends the parameters, sorted by name and then by value. Sorted as joined strings, `a-b=` would precede `a=`.
fn push_query(text: &mut String, query: &str) {
    if query.is_empty() {
        return;
    }
    let mut pairs: Vec<(Cow<'_, str>, Cow<'_, str>)> = query
        .split('&')
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (component(name), component(value)))
        .collect();
    pairs.sort_unstable();
    for (index, (name, value)) in pairs.iter().enumerate() {
        text.extend([if index == 0 { "" } else { "&" }, name, "=", value]);
    }
}

/// Percent-encodes characters that are not encoded yet.
fn component(text: &str) -> Cow<'_, str> {
    let is_kept = |byte| byte == b'%' || uri::is_unreserved(byte);
    if text.bytes().all(is_kept) { text.into() } else { uri::encode_except(text, is_kept).into() }
}

/// The signed headers, sorted by name.
fn headers<'a>(headers: &'a HeaderMap, uri: &Uri) -> Headers<'a> {
    let all = headers.iter().map(|(name, value)| (name.as_str(), value));
    let mut signed: Headers<'a> = all
        .filter(|(name, _)| !NOT_SIGNED.contains(name))
        .map(|(name, value)| (name, trimmed(String::from_utf8_lossy(value.as_bytes()))))
        .collect();
    if !headers.contains_key(HOST) {
        signed.push(("host", host(uri).into()));
    }
    // The values of one name stay in their order.
    signed.sort_by_key(|(name, _)| *name);
    signed.dedup_by(|(name, value), (first, values)| {
        let is_same = name == first;
        if is_same {
            values.to_mut().extend([",", value]);
        }
        is_same
    });
    signed
}

/// A header's value without white space at its ends, with runs of white space as one space.
fn trimmed(value: Cow<'_, str>) -> Cow<'_, str> {
    let mut is_space = true;
    let is_trimmed = value.bytes().all(|byte| {
        let was_space = std::mem::replace(&mut is_space, byte.is_ascii_whitespace());
        !is_space || byte == b' ' && !was_space
    });
    if is_trimmed && !is_space {
        return value;
    }
    value.split_ascii_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// The `Host` header as the HTTP stack writes it: without the scheme's default port.
fn host(uri: &Uri) -> String {
    let host = uri.host().unwrap_or_default();
    match (uri.scheme_str(), uri.port_u16()) {
        (Some("https"), Some(443)) | (Some("http"), Some(80)) | (_, None) => host.to_owned(),
        (_, Some(port)) => format!("{host}:{port}"),
    }
}

#[cfg(test)]
mod tests {
    use super::push_path;

    #[test]
    fn paths_are_encoded_as_they_are_sent() {
        let path = |path| {
            let mut text = String::new();
            push_path(&mut text, path);
            text
        };
        // The case `get-space` of AWS's suite, whose bare space no `http::Uri` holds.
        assert_eq!(path("/example space/"), "/example%20space/");
        assert_eq!(path("/example%20space/"), "/example%2520space/");
    }
}
