//! Compares two requests, all but their signatures.

use std::collections::HashSet;

use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderName, HeaderValue};
use serde_json::Value;

use super::Wire;
use crate::findings::Findings;
use crate::known::Known;
use crate::latin1;

/// Headers in which clients differ by their nature: who they are, how often they tried, and the signature, which is
/// checked on its own.
const CLIENTS_OWN: [&str; 4] = ["amz-sdk-invocation-id", "amz-sdk-request", "authorization", "user-agent"];

/// Compares method, address, headers and body; of the headers all but the clients' own and `others`.
pub fn compare(ours: &Wire, theirs: &Wire, others: &[&str], findings: &mut Findings) {
    findings.compare("method", &ours.method, &theirs.method);
    findings.compare("address", &ours.address(), &theirs.address());
    let names: HashSet<_> = ours.headers.keys().chain(theirs.headers.keys()).collect();
    let is_compared = |name: &HeaderName| !CLIENTS_OWN.contains(&name.as_str()) && !others.contains(&name.as_str());
    for name in names.into_iter().filter(|name| is_compared(name)) {
        compare_header(name, ours, theirs, findings);
    }
    compare_bodies(ours, theirs, findings);
}

fn compare_header(name: &HeaderName, ours: &Wire, theirs: &Wire, findings: &mut Findings) {
    let (ours, theirs) = (values(ours, name), values(theirs, name));
    if name == CONTENT_TYPE && ours == ["application/octet-stream"] && theirs.is_empty() {
        findings.known(Known::StreamContentType);
    } else {
        findings.compare(&format!("header {name}"), &ours, &theirs);
    }
}

/// The values of a header. A length that is the body's own is said so, since JSON has white space here and there.
fn values(wire: &Wire, name: &HeaderName) -> Vec<Value> {
    let length = wire.body.len().to_string();
    let own = |value: &HeaderValue| name == CONTENT_LENGTH && value == length.as_str();
    let shown = |value: &HeaderValue| if own(value) { "the body's".into() } else { latin1::to_json(value.as_bytes()) };
    wire.headers.get_all(name).iter().map(shown).collect()
}

/// As JSON if both are, else byte by byte.
fn compare_bodies(ours: &Wire, theirs: &Wire, findings: &mut Findings) {
    let json = |wire: &Wire| serde_json::from_slice::<Value>(&wire.body).ok();
    match (json(ours), json(theirs)) {
        (Some(ours), Some(theirs)) => findings.compare("body", &ours, &theirs),
        _ => findings.compare("body", &ours.body, &theirs.body),
    }
}
