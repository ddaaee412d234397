//! The suite `errors`: what both sides read from a reply of failure.

use crate::against_botocore::findings::Findings;
use crate::against_botocore::known_differences::Known;
use crate::against_botocore::reference::Reference;
use crate::against_botocore::reply_json::reply;
use crate::against_botocore::{output_comparison, without_known_faults};
use botocore_fuzz_checks::error_reply::{ErrorReply, is_blank, object};
use botocore_fuzz_checks::operations::{shown, visit};
use botocore_fuzz_checks::parse_reply::Parse;
use botocore_runtime::error::ErrorKind;
use bytes::Bytes;
use codeartifact::Error;
use http::{Response, StatusCode};
use serde_json::{Value, json};
use std::io;

/// Judges a case.
pub fn judge(case: &Value, reference: &mut Reference) -> io::Result<Findings> {
    let mut findings = Findings::default();
    let reply = reply(case);
    let operation = case["operation"].as_str().unwrap_or_default();
    let expected = &case["expected"];
    let error = match visit(operation, Parse(reply.clone())) {
        Some(Err(error)) => error,
        Some(Ok(output)) => {
            findings.differ(format!("read as a success: {output}"));
            return Ok(findings);
        }
        None => {
            findings.differ("no such operation");
            return Ok(findings);
        }
    };
    let said = ErrorReply::read(&reply);
    compare_with_said(&error, &reply, &said, &mut findings);
    match expected.get("error") {
        Some(theirs) => compare(&said, &reply, theirs, &mut findings),
        None => findings.botocore_fails(&expected["failure"]),
    }
    // The exception goes by code and body: where botocore has others, it is asked what it makes of ours.
    let is_object = object(&reply).is_some() && !has_mark(&reply);
    if expected["error"]["code"].as_str() == Some(&said.code) && is_object {
        compare_exceptions(&error, &said, &expected["error"], &mut findings);
    } else {
        let answer = reference.ask_reply(operation, &without_known_faults::failure(&reply, &said))?;
        match answer.get("error") {
            Some(theirs) => compare_exceptions(&error, &said, theirs, &mut findings),
            None => findings.differ(format!("botocore does not read the sound part: {answer}")),
        }
    }
    Ok(findings)
}

/// Ours must be what the reply says, wherever botocore is known to differ.
fn compare_with_said(error: &Error, reply: &Response<Bytes>, said: &ErrorReply, findings: &mut Findings) {
    findings.compare_with("what the reply is", "kind", &error.kind(), &ErrorKind::Service);
    findings.compare_with("the reply's", "status", &error.status(), &Some(reply.status()));
    findings.compare_with("the reply's", "code", &error.code(), &Some(said.code.as_str()));
    findings.compare_with("the reply's", "request id", &error.request_id(), &said.request_id.as_deref());
    let message = error.message().filter(|message| !is_blank(message));
    findings.compare_with("the reply's", "message", &message, &said.message.as_deref());
}

/// Compares what the reply says, and so what ours is, with what botocore makes of it.
fn compare(said: &ErrorReply, reply: &Response<Bytes>, theirs: &Value, findings: &mut Findings) {
    findings.compare("status", &Some(u64::from(reply.status().as_u16())), &theirs["status"].as_u64());
    if said.request_id.is_some() && theirs["request_id"].is_null() {
        findings.known(Known::RequestId);
    } else {
        findings.compare("request id", &said.request_id.as_deref(), &theirs["request_id"].as_str());
    }
    compare_messages(said, reply, &theirs["message"], findings);
    compare_codes(said, reply, &theirs["code"], findings);
}

fn compare_codes(said: &ErrorReply, reply: &Response<Bytes>, theirs: &Value, findings: &mut Findings) {
    let ours = &said.code;
    match theirs {
        Value::String(theirs) if theirs == ours => {}
        Value::Null if reply.status() == StatusCode::MULTIPLE_CHOICES => findings.known(Known::StatusOf300),
        Value::Number(theirs) if theirs.to_string() == *ours => findings.known(Known::NumberAsCode),
        Value::String(theirs) if is_blank(theirs) => findings.known(Known::EmptyCode),
        Value::String(theirs) if !theirs.is_ascii() && has_code_beyond_ascii(reply) => {
            findings.known(Known::CodeBeyondAscii);
        }
        Value::String(theirs) if is_generic(reply) && theirs == reply.status().as_str() => {
            findings.known(Known::GenericReply);
        }
        theirs => findings.differ(format!("code: ours {ours:?}, botocore's {theirs}")),
    }
}

fn compare_messages(said: &ErrorReply, reply: &Response<Bytes>, theirs: &Value, findings: &mut Findings) {
    let ours = said.message.as_deref();
    match theirs {
        Value::String(theirs) if Some(theirs.as_str()) == ours => {}
        Value::String(theirs) if ours.is_none() && is_blank(theirs) => {}
        Value::Null if ours.is_none() => {}
        Value::String(theirs) if is_generic(reply) && Some(theirs.as_str()) == reply.status().canonical_reason() => {
            findings.known(Known::GenericReply);
        }
        Value::String(theirs) if ours.is_none() && theirs.as_bytes() == reply.body() => {
            findings.known(Known::BodyAsMessage);
        }
        Value::String(theirs) if has_mark(reply) && theirs.as_bytes() == reply.body() => {
            findings.known(Known::ByteOrderMark);
        }
        Value::Null if reply.status() == StatusCode::MULTIPLE_CHOICES => findings.known(Known::StatusOf300),
        Value::Number(_) | Value::Array(_) | Value::Object(_) => findings.known(Known::MessageNoText),
        theirs => findings.differ(format!("message: ours {ours:?}, botocore's {theirs}")),
    }
}

fn compare_exceptions(error: &Error, said: &ErrorReply, theirs: &Value, findings: &mut Findings) {
    match error.exception() {
        None => findings.compare("exception", &"ClientError", &theirs["class"].as_str().unwrap_or_default()),
        Some(exception) => {
            let (name, members) = shown(exception);
            findings.compare("exception", &name, &theirs["class"].as_str().unwrap_or_default());
            compare_members(&members, said, theirs["members"].clone(), findings);
        }
    }
}

/// The members of an exception; of those with a known difference ours has to be empty.
fn compare_members(ours: &Value, said: &ErrorReply, mut theirs: Value, findings: &mut Findings) {
    let is_beyond = theirs["retryAfterSeconds"].as_i64().is_some_and(|seconds| i32::try_from(seconds).is_err());
    let is_no_text = theirs["message"].get("$other").is_some();
    let differing =
        [(is_beyond, "retryAfterSeconds", Known::BeyondInteger), (is_no_text, "message", Known::MessageNoText)];
    if (theirs["message"].is_null() || is_no_text)
        && ours["message"].is_string()
        && ours["message"] == json!(said.message)
    {
        findings.known(Known::MessageByOtherName);
        theirs["message"] = ours["message"].clone();
    }
    for (_, name, known) in differing.into_iter().filter(|(differs, name, _)| *differs && ours[name].is_null()) {
        findings.known(known);
        theirs[name] = Value::Null;
    }
    output_comparison::compare("exception", ours, &theirs, findings);
}

/// Whether botocore looks at nothing but the status: at an empty body or HTML, with a status from 500 on.
fn is_generic(reply: &Response<Bytes>) -> bool {
    let body = reply.body().trim_ascii();
    reply.status().as_u16() >= 500 && (body.is_empty() || body.starts_with(b"<html>"))
}

fn has_mark(reply: &Response<Bytes>) -> bool {
    reply.body().starts_with("\u{feff}".as_bytes())
}

fn has_code_beyond_ascii(reply: &Response<Bytes>) -> bool {
    reply.headers().get("x-amzn-errortype").is_some_and(|code| !code.as_bytes().is_ascii())
}
