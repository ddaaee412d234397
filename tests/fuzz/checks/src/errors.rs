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
    let members = match Body::read(reply.body()) {
        Body::Json(Json::Object(members)) if !members.iter().any(is_fraction) => members,
        // What these say is not settled, but the error is one of the service's all the same.
        Body::Lossy(_) | Body::Unknown | Body::Json(Json::Object(_)) => return,
        Body::Json(_) | Body::Blank | Body::Malformed => Vec::new(),
    };
    let said = ErrorReply::read(&reply);
    assert_eq!(error.code(), Some(said.code.as_str()), "code");
    assert_eq!(error.request_id(), said.request_id.as_deref(), "request id");
    assert_eq!(error.message().filter(|message| !is_blank(message)), said.message.as_deref(), "message");
    compare_exceptions(&error, &said, &members, &reply);
}

fn compare_exceptions(error: &Error, said: &ErrorReply, body: &[(String, Json)], reply: &Response<Bytes>) {
    let code = &said.code;
    let shape = Shape::named(&SERVICE, code);
    match error.exception() {
        None => assert_ne!(shape.get("exception"), true, "{code} is modelled"),
        Some(exception) => {
            let (name, members) = shown(exception);
            assert_eq!(name, *code);
            let mut expected = expected(shape, body, reply);
            // A reply may give the message another name than the model does.
            if let Some(message) = expected.get_mut("message").filter(|message| message.is_null()) {
                *message = json!(said.message);
            }
            assert_eq!(members, expected, "members of {name}");
        }
    }
}

/// The members of an exception, those without a value too. One that is not what the model says leaves what is there.
fn expected(shape: Shape<'_>, body: &[(String, Json)], reply: &Response<Bytes>) -> Value {
    let mut sound = Map::new();
    for member in body {
        shape.read_member(member, &mut sound).unwrap_or_default();
    }
    let value = |(name, member, of): (&str, &Value, Shape<'_>)| {
        if in_body(member) {
            return sound.get(name).cloned().unwrap_or_default();
        }
        match (header::text(reply.headers(), wire_name(name, member)), of.get("type").as_str()) {
            (None, _) => Value::Null,
            (Some(text), Some("integer")) => text.trim().parse::<i32>().map_or(Value::Null, Value::from),
            (Some(text), _) => json!(text),
        }
    };
    let members = shape.members().map(|(name, member, of)| (name.to_owned(), value((name, member, of))));
    Value::Object(members.collect())
}

/// Whether a member is a number that the client takes for a code as it is written, and `serde_json` does not keep so.
fn is_fraction((_, value): &(String, Json)) -> bool {
    matches!(value, Json::Number(number) if number.is_f64())
}
