//! Requests and replies without a connection.

use codeartifact::runtime::endpoint::Endpoint;
use codeartifact::runtime::operation::OperationError;
use codeartifact::runtime::{Bytes, Operation, prepare};
use http::{HeaderMap, Response};
use serde_json::Value;

/// A request as it would be signed and sent.
pub struct Sent {
    pub method: String,
    pub host: String,
    pub path: String,
    /// The query as it stands in the URI.
    pub query: String,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Sent {
    /// The only value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next().map(|value| value.to_str().unwrap());
        assert!(values.next().is_none(), "the header {name} is sent twice");
        value
    }

    /// The body as JSON, which `Content-Type` says it is.
    pub fn json(&self) -> Value {
        assert_eq!(self.header("content-type"), Some("application/json"));
        serde_json::from_slice(&self.body).unwrap()
    }
}

/// Checks and encodes an input.
pub fn send<O: Operation>(input: O) -> Sent {
    try_send(input).unwrap_or_else(|error| panic!("{error}"))
}

/// Checks and encodes an input, which may be refused.
pub fn try_send<O: Operation>(input: O) -> Result<Sent, OperationError<O>> {
    let request = prepare::prepare(input, &Endpoint::new("https://small.example"))?;
    let (parts, body) = request.into_parts();
    Ok(Sent {
        method: parts.method.to_string(),
        host: parts.uri.host().unwrap_or_default().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        headers: parts.headers,
        body: body.as_bytes().cloned().unwrap(),
    })
}

/// Reads a reply without headers.
pub fn receive<O: Operation>(body: impl Into<Bytes>) -> O::Output {
    receive_with::<O>(&[], body).unwrap_or_else(|error| panic!("{error}"))
}

/// Reads a reply with headers, which may be unreadable.
pub fn receive_with<O: Operation>(
    headers: &[(&str, &str)],
    body: impl Into<Bytes>,
) -> Result<O::Output, OperationError<O>> {
    reply::<O>(200, headers, body)
}

/// Reads a reply of any status.
pub fn reply<O: Operation>(
    status: u16,
    headers: &[(&str, &str)],
    body: impl Into<Bytes>,
) -> Result<O::Output, OperationError<O>> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    prepare::parse::<O>(response.body(body.into()).unwrap())
}
