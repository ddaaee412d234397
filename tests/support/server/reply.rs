//! Replies, made up from the output shapes of the model.

use super::Received;
use crate::service_model::{Member, Operation, Place, Shape};
use bytes::Bytes;
use http::Response;
use http::response::Builder;
use serde_json::{Map, Value, json};

/// The time in every reply, in seconds since the epoch.
pub const TIME: u64 = 1_700_000_000;

/// How deep a structure may lie; beyond it everything is empty, so that recursive shapes end.
const DEPTH: usize = 8;

/// The reply with every member filled, except that a request for a further page gets the last one.
///
/// Text is the member's name and a number, as `packageGroup-1`; no two texts of a reply are the same, nor are those of
/// a first and a further page. A list has two elements, a map one.
#[must_use]
pub fn complete(request: &Received) -> Response<Bytes> {
    match request.operation() {
        Some(operation) => of_operation(operation, request.next_token().is_some()),
        None => error(404, "UnknownOperationException", &format!("nothing answers {}", request.path)),
    }
}

/// The [complete] reply of an operation, to a request for the first page or a further one.
#[must_use]
pub fn of_operation(operation: Operation, further_page: bool) -> Response<Bytes> {
    let mut writer = Writer { texts: if further_page { 1000 } else { 0 } };
    let output = operation.output();
    let mut body = Map::new();
    let mut payload = None;
    let mut reply = Response::builder();
    for member in output.members().filter(|member| !(further_page && member.name == "nextToken")) {
        let value = writer.value(member.name, member.shape(), 0);
        match member.place() {
            Place::Header => reply = header(reply, &member, &value),
            _ if output.payload() == Some(member.name) => payload = Some(as_text(&value)),
            _ => drop(body.insert(member.wire_name().to_owned(), value)),
        }
    }
    let body = payload.unwrap_or_else(|| Value::Object(body).to_string());
    reply.body(body.into()).unwrap_or_default()
}

/// An error reply, with its code in the `x-amzn-errortype` header and the message in the body.
#[must_use]
pub fn error(status: u16, code: &str, message: &str) -> Response<Bytes> {
    let body = json!({ "message": message }).to_string();
    let reply = Response::builder().status(status).header("x-amzn-errortype", code);
    reply.header("x-amzn-requestid", "request-1").body(body.into()).unwrap_or_default()
}

fn header(reply: Builder, member: &Member, value: &Value) -> Builder {
    reply.header(member.wire_name(), as_text(value))
}

fn as_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

struct Writer {
    texts: usize,
}

impl Writer {
    fn value(&mut self, name: &str, shape: Shape, depth: usize) -> Value {
        match shape.kind() {
            "structure" if depth < DEPTH => {
                let members = shape.members().map(|member| {
                    let value = self.value(member.name, member.shape(), depth + 1);
                    (member.wire_name().to_owned(), value)
                });
                Value::Object(members.collect())
            }
            "list" if depth >= DEPTH => json!([]),
            "structure" | "map" if depth >= DEPTH => json!({}),
            "list" => {
                let element = shape.element();
                json!([self.value(name, element, depth + 1), self.value(name, element, depth + 1)])
            }
            "map" => {
                let (key, value) = shape.entry();
                let key = as_text(&self.value(name, key, depth + 1));
                json!({ key: self.value(name, value, depth + 1) })
            }
            "boolean" => json!(true),
            "integer" | "long" => json!(7),
            "timestamp" => json!(TIME),
            "string" if shape.values().next().is_some() => json!(shape.values().next()),
            _ => {
                self.texts += 1;
                json!(format!("{name}-{}", self.texts))
            }
        }
    }
}
