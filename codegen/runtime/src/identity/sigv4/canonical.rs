//! The canonical form of a request, which client and service hash.

use super::{CONTENT_SHA256, PayloadHash, SigningParams, key};
use crate::wire::uri;
use http::{HeaderMap, Request, Uri};
use std::borrow::Cow;
use std::collections::BTreeMap;

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
    sign_this(&params.timestamp(), &params.scope(), canonical_request)
}

pub(super) fn sign_this(timestamp: &str, scope: &str, canonical_request: &str) -> String {
    let hash = key::sha256_hex(canonical_request.as_bytes());
    format!("AWS4-HMAC-SHA256\n{timestamp}\n{scope}\n{hash}")
}

/// The names of the signed headers, separated by `;`.
pub(super) fn signed_headers<B>(request: &Request<B>) -> String {
    names(&headers(request.headers(), request.uri()))
}

fn names(headers: &BTreeMap<&str, String>) -> String {
    headers.keys().copied().collect::<Vec<_>>().join(";")
}

pub(super) struct Canonical {
    pub request: String,
    pub signed_headers: String,
}

impl Canonical {
    pub fn new<B>(request: &Request<B>, payload: &str) -> Self {
        let headers = headers(request.headers(), request.uri());
        let signed_headers = names(&headers);
        let mut lines = vec![
            request.method().as_str().to_owned(),
            path(request.uri().path()),
            query(request.uri().query().unwrap_or_default()),
        ];
        lines.extend(headers.iter().map(|(name, value)| format!("{name}:{value}")));
        let payload = match request.headers().get(CONTENT_SHA256) {
            Some(value) => String::from_utf8_lossy(value.as_bytes()),
            None => Cow::Borrowed(payload),
        };
        lines.extend([String::new(), signed_headers.clone(), payload.into_owned()]);
        Self { request: lines.join("\n"), signed_headers }
    }
}

/// The path without dot segments and empty segments, percent-encoded a second time.
fn path(path: &str) -> String {
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
    let last = if path.ends_with('/') && !segments.is_empty() { "/" } else { "" };
    uri::encode_path(&format!("/{}{last}", segments.join("/")))
}

/// The parameters, sorted by name and then by value. Sorted as joined strings, `a-b=` would precede `a=`.
fn query(query: &str) -> String {
    if query.is_empty() {
        return String::new();
    }
    let mut pairs: Vec<(String, String)> = query
        .split('&')
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (component(name), component(value)))
        .collect();
    pairs.sort_unstable();
    let pairs: Vec<String> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("&")
}

/// Percent-encodes characters that are not encoded yet.
fn component(text: &str) -> String {
    text.split('%').map(uri::encode).collect::<Vec<_>>().join("%")
}

/// The signed headers, sorted by name.
fn headers<'a>(headers: &'a HeaderMap, uri: &Uri) -> BTreeMap<&'a str, String> {
    let names = headers.keys().map(http::HeaderName::as_str);
    let mut signed: BTreeMap<&str, String> =
        names.filter(|name| !NOT_SIGNED.contains(name)).map(|name| (name, values(headers, name))).collect();
    signed.entry("host").or_insert_with(|| host(uri));
    signed
}

/// The values of a header, trimmed, with runs of white space as one space.
fn values(headers: &HeaderMap, name: &str) -> String {
    let values = headers.get_all(name).iter().map(|value| {
        let text = String::from_utf8_lossy(value.as_bytes());
        text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    });
    values.collect::<Vec<_>>().join(",")
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
    use super::path;

    #[test]
    fn paths_are_encoded_as_they_are_sent() {
        // The case `get-space` of AWS's suite, whose bare space no `http::Uri` holds.
        assert_eq!(path("/example space/"), "/example%20space/");
        assert_eq!(path("/example%20space/"), "/example%2520space/");
    }
}
