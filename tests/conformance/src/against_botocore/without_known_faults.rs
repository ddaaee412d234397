//! Replies with all taken out of them that botocore is known to fail or to go wrong at.

use botocore_fuzz_checks::error_reply::{self, ErrorReply};
use bytes::Bytes;
use http::{HeaderValue, Response, StatusCode};
use serde_json::Value;

/// The same failure in the form that botocore is at home with: the code in the header alone, a body that is a JSON
/// object, a `Retry-After` that is a number or none.
pub fn failure(reply: &Response<Bytes>, said: &ErrorReply) -> Response<Bytes> {
    let mut body = error_reply::object(reply).unwrap_or_else(|| Value::Object(serde_json::Map::new()));
    if let Value::Object(members) = &mut body {
        members.retain(|name, _| !["code", "Code", "__type"].contains(&name.as_str()));
    }
    let mut sound = reply.clone();
    *sound.body_mut() = body.to_string().into();
    if reply.status() == StatusCode::MULTIPLE_CHOICES {
        *sound.status_mut() = StatusCode::BAD_REQUEST;
    }
    let headers = sound.headers_mut();
    if error_reply::header(reply, "retry-after").is_none_or(|seconds| seconds.parse::<i32>().is_err()) {
        headers.remove("retry-after");
    }
    headers.remove("x-amzn-errortype");
    if let Ok(code) = HeaderValue::from_bytes(said.code.as_bytes()) {
        headers.insert("x-amzn-errortype", code);
    }
    sound
}

/// Removes nulls and bytes that are not UTF-8 from a success. The body becomes empty if it is not JSON.
pub fn success(reply: &Response<Bytes>) -> Response<Bytes> {
    let body = match serde_json::from_str(&text(reply)).map(without_nulls) {
        Ok(Value::Null) | Err(_) => "{}".into(),
        Ok(json) => json.to_string().into(),
    };
    reply.clone().map(|_| body)
}

/// Returns the body without the bytes that are not UTF-8.
pub fn text(reply: &Response<Bytes>) -> String {
    reply.body().utf8_chunks().map(|chunk| chunk.valid().to_owned()).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(status: u16, retry_after: &str, body: &'static [u8]) -> Response<Bytes> {
        let reply = Response::builder().status(status).header("retry-after", retry_after);
        reply.header("x-amzn-errortype", "").body(Bytes::from_static(body)).unwrap()
    }

    #[test]
    fn a_failure_has_its_code_in_the_header_alone() {
        for (retry_after, body, sound_body) in
            [("1.5", &br#"{"code": "A", "message": "m"}"#[..], r#"{"message":"m"}"#), ("soon", b"[1]", "{}")]
        {
            let reply = reply(300, retry_after, body);
            let sound = failure(&reply, &ErrorReply::read(&reply));
            assert_eq!((sound.status().as_u16(), &sound.body()[..]), (400, sound_body.as_bytes()));
            assert_eq!(sound.headers()["x-amzn-errortype"], ErrorReply::read(&reply).code.as_str());
            assert!(!sound.headers().contains_key("retry-after"));
        }
        let reply = reply(404, "5", b"{}");
        assert_eq!(failure(&reply, &ErrorReply::read(&reply)).headers()["retry-after"], "5");
    }

    #[test]
    fn a_success_has_no_nulls_and_no_bad_bytes() {
        for (body, sound_body) in [
            (&br#"{"a": [null, {"b": null}], "c": null}"#[..], &br#"{"a":[{}]}"#[..]),
            (b"{\"a\": \"x\xff\"}", br#"{"a":"x"}"#),
            (b"null", b"{}"),
            (b"text", b"{}"),
        ] {
            assert_eq!(&success(&reply(200, "", body)).body()[..], sound_body);
        }
    }
}
