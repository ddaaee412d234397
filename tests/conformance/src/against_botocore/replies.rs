//! The suite `replies`: what both sides read from a reply of success.

use crate::against_botocore::findings::Findings;
use crate::against_botocore::known_differences::Known;
use crate::against_botocore::reference::Reference;
use crate::against_botocore::reply_json::reply;
use crate::against_botocore::{output_comparison, without_known_faults};
use botocore_fuzz_checks::error_reply::{is_json, object};
use botocore_fuzz_checks::operations::visit;
use botocore_fuzz_checks::parse_reply::Parse;
use botocore_runtime::DecodeError;
use bytes::Bytes;
use codeartifact::Error;
use codeartifact::runtime::error::ErrorKind;
use codeartifact_tests::service_model;
use http::Response;
use serde_json::Value;
use std::io;

/// Judges a case.
pub fn judge(case: &Value, reference: &mut Reference) -> io::Result<Findings> {
    let mut findings = Findings::default();
    let reply = reply(case);
    let operation = case["operation"].as_str().unwrap_or_default();
    let expected = &case["expected"];
    match (visit(operation, Parse(reply.clone())), expected.get("output")) {
        (None, _) => findings.differ("no such operation"),
        // The client accepts bad bytes in a part of the body that no member is read from.
        (Some(Ok(_)), _) if reads_json(operation) && !is_json(without_known_faults::text(&reply).as_bytes()) => {
            findings.differ(format!("ours reads a body that is not JSON: {:?}", reply.body()));
        }
        (Some(Ok(ours)), Some(theirs)) => output_comparison::compare("reply", &ours, theirs, &mut findings),
        (Some(Ok(ours)), None) => {
            read_alone(&expected["failure"], &mut findings);
            let answer = reference.ask_reply(operation, &without_known_faults::success(&reply))?;
            match answer.get("output") {
                Some(theirs) => output_comparison::compare("reply", &ours, theirs, &mut findings),
                None => findings.differ(format!("ours reads it, botocore not even what is sound of it: {answer}")),
            }
        }
        (Some(Err(error)), theirs) => {
            if theirs.is_none() {
                findings.botocore_fails(&expected["failure"]);
            }
            refused(&error, case, &reply, theirs, &mut findings);
        }
    }
    Ok(findings)
}

/// Judges a reply that the client reads and botocore fails at: one with a known fault, or with nulls.
fn read_alone(failure: &Value, findings: &mut Findings) {
    let text = failure.as_str().unwrap_or_default();
    if text.contains("NoneType") {
        findings.known(Known::Nulls);
    } else if text.starts_with("UnicodeDecodeError") {
        findings.botocore_fails(failure);
    } else {
        findings.differ(format!("ours reads it, botocore fails: {text}"));
    }
}

/// We refuse a reply, for which there must be a reason that we name.
fn refused(error: &Error, case: &Value, reply: &Response<Bytes>, theirs: Option<&Value>, findings: &mut Findings) {
    let place = error.find_cause::<DecodeError>().map(DecodeError::place);
    let (ErrorKind::Decode, Some(place)) = (error.kind(), place) else {
        return findings.differ(format!("read as a failure: {error}"));
    };
    let reads_json = reads_json(case["operation"].as_str().unwrap_or_default());
    let is_no_json = !is_json(reply.body());
    let is_spoiled = within(place, &case["spoiled"]);
    match theirs {
        Some(theirs) if reads_json && is_no_json && is_empty(theirs) => findings.known(Known::NotJson),
        Some(_) if is_spoiled => findings.known(Known::OtherType),
        // Both refuse it, and the client names the actual fault.
        None if is_spoiled || reads_json && (is_no_json || object(reply).is_none() && place.is_empty()) => {}
        Some(_) => findings.differ(format!("refused, while botocore reads it: {error}")),
        None => findings.differ(format!("refused for another reason than what is wrong with it: {error}")),
    }
}

/// Whether the body is JSON that holds members. It is not where it is a member as a whole, and where there are none.
fn reads_json(operation: &str) -> bool {
    let output = service_model::operation(operation).map(|operation| operation.output());
    output.is_some_and(|output| output.payload().is_none() && output.members().next().is_some())
}

/// Whether botocore's output has nothing of the body.
fn is_empty(theirs: &Value) -> bool {
    theirs.as_object().is_some_and(|members| members.values().all(|member| member.get("$header").is_some()))
}

/// Whether a place is the one that these steps lead to, or within it.
fn within(place: &str, steps: &Value) -> bool {
    let Some(steps) = steps.as_array() else { return false };
    let path: String = steps.iter().map(step).collect();
    let rest = place.strip_prefix(path.strip_prefix('.').unwrap_or(&path));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// A step as it is written in a place.
fn step(step: &Value) -> String {
    let plain = |name: &str| name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
    match step.as_str() {
        Some(name) if !name.is_empty() && plain(name) => format!(".{name}"),
        Some(name) => format!("[{name:?}]"),
        None => format!("[{step}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::within;
    use serde_json::{Value, json};

    #[test]
    fn a_place_is_within_what_is_spoiled() {
        let steps = json!(["packages", 3, "a b", "format"]);
        let place = r#"packages[3]["a b"].format"#;
        assert!(within(place, &steps) && within(&format!("{place}[0]"), &steps));
        for other in ["", "packages", r#"packages[3]["a b"].formats"#, r#"packages[4]["a b"].format"#] {
            assert!(!within(other, &steps), "{other}");
        }
        assert!(!within("packages", &Value::Null));
    }
}
