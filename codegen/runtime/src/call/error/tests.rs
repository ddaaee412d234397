//! Error replies of every kind, and how they display.

use super::*;
use crate::call::exception::{Details, RetryKind};
use crate::call::protocol::RestJson;

#[derive(Debug, PartialEq)]
enum Modelled {
    NotFound { resource: String },
    Busy,
}

impl Exception for Modelled {
    type Protocol = RestJson;

    fn decode(code: &str, _: &Response<Bytes>) -> Option<Self> {
        match code {
            "ResourceNotFoundException" => Some(Self::NotFound { resource: "my-repo".to_owned() }),
            "BusyException" => Some(Self::Busy),
            _ => None,
        }
    }

    fn message(&self) -> Option<&str> {
        (*self == Self::Busy).then_some("Come back later.")
    }

    fn details(&self, details: &mut Details) {
        if let Self::NotFound { resource } = self {
            details.add("resource id", &Some(resource));
        }
    }

    fn retry(&self) -> Option<RetryKind> {
        (*self == Self::Busy).then_some(RetryKind::Throttling)
    }
}

fn reply(status: u16, headers: &[(&str, &str)], body: &'static [u8]) -> Error<Modelled> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    let response = response.body(Bytes::from_static(body)).unwrap();
    Error::from_response(response).in_operation("ListThings").with_attempts(3)
}

#[test]
fn a_modelled_exception_says_all() {
    let headers = [("x-amzn-errortype", "ResourceNotFoundException:http://x"), ("x-amzn-requestid", "abc")];
    let error = reply(404, &headers, br#"{"message":"No such repository."}"#);
    assert_eq!(
        error.to_string(),
        "ListThings failed with ResourceNotFoundException: No such repository. \
         (resource id: my-repo, HTTP 404, request id abc, 3 attempts)"
    );
    assert_eq!(error.exception(), Some(&Modelled::NotFound { resource: "my-repo".to_owned() }));
    assert_eq!(error.code(), Some("ResourceNotFoundException"));
    assert_eq!(error.message(), Some("No such repository."));
    assert_eq!(error.request_id(), Some("abc"));
    assert_eq!(error.status().map(|status| status.as_u16()), Some(404));
    assert!(!error.is_retryable());
}

#[test]
fn a_message_that_the_model_puts_elsewhere_is_that_of_the_exception() {
    let headers = [("x-amzn-errortype", "BusyException")];
    let error = reply(400, &headers, b"{}");
    assert_eq!(error.message(), Some("Come back later."));
    assert!(error.to_string().starts_with("ListThings failed with BusyException: Come back later."), "{error}");
    assert_eq!(reply(400, &headers, br#"{"message":"Not now."}"#).message(), Some("Not now."));
}

#[test]
fn the_code_is_found_where_services_put_it() {
    for (headers, body, code) in [
        (vec![("x-amzn-errortype", "ns#A:b")], &br#"{"code":"B","__type":"C"}"#[..], "A"),
        (vec![], br#"{"code":"B","__type":"C"}"#, "B"),
        (vec![], br#"{"Code":"B","__type":"C"}"#, "B"),
        (vec![], br#"{"__type":"com.amazon.x#C"}"#, "C"),
        (vec![], br#"{"code":17}"#, "17"),
        (vec![("x-amzn-errortype", "")], br#"{"code":null}"#, "418"),
        (vec![("x-amzn-errortype", "")], br#"{"code":"B"}"#, "B"),
    ] {
        assert_eq!(reply(418, &headers, body).code(), Some(code));
    }
}

#[test]
fn a_proxys_page_is_shown_in_part() {
    let error = reply(502, &[], b"<html>\n <body>Bad\x07 gateway</body></html>");
    assert_eq!(
        error.to_string(),
        "ListThings failed with HTTP 502 Bad Gateway: the reply is not a valid JSON object, it begins with \
         `<html> <body>Bad  gateway</body></html>` (3 attempts)"
    );
    assert_eq!((error.code(), error.message()), (Some("502"), None));
    assert!(error.is_retryable());
}

#[test]
fn long_replies_are_cut() {
    static PAGE: [u8; 4000] = [b'x'; 4000];
    let sentence = reply(500, &[], &PAGE).to_string();
    assert!(sentence.contains("x…`") && sentence.len() < 300, "{sentence}");
}

#[test]
fn what_white_space_pads_is_cut_too() {
    static PADDED: [u8; 4000] = [b' '; 4000];
    let sentence = reply(500, &[], &[&PADDED[..], b"x"].concat().leak()[..]).to_string();
    assert!(sentence.contains("it begins with `…`"), "{sentence}");
    let sentence = reply(500, &[], &[&PADDED[..1000], b"x"].concat().leak()[..]).to_string();
    assert!(sentence.contains("it begins with `x`"), "{sentence}");
}

#[test]
fn any_body_makes_a_readable_error() {
    for (body, words) in [
        (&b""[..], "the reply is empty"),
        (b"  \n", "the reply is empty"),
        (b"{}", "the reply has no message"),
        (b"busy", "begins with `busy`"),
        (b"null", "begins with `null`"),
        (b"<!DOCTYPE HTML>", "begins with `<!DOCTYPE HTML>`"),
        (br#"{"Message":"With\nbreak"}"#, ": With break ("),
    ] {
        let sentence = reply(503, &[], body).to_string();
        assert!(sentence.starts_with("ListThings failed with HTTP 503 Service Unavailable"), "{sentence}");
        assert!(sentence.contains(words), "{sentence}");
    }
}

#[test]
fn a_broken_reply_of_the_service_is_not_shown_since_it_may_hold_secrets() {
    let hidden = "hidden-1234";
    for (before, after) in [
        ("\n{\"accessToken\": \"", "\""),
        ("\u{feff}{\"accessToken\": \"", "\""),
        ("[\"", "\"]"),
        ("\"", "\""),
        ("<AssumeRoleResponse><SecretAccessKey>", "<"),
        ("<?xml version=\"1.0\"?><SecretAccessKey>", "<"),
    ] {
        let sentence = reply(500, &[], format!("{before}{hidden}{after}").leak().as_bytes()).to_string();
        let expected =
            "ListThings failed with HTTP 500 Internal Server Error: the reply is not a valid JSON object (3 attempts)";
        assert_eq!(sentence, expected, "{before}");
    }
}

#[test]
fn retries_follow_model_code_and_status() {
    let kind = |status, code| reply(status, &[("x-amzn-errortype", code)], b"{}").retry_kind();
    assert_eq!(kind(400, "BusyException"), Some(RetryKind::Throttling));
    assert_eq!(kind(400, "SlowDown"), Some(RetryKind::Throttling));
    assert_eq!(kind(400, "RequestTimeout"), Some(RetryKind::Transient));
    assert_eq!(kind(429, "Unheard"), Some(RetryKind::Throttling));
    assert_eq!(kind(429, "ResourceNotFoundException"), None);
    assert_eq!(kind(504, "Unheard"), Some(RetryKind::Transient));
    assert_eq!(kind(501, "Unheard"), None);
}

#[test]
fn causes_are_in_the_sentence_and_not_on_source() {
    let error: Error<Modelled> = Error::new(ErrorKind::Validation, "domain: required, but missing");
    let error = error.in_operation("ListThings");
    assert_eq!(
        error.to_string(),
        "ListThings was not sent, because the input is not valid: domain: required, but missing"
    );
    assert!(std::error::Error::source(&error).is_none());
    assert_eq!(error.causes().count(), 1);
    assert!(!error.is_retryable());
    let configuration: Error<Modelled> = Error::new(ErrorKind::Configuration, "no region");
    assert_eq!(configuration.to_string(), "the client cannot be configured: no region");
    let of_body: Error<Modelled> = Error::new(ErrorKind::Body, "the body could not be read to its end: reset");
    assert_eq!(of_body.to_string(), "the body could not be read to its end: reset");
}
