//! `rest-json`: JSON objects in bodies, and errors named by a header.

use super::{ErrorReply, Protocol, header, request_id};
use crate::call::request::Request;
use crate::wire::codec::json;
use crate::wire::decode_error::DecodeError;
use crate::wire::members::{Decode, Encode, Structure};
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Response};
use serde_json::{Map, Value};

const CONTENT_TYPE: HeaderValue = HeaderValue::from_static("application/json");
const ERROR_TYPE: &str = "x-amzn-errortype";

/// The protocol `rest-json`.
#[derive(Debug, Clone, Copy)]
pub enum RestJson {}

impl Protocol for RestJson {
    const BODY: &'static str = "JSON object";

    fn write_body<T: Encode + ?Sized>(value: &T, request: &mut Request) {
        request.body = json::write(value).into();
        request.content_type(CONTENT_TYPE);
    }

    fn read_body<T: Decode>(body: &[u8]) -> Result<Option<T>, DecodeError> {
        json::read(body)
    }

    fn read_error(reply: &Response<Bytes>) -> ErrorReply {
        let body = json::object(reply.body());
        let is_readable = body.is_some();
        let body = body.unwrap_or_default();
        ErrorReply {
            code: error_code(reply.headers(), &body),
            message: texts(&body, &["message", "Message"]).find(|text| !text.trim().is_empty()),
            request_id: request_id(reply.headers()).map(str::to_owned),
            is_readable,
        }
    }

    fn read_exception<T: Structure>(body: &[u8]) -> T {
        json::read_sound_members(body)
    }

    #[cfg(feature = "test-util")]
    fn write_error<T: Encode + ?Sized>(code: &str, members: &T, reply: &mut Request) {
        if let Ok(code) = HeaderValue::from_str(code) {
            reply.headers.insert(ERROR_TYPE, code);
        }
        Self::write_body(members, reply);
    }
}

/// The header wins over the body.
fn error_code(headers: &HeaderMap, body: &Map<String, Value>) -> Option<String> {
    let in_header = header(headers, ERROR_TYPE).and_then(shape_name);
    in_header.or_else(|| texts(body, &["code", "Code", "__type"]).find_map(|text| shape_name(&text)))
}

/// The name of the exception's shape, without a namespace before `#` and a suffix after `:`.
fn shape_name(code: &str) -> Option<String> {
    let code = code.split(':').next().unwrap_or_default();
    let name = code.rsplit('#').next().unwrap_or_default().trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// The members of these names that are text. Some services send codes as numbers.
fn texts(body: &Map<String, Value>, names: &[&str]) -> impl Iterator<Item = String> {
    names.iter().filter_map(|name| match body.get(*name)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_service::operation::list_things::ListThingsOutput;

    #[test]
    fn an_exception_keeps_the_members_that_can_be_read() {
        let read = RestJson::read_exception::<ListThingsOutput>;
        let found = read(br#"{"things": 5, "total": 7, "nextToken": ["a"], "other": {}}"#);
        assert_eq!((found.things, found.total, found.next_token), (None, Some(7), None));
        for body in [&b"<html>"[..], b"[1]", b"{\"total\": 7", b"\xff"] {
            assert_eq!(read(body).total, None);
        }
    }
}
