//! Replies in the form that botocore's side writes and takes.

use botocore_fuzz_checks::latin1;
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Response, StatusCode};
use serde_json::{Value, json};

/// The reply of a case.
pub fn reply(case: &Value) -> Response<Bytes> {
    let json = &case["reply"];
    let mut response = Response::new(latin1::from_json(&json["body"]));
    let status = json["status"].as_u64().and_then(|status| u16::try_from(status).ok());
    *response.status_mut() = status.and_then(|status| StatusCode::from_u16(status).ok()).unwrap_or_default();
    for header in json["headers"].as_array().into_iter().flatten() {
        let name = header[0].as_str().and_then(|name| name.parse::<HeaderName>().ok());
        if let (Some(name), Ok(value)) = (name, HeaderValue::from_bytes(&latin1::from_json(&header[1]))) {
            response.headers_mut().append(name, value);
        }
    }
    response
}

/// A reply in the form that botocore's side takes.
pub fn to_json(reply: &Response<Bytes>) -> Value {
    let headers = reply.headers().iter().map(|(name, value)| json!([name.as_str(), latin1::to_json(value.as_bytes())]));
    let (headers, body) = (headers.collect::<Vec<_>>(), latin1::to_json(reply.body()));
    json!({ "status": reply.status().as_u16(), "headers": headers, "body": body })
}
