//! How a request differs from the expected one. Values of headers and of the body are not shown, because they
//! may be secret.

use super::RecordedRequest;
use crate::io::body::ByteStream;
use crate::wire::document::Document;
use http::{HeaderValue, Request};

/// The placeholder for an idempotency token that may be any text.
pub const ANY_TOKEN: &str = "00000000-0000-4000-8000-000000000000";

/// Compares method, path, query, body and headers. Before it is signed, the expected request has only the
/// headers of members. Where it has `any_token`, any text will do.
pub fn difference(
    expected: &Request<ByteStream>,
    any_token: Option<&str>,
    recorded: &RecordedRequest,
) -> Option<String> {
    let is = |expected: &[u8], found: &[u8]| is_alike(expected, any_token, found);
    let path_and_query = recorded.uri.path_and_query().map_or("/", |target| target.as_str());
    if expected.method() != recorded.method || !is(target(expected).as_bytes(), path_and_query.as_bytes()) {
        return Some("its method, path or query differs".to_owned());
    }
    if let Some(body) = expected.body().as_bytes().filter(|body| !is(body, &recorded.body)) {
        let members = different_members(body, &recorded.body).unwrap_or_default();
        let of_members = if members.is_empty() { String::new() } else { format!(" in {}", members.join(", ")) };
        return Some(format!("its body differs{of_members}"));
    }
    let has = |name, value: &HeaderValue| {
        recorded.headers.get(name).is_some_and(|found| is(value.as_bytes(), found.as_bytes()))
    };
    let (name, _) = expected.headers().iter().find(|(name, value)| !has(*name, value))?;
    Some(format!("its header `{name}` differs"))
}

/// Whether the texts are equal but for what stands in place of the token.
fn is_alike(expected: &[u8], any_token: Option<&str>, found: &[u8]) -> bool {
    let token = any_token.unwrap_or_default();
    let place = any_token.and_then(|token| expected.windows(token.len()).position(|text| text == token.as_bytes()));
    let Some((before, rest)) = place.and_then(|place| expected.split_at_checked(place)) else {
        return expected == found;
    };
    let after = rest.get(token.len()..).unwrap_or_default();
    found.strip_prefix(before).is_some_and(|found| found.ends_with(after))
}

/// Returns the names of the members in which two JSON objects differ.
fn different_members(expected: &[u8], found: &[u8]) -> Option<Vec<String>> {
    let expected: Document = serde_json::from_slice(expected).ok()?;
    let found: Document = serde_json::from_slice(found).ok()?;
    let (expected, found) = (expected.as_object()?, found.as_object()?);
    let missing = found.keys().filter(|name| !expected.contains_key(*name));
    let names = expected.keys().chain(missing).filter(|name| expected.get(*name) != found.get(*name));
    Some(names.map(|name| format!("`{name}`")).collect())
}

/// The path and query of a request.
pub fn target(request: &Request<ByteStream>) -> &str {
    request.uri().path_and_query().map_or("/", |target| target.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_may_be_any_text_and_what_is_around_it_may_not() {
        let is = |found: &str| is_alike(b"a=1&token=T-T&b=2", Some("T-T"), found.as_bytes());
        assert!(is("a=1&token=T-T&b=2") && is("a=1&token=another&b=2"));
        assert!(!is("a=2&token=T-T&b=2") && !is("a=1&token=T-T&b=3") && !is("a=0&a=1&token=T-T&b=2"));
        assert!(is_alike(b"a=1", Some("T-T"), b"a=1") && !is_alike(b"a=1", Some("T-T"), b"a=2"));
        assert!(is_alike(b"T-T", None, b"T-T") && !is_alike(b"T-T", None, b"another"));
    }
}
