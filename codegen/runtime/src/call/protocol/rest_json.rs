//! Code, message and request id of an error reply, whose body may have any form.

use bytes::Bytes;
use http::Response;
use serde_json::{Map, Value};

/// Returns the error code: from the header `x-amzn-errortype`, or else from `code`, `Code` or `__type` in the
/// body, or else the HTTP status. A namespace before `#` and a suffix after `:` are removed.
#[must_use]
pub fn error_code(response: &Response<Bytes>) -> String {
    let header = header(response, "x-amzn-errortype").and_then(shape_name);
    let in_body = || {
        let body = object(response)?;
        let mut texts = ["code", "Code", "__type"].iter().filter_map(|name| text(body.get(*name)?));
        texts.find_map(|text| shape_name(&text))
    };
    header.or_else(in_body).unwrap_or_else(|| response.status().as_str().to_owned())
}

fn shape_name(code: &str) -> Option<String> {
    let code = code.split(':').next().unwrap_or_default();
    let name = code.rsplit('#').next().unwrap_or_default().trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// Returns the message: `message` or `Message` in the body.
#[must_use]
pub fn error_message(response: &Response<Bytes>) -> Option<String> {
    let body = object(response)?;
    let mut texts = ["message", "Message"].iter().filter_map(|name| text(body.get(*name)?));
    texts.find(|text| !text.trim().is_empty())
}

/// Returns the request id from the reply's headers.
#[must_use]
pub fn request_id<B>(response: &Response<B>) -> Option<&str> {
    header(response, "x-amzn-requestid").or_else(|| header(response, "x-amz-request-id"))
}

pub(super) fn object(response: &Response<Bytes>) -> Option<Map<String, Value>> {
    serde_json::from_slice(response.body()).ok()
}

/// Reads a text. Some services write codes as numbers.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn header<'a, B>(response: &'a Response<B>, name: &str) -> Option<&'a str> {
    let value = response.headers().get(name)?.to_str().ok()?.trim();
    (!value.is_empty()).then_some(value)
}
