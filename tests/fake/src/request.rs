//! A request as it arrived, and how its members are read by the model.

mod query;

use crate::model::{Member, Operation};
use crate::refusal::Refusal;
use crate::validate;
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, Method};
pub use query::{decoded, decoded_bytes, pairs};
use serde_json::{Map, Value};

/// A request as it arrived.
#[derive(Debug)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The path, as it was sent.
    pub path: String,
    /// The query, as it was sent.
    pub query: String,
    /// The headers.
    pub headers: HeaderMap,
    /// The whole body.
    pub body: Bytes,
}

impl Request {
    /// A request with this head and body.
    pub fn new(head: Parts, body: Bytes) -> Self {
        let path = head.uri.path().to_owned();
        let query = head.uri.query().unwrap_or_default().to_owned();
        Self { method: head.method, path, query, headers: head.headers, body }
    }

    /// The first value of a header, if it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The members of the operation's input, checked.
    pub fn input(&self, operation: Operation<'_>) -> Result<Map<String, Value>, Refusal> {
        let shape = operation.input();
        let query = pairs(&self.query);
        let has_body = shape.members().any(|member| member.location().is_none()) && shape.payload().is_none();
        let mut body = if has_body { self.body_members()? } else { Map::new() };
        let mut input = Map::new();
        for member in shape.members() {
            let value = match member.location() {
                Some("querystring") => {
                    let pair = query.iter().find(|(name, _)| name == member.wire_name());
                    pair.map(|(_, text)| typed(&member, text)).transpose()?
                }
                Some("header") => self.header(member.wire_name()).map(|text| typed(&member, text)).transpose()?,
                // The payload is looked at where it is used; an empty one is there, too.
                _ if shape.payload() == Some(member.name) => continue,
                _ => body.remove(member.wire_name()),
            };
            input.extend(value.filter(|value| !value.is_null()).map(|value| (member.name.to_owned(), value)));
        }
        validate::check_members(shape, &input)?;
        Ok(input)
    }

    fn body_members(&self) -> Result<Map<String, Value>, Refusal> {
        if self.body.is_empty() {
            return Ok(Map::new());
        }
        match serde_json::from_slice(&self.body) {
            Ok(Value::Object(members)) => Ok(members),
            Ok(_) => Err(Refusal::unreadable("The body is not a JSON object.")),
            Err(error) => Err(Refusal::unreadable(format!("The body is not JSON: {error}."))),
        }
    }
}

/// A text of a query or header as the value that the model says it is.
fn typed(member: &Member<'_>, text: &str) -> Result<Value, Refusal> {
    let parsed = match member.shape.kind() {
        "boolean" => text.parse().ok().map(Value::Bool),
        "integer" | "long" => text.parse::<i64>().ok().map(Value::from),
        _ => Some(Value::from(text)),
    };
    parsed.ok_or_else(|| Refusal::invalid(format!("The member {} is not a {}.", member.name, member.shape.kind())))
}
