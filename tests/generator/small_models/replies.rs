//! Errors that the model describes, and replies that nothing describes.

use super::support::{receive, reply};
use codeartifact::runtime::RetryKind;
use codeartifact_tests::models::names::types::error;
use codeartifact_tests::models::types::Exception;
use codeartifact_tests::models::types::operation::echo::EchoInput;
use codeartifact_tests::models::types::operation::same::SameInput;
use std::error::Error;

#[test]
fn an_error_is_found_by_its_modelled_code() {
    let headers = [("x-amzn-errortype", "NotFoundCode:http://example/"), ("Retry-After", "7")];
    let body = r#"{"message": "no such thing", "resource": {"leaf-name": "r"}, "secret": "hush", "count": 3}"#;
    let error = reply::<EchoInput>(404, &headers, body).unwrap_err();
    let Some(Exception::NotFound(exception)) = error.exception() else { panic!("{error:?}") };
    assert_eq!(exception.message(), Some("no such thing"));
    assert_eq!(exception.resource().and_then(|resource| resource.name()), Some("r"));
    assert_eq!(exception.retry_after(), Some(7));
    let shown: Box<dyn Error> = exception.clone().into();
    assert_eq!(shown.to_string(), "NotFoundCode: no such thing");
    let shown: Box<dyn Error> = error.exception().cloned().unwrap().into();
    assert_eq!(shown.to_string(), "NotFoundCode: no such thing");
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
    assert_eq!((exception.retry_after(), exception.to_string().as_str()), (None, "NotFoundCode"));
}

#[test]
fn an_exceptions_message_is_found_by_its_other_names() {
    for name in ["Message", "error_description"] {
        let body = format!(r#"{{"{name}": "no such thing", "count": 3}}"#);
        let error = reply::<EchoInput>(404, &[("x-amzn-errortype", "NotFoundCode")], body).unwrap_err();
        assert_eq!(error.message(), Some("no such thing"));
        let Some(Exception::NotFound(exception)) = error.exception() else { panic!("{error:?}") };
        assert_eq!(exception.message(), Some("no such thing"), "{name}");
    }
}

#[test]
fn an_exceptions_message_is_one_line_of_limited_length() {
    let body = format!(r#"{{"message": " a\nb{} "}}"#, "x".repeat(9000));
    let error = reply::<EchoInput>(404, &[("x-amzn-errortype", "NotFoundCode")], body).unwrap_err();
    let shown = error.into_exception().unwrap().to_string();
    assert!(shown.starts_with("NotFoundCode: a bx") && shown.ends_with("x…") && shown.len() < 1100, "{shown}");
}

#[test]
fn an_exception_may_be_called_as_what_it_is() {
    let mut exception = error::ErrorKind::default();
    assert_eq!(exception.to_string(), "ErrorKind");
    exception.message = Some("m".to_owned());
    let shown: [Box<dyn Error>; 2] = [exception.into(), error::Error::default().into()];
    assert_eq!(shown.map(|error| error.to_string()), ["ErrorKind: m", "error"]);
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
