//! Replies of the protocol `query`, good and bad: what the emitted client reads is what a walk of the XML by the model reads.

use crate::emitted::form::Error;
use crate::emitted::form::operation::put_thing::PutThingInput;
use crate::emitted::form::types::error::Exception;
use crate::error_reply::header;
use crate::exchange::Exchange;
use crate::model::FORM;
use crate::sentence;
use crate::shapes::{Misfit, Shape};
use crate::xml::Element;
use botocore_runtime::error::ErrorKind;
use botocore_runtime::prepare;
use bytes::Bytes;
use http::Response;
use serde_json::{Map, Value, json};

/// Checks the reading of a reply.
pub fn check(input: &[u8]) {
    let reply = Exchange::read(input, 200, |status| (200..1000).contains(&status)).reply;
    let root = Element::root(reply.body());
    let is_success = reply.status().is_success();
    match prepare::parse::<PutThingInput>(reply.clone()) {
        Ok(output) => {
            assert!(is_success, "a failure is read as {output:?}");
            let output = serde_json::to_value(output).unwrap_or_else(|error| json!(error.to_string()));
            assert_eq!(Ok(output), expected(root.as_ref(), reply.body()));
        }
        Err(error) => {
            sentence::check(&error.to_string());
            assert_eq!(error.request_id().map(str::to_owned), request_id(root.as_ref(), &reply), "request id");
            if is_success {
                assert_eq!(error.kind(), ErrorKind::Decode, "{error}");
                assert!(expected(root.as_ref(), reply.body()).is_err(), "{error}");
            } else {
                assert_eq!(error.kind(), ErrorKind::Service, "{error}");
                check_failure(&error, root.as_ref().and_then(error_element), &reply);
            }
        }
    }
}

/// The output that must be read.
fn expected(root: Option<&Element>, body: &[u8]) -> Result<Value, Misfit> {
    if body.trim_ascii().is_empty() {
        return Ok(json!({}));
    }
    let root = root.filter(|root| root.has_no_text()).ok_or_else(|| Misfit(String::new()))?;
    let result = root.child("PutThingResult").ok_or_else(|| Misfit(String::new()))?;
    let output = Shape::named(&FORM, "PutThingOutput").walk_element(result)?;
    Ok(output.unwrap_or_else(|| json!({})))
}

/// The identifier of the request: in a header, or else in the body.
fn request_id(root: Option<&Element>, reply: &Response<Bytes>) -> Option<String> {
    let in_header = header(reply, "x-amzn-requestid").or_else(|| header(reply, "x-amz-request-id"));
    let in_body = || {
        let root = root?;
        let id = root.child("ResponseMetadata").unwrap_or(root).text_of(["RequestId", "RequestID"])?;
        Some(id.trim().to_owned())
    };
    in_header.or_else(in_body)
}

/// The element with code and message.
fn error_element(root: &Element) -> Option<&Element> {
    if root.name == "Error" {
        return Some(root);
    }
    root.child("Error").or_else(|| root.child("Errors")?.child("Error"))
}

fn check_failure(error: &Error, said: Option<&Element>, reply: &Response<Bytes>) {
    let text = |names| said.and_then(|said| said.text_of(names));
    let code =
        text(["Code", "code"]).map_or_else(|| reply.status().as_u16().to_string(), |code| code.trim().to_owned());
    assert_eq!(error.code(), Some(code.as_str()), "code");
    assert_eq!(error.message(), text(["Message", "message"]), "message");
    match error.exception() {
        None => assert_ne!(code, "Small.MissingThing"),
        Some(Exception::ThingMissing(exception)) => {
            assert_eq!(code, "Small.MissingThing");
            let found = serde_json::to_value(exception).unwrap_or_else(|error| json!(error.to_string()));
            assert_eq!(found, exception_of(said, error.message()), "members");
        }
    }
}

/// The members of the exception. One that is not what the model says leaves what is there.
fn exception_of(said: Option<&Element>, message: Option<&str>) -> Value {
    let shape = Shape::named(&FORM, "ThingMissing");
    let mut sound = Map::new();
    for member in said.into_iter().flat_map(|said| &said.children) {
        let alone = Element { children: vec![member.clone()], attributes: Some(Vec::new()), ..Element::default() };
        let Ok(Some(Value::Object(read))) = shape.walk_element(&alone) else { continue };
        for (name, value) in read {
            match (sound.get_mut(&name), value) {
                (Some(Value::Array(items)), Value::Array(more)) => items.extend(more),
                (_, value) => drop(sound.insert(name, value)),
            }
        }
    }
    if let (false, Some(message)) = (sound.contains_key("message"), message) {
        sound.insert("message".to_owned(), message.into());
    }
    sound.into()
}
