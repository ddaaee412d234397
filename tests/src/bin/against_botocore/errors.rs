//! The suite `errors`: what both sides read from a reply of failure.

use botocore_runtime::error::ErrorKind;
use bytes::Bytes;
use codeartifact::Error;
use http::{Response, StatusCode};
use serde_json::Value;

use crate::findings::Findings;
use crate::known::Known;
use crate::operations::{shown, visit};
use crate::parsed::{Parse, reply};
use crate::typed;

/// Judges a case.
pub fn judge(case: &Value) -> Findings {
    let mut findings = Findings::default();
    let reply = reply(case);
    let operation = case["operation"].as_str().unwrap_or_default();
    let expected = &case["expected"];
    let error = match visit(operation, Parse(reply.clone())) {
        Some(Err(error)) => error,
        Some(Ok(output)) => {
            findings.differ(format!("read as a success: {output}"));
            return findings;
        }
        None => {
            findings.differ("no such operation");
            return findings;
        }
    };
    if error.kind() != ErrorKind::Service || error.code().is_none_or(str::is_empty) {
        findings.differ(format!("an error that says nothing: {error:?}"));
    }
    match expected.get("error") {
        Some(theirs) => compare(&error, &reply, theirs, &mut findings),
        None => findings.botocore_fails(&expected["failure"]),
    }
    findings
}

fn compare(error: &Error, reply: &Response<Bytes>, theirs: &Value, findings: &mut Findings) {
    findings.compare("status", &error.status().map(|status| u64::from(status.as_u16())), &theirs["status"].as_u64());
    compare_request_ids(error, theirs, findings);
    compare_messages(error, reply, theirs, findings);
    if compare_codes(error, reply, theirs, findings) {
        compare_exceptions(error, theirs, findings);
    }
}

fn compare_request_ids(error: &Error, theirs: &Value, findings: &mut Findings) {
    let (ours, theirs) = (error.request_id(), theirs["request_id"].as_str());
    if ours.is_some() && theirs.is_none() {
        findings.known(Known::RequestId);
    } else {
        findings.compare("request id", &ours, &theirs);
    }
}

/// Gives whether the codes are the same, so that the exceptions can be compared.
fn compare_codes(error: &Error, reply: &Response<Bytes>, theirs: &Value, findings: &mut Findings) -> bool {
    let ours = error.code().unwrap_or_default();
    match &theirs["code"] {
        Value::String(theirs) if theirs == ours => return true,
        Value::Null if reply.status() == StatusCode::MULTIPLE_CHOICES => findings.known(Known::StatusOf300),
        Value::Number(theirs) if theirs.to_string() == ours => findings.known(Known::NumberAsCode),
        Value::String(theirs) if theirs.trim().is_empty() => findings.known(Known::EmptyCode),
        Value::String(theirs) if !theirs.is_ascii() => findings.known(Known::CodeBeyondAscii),
        Value::String(theirs) if is_generic(reply) && theirs == reply.status().as_str() => {
            findings.known(Known::GenericReply);
        }
        theirs => findings.differ(format!("code: ours {ours:?}, botocore's {theirs}")),
    }
    false
}

fn compare_messages(error: &Error, reply: &Response<Bytes>, theirs: &Value, findings: &mut Findings) {
    let ours = error.message();
    match &theirs["message"] {
        Value::String(theirs) if Some(theirs.as_str()) == ours => {}
        Value::String(theirs) if ours.is_none() && theirs.trim().is_empty() => {}
        Value::Null if ours.is_none() => {}
        Value::String(_) if ours.is_none() && is_generic(reply) => findings.known(Known::GenericReply),
        Value::String(theirs) if ours.is_none() && theirs.as_bytes() == reply.body() => {
            findings.known(Known::BodyAsMessage);
        }
        Value::Null if reply.status() == StatusCode::MULTIPLE_CHOICES => findings.known(Known::StatusOf300),
        Value::Number(_) | Value::Array(_) | Value::Object(_) => findings.known(Known::MessageNoText),
        theirs => findings.differ(format!("message: ours {ours:?}, botocore's {theirs}")),
    }
}

fn compare_exceptions(error: &Error, theirs: &Value, findings: &mut Findings) {
    match error.exception() {
        None => findings.compare("exception", &"ClientError", &theirs["class"].as_str().unwrap_or_default()),
        Some(exception) => {
            let (name, members) = shown(exception);
            findings.compare("exception", &name, &theirs["class"].as_str().unwrap_or_default());
            compare_members(&members, &theirs["members"], findings);
        }
    }
}

/// The members of an exception, whose message is compared already.
fn compare_members(ours: &Value, theirs: &Value, findings: &mut Findings) {
    let without_message = |members: &Value| {
        let members = members.as_object().cloned().unwrap_or_default();
        Value::Object(members.into_iter().filter(|(name, _)| name != "message").collect())
    };
    let (ours, theirs) = (without_message(ours), without_message(theirs));
    let seconds = &theirs["retryAfterSeconds"];
    if ours["retryAfterSeconds"].is_null() && seconds.as_i64().is_some_and(|seconds| i32::try_from(seconds).is_err()) {
        findings.known(Known::BeyondInteger);
    } else {
        typed::compare("exception", &ours, &theirs, findings);
    }
}

/// Whether botocore looks at nothing but the status: at an empty body or HTML, with a status from 500 on.
fn is_generic(reply: &Response<Bytes>) -> bool {
    let body = reply.body().trim_ascii();
    reply.status().as_u16() >= 500 && (body.is_empty() || body.starts_with(b"<html>"))
}
