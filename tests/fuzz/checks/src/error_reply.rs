//! What a reply of failure says, read on its own by the rules that the client documents: where botocore is known to read
//! it otherwise, ours is held to this.

use crate::body::{Body, Json};
use bytes::Bytes;
use http::Response;
use serde_json::Value;

/// What a reply says.
#[derive(Debug, PartialEq)]
pub struct ErrorReply {
    /// The first code that is one, else the status.
    pub code: String,
    /// The first message that is not blank.
    pub message: Option<String>,
    /// The identifier of the request.
    pub request_id: Option<String>,
}

impl ErrorReply {
    /// Reads a reply.
    pub fn read(reply: &Response<Bytes>) -> Self {
        let body = object(reply).unwrap_or_default();
        let in_header = header(reply, "x-amzn-errortype");
        let in_body = ["code", "Code", "__type"].map(|name| text(&body[name]));
        let mut codes = std::iter::once(in_header).chain(in_body).flatten().map(|code| bare(&code).to_owned());
        let mut messages = ["message", "Message", "error_description"].into_iter().filter_map(|name| text(&body[name]));
        Self {
            code: codes.find(|code| !code.is_empty()).unwrap_or_else(|| reply.status().as_u16().to_string()),
            message: messages.find(|message| !is_blank(message)),
            request_id: header(reply, "x-amzn-requestid").or_else(|| header(reply, "x-amz-request-id")),
        }
    }
}

/// The body if it is a JSON object. A member that is not there is null.
pub fn object(reply: &Response<Bytes>) -> Option<Value> {
    Body::object(reply.body()).map(|members| Json::Object(members).to_value())
}

/// Whether a text is JSON, or what the client reads as such.
#[must_use]
pub fn is_json(text: &[u8]) -> bool {
    matches!(Body::read(text), Body::Blank | Body::Json(_))
}

/// Whether there is nothing but white space.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// A header that is ASCII and not blank.
pub fn header(reply: &Response<Bytes>, name: &str) -> Option<String> {
    let value = reply.headers().get(name)?.as_bytes();
    let text = value.is_ascii().then(|| String::from_utf8_lossy(value).trim().to_owned())?;
    (!text.is_empty()).then_some(text)
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A code without what follows its first colon, and then without its namespace.
fn bare(code: &str) -> &str {
    let end = code.find(':').unwrap_or(code.len());
    let name = &code[..end];
    name[name.rfind('#').map_or(0, |place| place + 1)..].trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(headers: &[(&str, &str)], body: &'static str) -> ErrorReply {
        let mut reply = Response::builder().status(418);
        for (name, value) in headers {
            reply = reply.header(*name, value.as_bytes());
        }
        ErrorReply::read(&reply.body(Bytes::from_static(body.as_bytes())).unwrap())
    }

    #[test]
    fn the_first_code_that_is_one_is_taken() {
        for (header, body, code) in [
            ("ns#A:b#c", r#"{"code": "B"}"#, "A"),
            ("", r#"{"code": "B"}"#, "B"),
            ("é", r#"{"code": "é"}"#, "é"),
            ("ns#", r#"{"code": null, "Code": ":", "__type": "x#C"}"#, "C"),
            (" ", r#"{"code": 17}"#, "17"),
            ("", "[]", "418"),
        ] {
            assert_eq!(said(&[("x-amzn-errortype", header)], body).code, code);
        }
    }

    #[test]
    fn the_first_message_and_identifier_are_taken() {
        let found =
            said(&[("x-amz-request-id", "b"), ("x-amzn-requestid", " a ")], r#"{"message": " ", "Message": 5}"#);
        assert_eq!((found.message.as_deref(), found.request_id.as_deref()), (Some("5"), Some("a")));
        assert_eq!(said(&[("x-amz-request-id", "b")], "").request_id.as_deref(), Some("b"));
    }
}
