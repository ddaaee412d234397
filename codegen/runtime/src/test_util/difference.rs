//! How a request differs from the expected one. Values of headers and of the body are not shown, because they
//! may be secret.

use super::RecordedRequest;
use crate::io::body::ByteStream;
use crate::wire::document::Document;
use http::Request;

/// Compares method, path, query, body and headers. Before it is signed, the expected request has only the
/// headers of members.
pub fn difference(expected: &Request<ByteStream>, recorded: &RecordedRequest) -> Option<String> {
    let path_and_query = recorded.uri.path_and_query().map_or("/", |target| target.as_str());
    if expected.method() != recorded.method || target(expected) != path_and_query {
        return Some("its method, path or query differs".to_owned());
    }
    if let Some(body) = expected.body().as_bytes().filter(|body| **body != recorded.body) {
        let members = different_members(body, &recorded.body).unwrap_or_default();
        let of_members = if members.is_empty() { String::new() } else { format!(" in {}", members.join(", ")) };
        return Some(format!("its body differs{of_members}"));
    }
    let differs = |(name, value): &(_, _)| recorded.headers.get(*name) != Some(*value);
    let (name, _) = expected.headers().iter().find(differs)?;
    Some(format!("its header `{name}` differs"))
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
