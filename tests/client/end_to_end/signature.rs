//! The signature of a request, worked out again from what arrived, as the service does it.

use crate::{ACCESS_KEY_ID, REGION, SECRET_ACCESS_KEY, SESSION_TOKEN};
use codeartifact_tests::server::Received;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Fails unless the service would accept the signature, and it covers all that it should.
pub fn assert_signed(operation: &str, request: &Received) {
    let authorization = request.header("authorization").unwrap_or_else(|| panic!("{operation}: not signed"));
    let time = request.header("x-amz-date").unwrap_or_default();
    let date = time.get(..8).unwrap_or_default();
    let scope = format!("{date}/{REGION}/codeartifact/aws4_request");
    let signed = covered(request);
    let to_sign = format!("AWS4-HMAC-SHA256\n{time}\n{scope}\n{}", sha256(canonical(request, &signed).as_bytes()));
    let first = format!("AWS4{SECRET_ACCESS_KEY}").into_bytes();
    let key = scope.split('/').fold(first, |key, part| hmac(&key, part));
    let expected = format!(
        "AWS4-HMAC-SHA256 Credential={ACCESS_KEY_ID}/{scope}, SignedHeaders={}, Signature={}",
        signed.join(";"),
        hex(&hmac(&key, &to_sign)),
    );
    assert_eq!(authorization, expected, "{operation}: signature");
    assert_eq!(request.header("x-amz-security-token"), Some(SESSION_TOKEN), "{operation}: session token");
}

/// What AWS asks to be signed: the host, the content type and everything of AWS's own.
fn covered(request: &Received) -> Vec<&str> {
    let names = request.headers.keys().map(http::HeaderName::as_str);
    let mut names: Vec<_> = names
        .filter(|name| {
            ["host", "content-type"].contains(name) || name.starts_with("x-amz-") || name.starts_with("amz-sdk-")
        })
        .collect();
    names.sort_unstable();
    names
}

fn canonical(request: &Received, signed: &[&str]) -> String {
    let mut query: Vec<_> =
        request.raw_query.split('&').filter(|pair| !pair.is_empty()).filter_map(|pair| pair.split_once('=')).collect();
    query.sort_unstable();
    let query: Vec<_> = query.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let headers: Vec<_> =
        signed.iter().map(|name| format!("{name}:{}", request.header(name).unwrap_or_default().trim())).collect();
    let hash = request.header("x-amz-content-sha256").map_or_else(|| sha256(&request.body), str::to_owned);
    let (method, path) = (&request.method, &request.path);
    format!("{method}\n{path}\n{}\n{}\n\n{}\n{hash}", query.join("&"), headers.join("\n"), signed.join(";"))
}

fn hmac(key: &[u8], message: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length will do");
    mac.update(message.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

pub fn sha256(data: &[u8]) -> String {
    hex(&Sha256::digest(data))
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes all that is written to it");
        text
    })
}
