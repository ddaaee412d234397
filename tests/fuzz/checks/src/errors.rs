//! Replies of failure: code, message and request id are what a second reading finds, and an exception has the members
//! that are sound.

use crate::body::{Body, Json};
use crate::error_reply::{ErrorReply, is_blank};
use crate::exchange::Exchange;
use crate::model::{SERVICE, operations};
use crate::operations::{shown, visit};
use crate::parse_reply::Parse;
use crate::shapes::{Shape, in_body, wire_name};
use crate::{header, sentence};
use botocore_runtime::error::ErrorKind;
use bytes::Bytes;
use codeartifact::Error;
use http::Response;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| operations().collect());

/// Checks the reading of a reply.
pub fn check(input: &[u8]) {
    let exchange = Exchange::read(input, 400, |status| (300..1000).contains(&status));
    let operation = exchange.choose(&NAMES);
    let reply = exchange.reply;
    let error = match visit(operation, Parse(reply.clone())) {
        Some(Err(error)) => error,
        other => panic!("{operation} reads a failure as {other:?}"),
    };
    sentence::check(&error.to_string());
    assert_eq!(error.kind(), ErrorKind::Service);
    assert_eq!(error.status(), Some(reply.status()));
    let body = match Body::read(reply.body()) {
        Body::Json(json @ Json::Object(_)) => json,
        // What these say is not settled, but the error is one of the service's all the same.
        Body::Mended(_) | Body::Unknown => return,
        Body::Json(_) | Body::Blank | Body::Malformed => Json::Object(Vec::new()),
    };
    let said = ErrorReply::read(&reply);
    assert_eq!(error.code(), Some(said.code.as_str()), "code");
    assert_eq!(error.request_id(), said.request_id.as_deref(), "request id");
    assert_eq!(error.message().filter(|message| !is_blank(message)), said.message.as_deref(), "message");
    compare_exceptions(&error, &said.code, &body, &reply);
}

fn compare_exceptions(error: &Error, code: &str, body: &Json, reply: &Response<Bytes>) {
    let shape = Shape::named(&SERVICE, code);
    match error.exception() {
        None => assert_ne!(shape.get("exception"), true, "{code} is modelled"),
        Some(exception) => {
            let (name, members) = shown(exception);
            assert_eq!(name, code);
            assert_eq!(members, expected(shape, body, reply), "members of {name}");
        }
    }
}

/// The members of an exception, those without a value too.
fn expected(shape: Shape<'_>, body: &Json, reply: &Response<Bytes>) -> Value {
    let mut members: Map<_, _> = shape.members().map(|(name, ..)| (name.to_owned(), Value::Null)).collect();
    members.extend(sound(shape, body));
    for (name, member, of) in shape.members().filter(|(_, member, _)| !in_body(member)) {
        let text = header::text(reply.headers(), wire_name(name, member));
        members[name] = text.map_or(Value::Null, |text| match of.get("type").as_str() {
            Some("integer") => text.trim().parse::<i32>().map_or(Value::Null, Value::from),
            _ => json!(text),
        });
    }
    members.into()
}

/// The members in the body: all of them, or those that are what the model says.
fn sound(shape: Shape<'_>, body: &Json) -> Map<String, Value> {
    let Json::Object(members) = body else { return Map::new() };
    if let Ok(read) = shape.structure(members) {
        return read;
    }
    let Value::Object(last) = body.to_value() else { return Map::new() };
    let mut sound = Map::new();
    for (name, _) in last {
        let value = members.iter().rev().find(|(other, _)| *other == name);
        sound.extend(value.and_then(|member| shape.structure(std::slice::from_ref(member)).ok()).unwrap_or_default());
    }
    sound
}
