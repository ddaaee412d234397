//! The suite `replies`: what both sides read from a reply of success.

use bytes::Bytes;
use codeartifact::Error;
use codeartifact::runtime::error::ErrorKind;
use http::Response;
use serde_json::Value;

use crate::findings::Findings;
use crate::known::Known;
use crate::operations::visit;
use crate::parsed::{Parse, reply};
use crate::typed;

/// Judges a case.
pub fn judge(case: &Value) -> Findings {
    let mut findings = Findings::default();
    let reply = reply(case);
    let operation = case["operation"].as_str().unwrap_or_default();
    let expected = &case["expected"];
    let theirs = expected.get("output").ok_or_else(|| expected["failure"].as_str().unwrap_or_default());
    match (visit(operation, Parse(reply.clone())), theirs) {
        (None, _) => findings.differ("no such operation"),
        (Some(Ok(ours)), Ok(theirs)) => typed::compare("reply", &ours, theirs, &mut findings),
        (Some(Err(error)), _) if error.kind() != ErrorKind::Decode => {
            findings.differ(format!("read as a failure: {error}"));
        }
        (Some(Err(error)), Ok(theirs)) => refused(&error, case, &reply, theirs, &mut findings),
        (Some(Err(_)), Err(_)) => findings.botocore_fails(&expected["failure"]),
        (Some(Ok(_)), Err(failure)) if failure.contains("NoneType") => findings.known(Known::Nulls),
        (Some(Ok(_)), Err(failure)) if failure.starts_with("UnicodeDecodeError") => {
            findings.botocore_fails(&expected["failure"]);
        }
        (Some(Ok(ours)), Err(failure)) => findings.differ(format!("ours {ours}, botocore fails: {failure}")),
    }
    findings
}

/// We refuse what botocore reads.
fn refused(error: &Error, case: &Value, reply: &Response<Bytes>, theirs: &Value, findings: &mut Findings) {
    if serde_json::from_slice::<Value>(reply.body()).is_err() {
        findings.known(Known::NotJson);
    } else if case["style"] == "wrong" {
        findings.known(Known::OtherType);
    } else {
        findings.differ(format!("refused: {error}; botocore's {theirs}"));
    }
}
