//! Replies of success: what the emitted decoders read is what a walk by the model reads.

use crate::body::{Body, Json};
use crate::emitted::every_type::operation::echo::EchoInput;
use crate::exchange::Exchange;
use crate::model::{EVERY_TYPE, SERVICE, operations};
use crate::operations::visit;
use crate::parse_reply::Parse;
use crate::shapes::{Misfit, Shape, in_body, wire_name};
use crate::{header, latin1, sentence};
use botocore_runtime::error::ErrorKind;
use botocore_runtime::{DecodeError, Error, Exception, prepare};
use bytes::Bytes;
use http::Response;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// The operation of the small model.
const ECHO: &str = "Echo";

static NAMES: LazyLock<Vec<&str>> = LazyLock::new(|| operations().chain([ECHO]).collect());

/// Checks the reading of a reply.
pub fn check(input: &[u8]) {
    let exchange = Exchange::read(input, 200, |status| (200..300).contains(&status));
    let operation = exchange.choose(&NAMES);
    let reply = exchange.reply;
    let ours = read(operation, reply.clone());
    if let Err(problem) = &ours {
        sentence::check(&problem.sentence);
    }
    match expected(operation, &reply) {
        Expected::Output(Ok(output)) => assert_eq!(ours, Ok(output), "{operation}"),
        Expected::Output(Err(Misfit(place))) => {
            let problem = ours.expect_err("a misfit is an error").problem;
            let place = place.strip_prefix('.').unwrap_or(&place);
            assert!(problem.starts_with(place), "{problem:?} is not at {place:?}");
        }
        Expected::OutputOrError(Ok(output)) if ours.is_ok() => assert_eq!(ours, Ok(output), "{operation}"),
        Expected::OutputOrError(Err(misfit)) => assert!(ours.is_err(), "{misfit:?} in {ours:?}"),
        Expected::Error => assert!(ours.is_err(), "no JSON is read as {ours:?}"),
        Expected::OutputOrError(_) | Expected::Unknown => {}
    }
}

/// An error, as far as it is compared.
#[derive(Debug, PartialEq)]
struct Unreadable {
    sentence: String,
    problem: String,
}

fn read(operation: &str, reply: Response<Bytes>) -> Result<Value, Unreadable> {
    if operation == ECHO {
        let output = prepare::parse::<EchoInput>(reply).map_err(|error| unreadable(&error))?;
        return Ok(serde_json::to_value(output).unwrap_or_else(|error| json!(error.to_string())));
    }
    let read = visit(operation, Parse(reply));
    read.unwrap_or_else(|| panic!("there is no {operation}")).map_err(|error| unreadable(&error))
}

fn unreadable<X: Exception>(error: &Error<X>) -> Unreadable {
    assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
    let problem = error.find_cause::<DecodeError>().map(|error| match error.place() {
        "" => error.problem().to_owned(),
        place => format!("{place}: {}", error.problem()),
    });
    Unreadable { sentence: error.to_string(), problem: problem.unwrap_or_default() }
}

/// What must come of a reply.
enum Expected {
    Output(Result<Value, Misfit>),
    OutputOrError(Result<Value, Misfit>),
    Error,
    Unknown,
}

fn expected(operation: &str, reply: &Response<Bytes>) -> Expected {
    let model: &Value = if operation == ECHO { &EVERY_TYPE } else { &SERVICE };
    let Some(name) = model["operations"][operation]["output"]["shape"].as_str() else {
        return Expected::Output(Ok(json!({})));
    };
    let shape = Shape::named(model, name);
    let mut output = headers(shape, reply);
    if let Some(payload) = shape.get("payload").as_str() {
        // In these models it is a stream.
        output.insert(payload.to_owned(), json!({ "$content": latin1::to_json(reply.body()) }));
        return Expected::Output(Ok(output.into()));
    }
    if shape.members().next().is_none() {
        return Expected::Output(Ok(output.into()));
    }
    let read = |json: &Json| {
        let members = shape.walk(json)?;
        Ok(output.iter().chain(members.iter().filter_map(Value::as_object).flatten()).map(owned).collect())
    };
    match Body::read(reply.body()) {
        Body::Blank => Expected::Output(read(&Json::Null)),
        Body::Json(json) => Expected::Output(read(&json)),
        Body::Lossy(json) => Expected::OutputOrError(read(&json)),
        Body::Malformed => Expected::Error,
        Body::Unknown => Expected::Unknown,
    }
}

fn owned((name, value): (&String, &Value)) -> (String, Value) {
    (name.clone(), value.clone())
}

/// The members of an output that travel in headers, which are texts in this model.
fn headers(shape: Shape<'_>, reply: &Response<Bytes>) -> Map<String, Value> {
    let members = shape.members().filter(|(_, member, _)| !in_body(member));
    let values = members.map(|(name, member, _)| (name, header::text(reply.headers(), wire_name(name, member))));
    values.filter_map(|(name, value)| Some((name.to_owned(), value?.into()))).collect()
}
