//! Errors that the model describes, and replies that nothing describes.

use super::support::{receive, reply};
use codeartifact::runtime::RetryKind;
use codeartifact_tests::models::types::Exception;
use codeartifact_tests::models::types::operation::echo::EchoInput;
use codeartifact_tests::models::types::operation::same::SameInput;

#[test]
fn an_error_is_found_by_its_modelled_code() {
    let headers = [("x-amzn-errortype", "NotFoundCode:http://example/"), ("Retry-After", "7")];
    let body = r#"{"message": "no such thing", "resource": {"leaf-name": "r"}, "secret": "hush", "count": 3}"#;
    let error = reply::<EchoInput>(404, &headers, body).unwrap_err();
    let Some(Exception::NotFound(exception)) = error.exception() else { panic!("{error:?}") };
    assert_eq!(exception.message(), Some("no such thing"));
    assert_eq!(exception.resource().and_then(|resource| resource.name()), Some("r"));
    assert_eq!(exception.retry_after(), Some(7));
    let sentence = error.to_string();
    for part in ["Echo", "NotFoundCode", "no such thing", "404", "3"] {
        assert!(sentence.contains(part), "{sentence}");
    }
    assert!(!sentence.contains("hush") && !format!("{error:?}").contains("hush"), "{sentence} {error:?}");
    assert!(!error.is_retryable());
}

#[test]
fn an_error_that_the_operation_does_not_declare_is_typed_too() {
    let error = reply::<SameInput>(429, &[], r#"{"__type": "small#Busy", "Message": "slow down"}"#).unwrap_err();
    assert!(matches!(error.exception(), Some(Exception::Busy(_))), "{error:?}");
    assert_eq!(error.message(), Some("slow down"));
    assert_eq!(error.retry_kind(), Some(RetryKind::Throttling));
}

#[test]
fn an_error_with_a_header_that_cannot_be_read_is_still_typed() {
    let headers = [("x-amzn-errortype", "NotFoundCode"), ("Retry-After", "Thu, 02 Jan 2020 03:04:05 GMT")];
    let error = reply::<EchoInput>(404, &headers, "<html>").unwrap_err();
    let Some(Exception::NotFound(exception)) = error.exception() else { panic!("{error:?}") };
    assert_eq!(exception.retry_after(), None);
}

#[test]
fn an_output_reads_whatever_is_not_there() {
    for body in ["", "{}", r#"{"string": null, "tree": null, "sparseStrings": null, "extra": {"a": [1, {"b": null}]}}"#]
    {
        let output = receive::<EchoInput>(body);
        assert_eq!(output, receive::<EchoInput>("{}"));
        assert_eq!((output.string(), output.tree(), output.sparse_strings()), (None, None, &[][..]));
    }
}

#[test]
fn a_member_of_another_type_is_named() {
    for (body, place) in [
        (r#"{"integer": "1"}"#, "integer"),
        (r#"{"tree": {"children": [{}, {"value": true}]}}"#, "tree.children[1].value"),
        (r#"{"blob": "*"}"#, "blob"),
        (r#"{"choice": {"text": "a", "number": 1}}"#, "choice"),
        (r#"{"string": "a"#, "EOF"),
    ] {
        let message = reply::<EchoInput>(200, &[], body).unwrap_err().to_string();
        assert!(message.contains(place), "{message}");
    }
}
