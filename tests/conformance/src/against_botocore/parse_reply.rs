//! What we make of a reply.

use crate::against_botocore::latin1;
use crate::against_botocore::operations::Visitor;
use botocore_runtime::{ByteStream, prepare};
use bytes::Bytes;
use codeartifact::{Error, Operation};
use http::{HeaderName, HeaderValue, Response, StatusCode};
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
use serde_json::{Value, json};

/// Reads a reply: to the output as JSON, or to the error.
pub struct Parse(pub Response<Bytes>);

impl Visitor for Parse {
    type Result = Result<Value, Error>;

    fn visit<O>(self, stream: fn(&mut O::Output) -> Option<(&'static str, ByteStream)>) -> Self::Result
    where
        O: Operation<Service = codeartifact::Service> + DeserializeOwned,
        O::Output: Serialize,
    {
        let mut output = prepare::parse::<O>(self.0)?;
        let content = stream(&mut output);
        let mut shown = serde_json::to_value(&output).unwrap_or_else(|error| json!(error.to_string()));
        if let Some((member, content)) = content {
            // The reply was in memory, and so is what is left of it.
            let content = content.as_bytes().map(|content| latin1::to_json(content));
            shown[member] = json!({ "$content": content });
        }
        Ok(shown)
    }
}

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
