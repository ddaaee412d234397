//! Compares two requests, all but their signatures.

use super::{WireRequest, name};
use crate::against_botocore::findings::Findings;
use crate::against_botocore::known_differences::Known;
use crate::judges::unique_keys;
use botocore_fuzz_checks::latin1;
use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderName, HeaderValue};
use serde_json::Value;
use std::collections::{BTreeSet, HashSet};

/// Headers in which clients differ by their nature: who they are, how often they tried, and the signature, which is
/// checked on its own.
const CLIENTS_OWN: [&str; 4] = ["amz-sdk-invocation-id", "amz-sdk-request", "authorization", "user-agent"];

/// Compares method, address, headers and body; of the headers all but the clients' own and `others`.
pub fn compare(ours: &WireRequest, theirs: &WireRequest, others: &[&str], findings: &mut Findings) {
    findings.compare("method", &ours.method, &theirs.method);
    compare_addresses(ours, theirs, findings);
    let names: HashSet<_> = ours.headers.keys().chain(theirs.headers.keys()).collect();
    let is_compared = |name: &HeaderName| !CLIENTS_OWN.contains(&name.as_str()) && !others.contains(&name.as_str());
    for name in names.into_iter().filter(|name| is_compared(name)) {
        compare_header(name, ours, theirs, findings);
    }
    compare_bodies(ours, theirs, findings);
}

/// Part by part, and of the query those parameters alone that differ.
fn compare_addresses(ours: &WireRequest, theirs: &WireRequest, findings: &mut Findings) {
    let (Some(ours), Some(theirs)) = (ours.address(), theirs.address()) else {
        return findings.differ(format!("no address: ours {}, botocore's {}", ours.url, theirs.url));
    };
    findings.compare("scheme", &ours.scheme, &theirs.scheme);
    findings.compare("host", &ours.host, &theirs.host);
    findings.compare("path", &ours.path, &theirs.path);
    let differing = |pairs: &[String], others: &[String]| {
        let of_name = |pair: &String, pairs: &[String]| -> Vec<String> {
            pairs.iter().filter(|other| name(other) == name(pair)).cloned().collect()
        };
        let differs = |pair: &&String| of_name(pair, pairs) != of_name(pair, others);
        pairs.iter().filter(differs).cloned().collect::<Vec<_>>()
    };
    let (ours, theirs) = (differing(&ours.query, &theirs.query), differing(&theirs.query, &ours.query));
    findings.compare("query", &ours, &theirs);
}

fn compare_header(name: &HeaderName, ours: &WireRequest, theirs: &WireRequest, findings: &mut Findings) {
    let (ours, theirs) = (values(ours, name), values(theirs, name));
    if name == CONTENT_TYPE && ours == ["application/octet-stream"] && theirs.is_empty() {
        findings.known(Known::StreamContentType);
    } else {
        findings.compare(&format!("header {name}"), &ours, &theirs);
    }
}

/// The values of a header. A length that is the body's own is said so, since JSON has white space here and there.
fn values(wire: &WireRequest, name: &HeaderName) -> Vec<Value> {
    let length = wire.body.len().to_string();
    let own = |value: &HeaderValue| name == CONTENT_LENGTH && value == length.as_str();
    let shown = |value: &HeaderValue| if own(value) { "the body's".into() } else { latin1::to_json(value.as_bytes()) };
    wire.headers.get_all(name).iter().map(shown).collect()
}

/// As JSON if botocore's is, else byte by byte.
fn compare_bodies(ours: &WireRequest, theirs: &WireRequest, findings: &mut Findings) {
    let Ok(expected) = serde_json::from_slice::<Value>(&theirs.body) else {
        return compare_bytes(&ours.body, &theirs.body, findings);
    };
    match unique_keys::read(&ours.body) {
        Ok(ours) => compare_json("body", &ours, &expected, findings),
        // A content that happens to be JSON is compared as it is.
        Err(_) if ours.body == theirs.body => {}
        Err(error) => findings.differ(format!("body: ours is not sound JSON: {error}; botocore's {expected}")),
    }
}

/// From the first byte on that differs.
fn compare_bytes(ours: &Bytes, theirs: &Bytes, findings: &mut Findings) {
    let equal = ours.iter().zip(theirs).take_while(|(ours, theirs)| ours == theirs).count();
    findings.compare(&format!("body from byte {equal} on"), &ours.slice(equal..), &theirs.slice(equal..));
}

/// Member by member, so that the innermost difference is told.
fn compare_json(path: &str, ours: &Value, theirs: &Value, findings: &mut Findings) {
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => {
            let names: BTreeSet<_> = ours.keys().chain(theirs.keys()).collect();
            for name in names {
                match (ours.get(name), theirs.get(name)) {
                    (Some(ours), Some(theirs)) => compare_json(&format!("{path}.{name}"), ours, theirs, findings),
                    (ours, theirs) => findings.compare(&format!("{path}.{name}"), &ours, &theirs),
                }
            }
        }
        _ => findings.compare(path, ours, theirs),
    }
}

#[cfg(test)]
mod tests {
    use super::{WireRequest, compare};
    use crate::against_botocore::findings::Findings;
    use http::HeaderMap;

    fn differences(ours: (&str, &'static str), theirs: (&str, &'static str)) -> Vec<String> {
        let wire = |(url, body): (&str, &'static str)| WireRequest {
            method: "GET".to_owned(),
            url: format!("https://a.example{url}"),
            headers: HeaderMap::new(),
            body: body.into(),
        };
        let mut findings = Findings::default();
        compare(&wire(ours), &wire(theirs), &[], &mut findings);
        findings.differences
    }

    #[test]
    fn the_order_of_names_has_no_meaning() {
        let theirs = ("/p?b=1&a=2&a=1", r#"{ "b": 1, "a": 2 }"#);
        assert_eq!(differences(("/p?a=2&a=1&b=1", r#"{"a":2,"b":1}"#), theirs), Vec::<String>::new());
    }

    #[test]
    fn the_order_under_one_name_is_compared_and_told_alone() {
        let found = differences(("/p?b=1&a=1&a=2", ""), ("/p?b=1&a=2&a=1", ""));
        assert_eq!(found, [r#"query: ours ["a=1", "a=2"], botocore's ["a=2", "a=1"]"#]);
    }

    #[test]
    fn a_key_that_is_sent_twice_is_found() {
        let found = differences(("/", r#"{"a":2,"a":1}"#), ("/", r#"{"a":1}"#));
        assert!(found.len() == 1 && found[0].contains("the key \"a\" is there more than once"), "{found:?}");
    }

    #[test]
    fn a_content_is_compared_byte_by_byte() {
        assert_eq!(differences(("/", "same"), ("/", "same")), Vec::<String>::new());
        let found = differences(("/", "an ox"), ("/", "an orc"));
        assert_eq!(found, [r#"body from byte 4 on: ours b"x", botocore's b"rc""#]);
    }

    #[test]
    fn a_body_is_compared_member_by_member() {
        let found = differences(("/", r#"{"a":{"b":1,"c":2}}"#), ("/", r#"{"a":{"b":1,"c":3}}"#));
        assert_eq!(found, ["body.a.c: ours Number(2), botocore's Number(3)"]);
    }
}
