//! Replies with all taken out of them that botocore is known to fail or to go wrong at.

use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode};
use serde_json::Value;

use crate::said::{self, Said};

/// The same failure in the form that botocore is at home with: the code in the header alone, a body that is a JSON
/// object, a `Retry-After` that is a number or none.
pub fn failure(reply: &Response<Bytes>, said: &Said) -> Response<Bytes> {
    let mut body = said::object(reply).unwrap_or_else(|| Value::Object(serde_json::Map::new()));
    if let Value::Object(members) = &mut body {
        members.retain(|name, _| !["code", "Code", "__type"].contains(&name.as_str()));
    }
    let mut sound = reply.clone();
    *sound.body_mut() = body.to_string().into();
    if reply.status() == StatusCode::MULTIPLE_CHOICES {
        *sound.status_mut() = StatusCode::BAD_REQUEST;
    }
    let headers = sound.headers_mut();
    if said::header(reply, "retry-after").is_none_or(|seconds| seconds.parse::<i32>().is_err()) {
        headers.remove("retry-after");
    }
    headers.remove("x-amzn-errortype");
    if let Ok(code) = HeaderValue::from_bytes(said.code.as_bytes()) {
        headers.insert("x-amzn-errortype", code);
    }
    sound
}

/// The same success without nulls and without bytes that are no UTF-8, where the body is JSON.
pub fn success(reply: &Response<Bytes>) -> Response<Bytes> {
    let text: String = reply.body().utf8_chunks().map(|chunk| chunk.valid().to_owned()).collect();
    let json = serde_json::from_str(&text).map(without_nulls);
    let body = match json {
        Ok(Value::Null) => "{}".into(),
        Ok(json) => json.to_string().into(),
        Err(_) => reply.body().clone(),
    };
    reply.clone().map(|_| body)
}

fn without_nulls(json: Value) -> Value {
    match json {
        Value::Array(items) => items.into_iter().filter(|item| !item.is_null()).map(without_nulls).collect(),
        Value::Object(members) => {
            let members = members.into_iter().filter(|(_, member)| !member.is_null());
            members.map(|(name, member)| (name, without_nulls(member))).collect()
        }
        other => other,
    }
}
