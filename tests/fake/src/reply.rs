//! What an operation answers, put on the wire as the model says.

use crate::model::{Operation, Shape};
use crate::refusal::Refusal;
use bytes::Bytes;
use http::Response;
use serde_json::{Map, Value};

/// The answer of an operation: its members by the model's names, and the content of one that streams.
#[derive(Debug, Default)]
pub struct Output {
    members: Value,
    content: Bytes,
}

impl Output {
    /// Members, and the content of the payload.
    pub fn with_content(members: Value, content: Bytes) -> Self {
        Self { members, content }
    }

    /// The reply. What the model does not have is the fake's fault, so that its replies agree with the model.
    pub fn reply(self, operation: Operation<'_>) -> Result<Response<Bytes>, Refusal> {
        let shape = operation.output();
        let Value::Object(members) = conforming(shape, self.members, operation.name)? else {
            return Err(Refusal::internal(format!("The fake answers {} without members.", operation.name)));
        };
        let mut reply = Response::builder();
        let mut body = Map::new();
        for (name, value) in members {
            let header = shape.members().find(|member| member.name == name && member.location() == Some("header"));
            match header {
                Some(member) => reply = reply.header(member.wire_name(), value.as_str().unwrap_or_default()),
                None => drop(body.insert(name, value)),
            }
        }
        let (kind, body) = match shape.payload() {
            Some(_) => ("application/octet-stream", self.content),
            None => ("application/json", Value::Object(body).to_string().into()),
        };
        let reply = reply.header("content-type", kind).body(body);
        reply.map_err(|error| Refusal::internal(format!("The reply cannot be written: {error}.")))
    }
}

impl From<Value> for Output {
    fn from(members: Value) -> Self {
        Self { members, content: Bytes::new() }
    }
}

/// The value without members that are null, or a refusal if it does not fit its shape.
fn conforming(shape: Shape<'_>, value: Value, place: &str) -> Result<Value, Refusal> {
    match (shape.kind(), value) {
        ("structure", Value::Object(members)) => structure(shape, members, place),
        ("list", Value::Array(elements)) => {
            let elements = elements.into_iter().map(|element| conforming(shape.element(), element, place));
            elements.collect::<Result<_, _>>().map(Value::Array)
        }
        ("map", Value::Object(entries)) => {
            let entries = entries.into_iter().map(|(key, value)| {
                let Value::String(key) = conforming(shape.key(), key.into(), place)? else { return Err(unfit(place)) };
                Ok((key, conforming(shape.value(), value, place)?))
            });
            entries.collect::<Result<_, _>>().map(Value::Object)
        }
        ("string", value @ Value::String(_)) if shape.values().is_none_or(|known| known.contains(&value)) => Ok(value),
        ("boolean", value @ Value::Bool(_)) | ("integer" | "long" | "timestamp", value @ Value::Number(_)) => Ok(value),
        _ => Err(unfit(place)),
    }
}

fn structure(shape: Shape<'_>, mut members: Map<String, Value>, place: &str) -> Result<Value, Refusal> {
    let mut fit = Map::new();
    for member in shape.members() {
        match members.remove(member.name) {
            None | Some(Value::Null) => {}
            Some(value) => drop(fit.insert(member.name.to_owned(), conforming(member.shape, value, member.name)?)),
        }
    }
    if members.is_empty() { Ok(Value::Object(fit)) } else { Err(unfit(place)) }
}

fn unfit(place: &str) -> Refusal {
    Refusal::internal(format!("The fake answers a {place} that the model does not have."))
}
