//! The canonical form of a request, of the headers that its signature names.

use super::authorization::{Authorization, SIGNATURE};
use crate::hash;
use crate::request::{Request, decoded_bytes};
use std::fmt::Write;

/// The header that holds the signed hash of the body, where it is sent.
pub const CONTENT_HASH: &str = "x-amz-content-sha256";

/// What is signed: the time, the scope and the hash of the canonical request.
pub fn to_sign(request: &Request, claim: &Authorization) -> String {
    let canonical = hash::sha256(canonical(request, claim).as_bytes());
    format!("AWS4-HMAC-SHA256\n{}\n{}\n{canonical}", claim.timestamp, claim.scope)
}

fn canonical(request: &Request, claim: &Authorization) -> String {
    let headers = claim.signed_headers.split(';').map(|name| format!("{name}:{}\n", values(request, name)));
    let headers: String = headers.collect();
    let sent = request.header(CONTENT_HASH).map(str::to_owned);
    let content = sent.unwrap_or_else(|| hash::sha256(&request.body));
    let (method, path, query) = (&request.method, path(&request.path), query(&request.query));
    format!("{method}\n{path}\n{query}\n{headers}\n{}\n{content}", claim.signed_headers)
}

/// The path, encoded a second time.
fn path(path: &str) -> String {
    path.split('/').map(|part| encoded(part.as_bytes())).collect::<Vec<_>>().join("/")
}

/// The parameters, encoded one way, sorted by name and then by value.
fn query(query: &str) -> String {
    let pairs = query.split('&').filter(|pair| !pair.is_empty()).map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    let pairs = pairs.filter(|(name, _)| *name != SIGNATURE);
    let mut pairs: Vec<_> =
        pairs.map(|(name, value)| (encoded(&decoded_bytes(name)), encoded(&decoded_bytes(value)))).collect();
    pairs.sort_unstable();
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("&")
}

/// The values of a header, with runs of white space as one space.
fn values(request: &Request, name: &str) -> String {
    let values = request.headers.get_all(name).iter().map(|value| {
        let text = String::from_utf8_lossy(value.as_bytes());
        text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    });
    values.collect::<Vec<_>>().join(",")
}

fn encoded(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut encoded, &byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a text never fails.
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}
