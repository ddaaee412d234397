//! The way of a call without an HTTP stack.

use super::*;
use crate::DateTime;
use crate::credentials::Credentials;
use crate::test_service::{ListThings, Ping, SwapThing};
use bytes::Bytes;
use http::Response;
use http::header::AUTHORIZATION;

fn endpoint() -> Endpoint {
    Endpoint::new("https://things.example").header("x-extra", "1")
}

fn signed<O: Operation>(input: O, endpoint: &Endpoint) -> Result<http::Request<ByteStream>, OperationError<O>> {
    let mut request = prepare(input, endpoint)?;
    let credentials = Credentials::new("AKID", "secret");
    let time = DateTime::from_secs(1_440_938_160);
    sign::<O>(&mut request, endpoint, Some("eu-west-1"), &credentials, time)?;
    Ok(request)
}

fn stream() -> ByteStream {
    ByteStream::from_body(ByteStream::from("streamed"))
}

fn authorization(request: &http::Request<ByteStream>) -> &str {
    request.headers()[AUTHORIZATION].to_str().unwrap()
}

#[test]
fn a_get_has_no_body_headers() {
    let request = signed(ListThings::of("my-domain"), &endpoint()).unwrap();
    assert_eq!(request.uri(), "https://things.example/v1/things?domain=my-domain");
    assert!(!request.headers().contains_key(CONTENT_LENGTH));
    assert!(!request.headers().contains_key("content-type"));
    assert_eq!(request.headers()["x-extra"], "1");
    let scope = "Credential=AKID/20150830/eu-west-1/things/aws4_request";
    assert!(authorization(&request).contains(scope));
}

#[test]
fn an_empty_post_says_that_it_is_empty() {
    let request = signed(Ping, &endpoint()).unwrap();
    assert_eq!(request.headers()[CONTENT_LENGTH], "0");
    assert!(!request.headers().contains_key(AUTHORIZATION));
}

#[test]
fn all_problems_are_reported_at_once() {
    let input = ListThings { max_results: Some(0), ..ListThings::default() };
    let error = prepare(input, &endpoint()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Validation);
    let sentence = error.to_string();
    assert!(sentence.contains("domain") && sentence.contains("maxResults"), "{sentence}");
}

#[test]
fn a_missing_endpoint_is_the_rule_sets_error() {
    let error = resolve_endpoint(&Ping, BuiltIns::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Endpoint);
    assert!(error.to_string().contains("Missing Region"), "{error}");
}

#[test]
fn the_endpoints_signing_scope_wins() {
    let scheme = crate::endpoint::AuthScheme::new("sigv4").signing_name("other").signing_region("us-east-1");
    let endpoint = Endpoint::new("https://things.example").auth_scheme(scheme);
    let request = signed(ListThings::of("my-domain"), &endpoint).unwrap();
    assert!(authorization(&request).contains("/us-east-1/other/aws4_request"));
}

#[test]
fn a_member_that_is_the_content_hash_is_sent_once_and_signed() {
    let input = SwapThing { name: Some("a".to_owned()), content_hash: Some("0".repeat(64)), content: Some(stream()) };
    let plain = Endpoint::new("http://127.0.0.1:1");
    let request = signed(input, &plain).unwrap();
    assert_eq!(request.headers().get_all("x-amz-content-sha256").iter().count(), 1);
    assert_eq!(request.headers()["x-amz-content-sha256"], "0".repeat(64));
    assert!(authorization(&request).contains("x-amz-content-sha256"));
}

#[test]
fn a_stream_without_hash_goes_unsigned_over_https_only() {
    let input = || SwapThing { name: Some("a".to_owned()), content: Some(stream()), ..SwapThing::default() };
    let request = signed(input(), &endpoint()).unwrap();
    assert_eq!(request.headers()["x-amz-content-sha256"], "UNSIGNED-PAYLOAD");
    let error = signed(input(), &Endpoint::new("http://127.0.0.1:1")).unwrap_err();
    assert!(error.to_string().contains("plain HTTP"), "{error}");
}

#[test]
fn replies_become_outputs_or_errors() {
    let reply = |status: u16, body: &'static [u8]| {
        let response = Response::builder().status(status).header("x-amzn-requestid", "abc");
        parse::<ListThings>(response.body(Bytes::from_static(body)).unwrap())
    };
    let output = reply(200, br#"{"things":["a"],"other":[null]}"#).unwrap();
    assert_eq!(output.things, Some(vec!["a".to_owned()]));
    let error = reply(301, b"").unwrap_err();
    assert_eq!((error.kind(), error.code()), (ErrorKind::Service, Some("301")));
    let error = reply(200, b"<html>").unwrap_err();
    assert_eq!((error.kind(), error.request_id()), (ErrorKind::Decode, Some("abc")));
    assert!(error.to_string().contains("HTTP 200"), "{error}");
}
