//! The suite `requests`: what botocore sends and what we send for the same input, time and credentials.

mod ours;
mod smaller;

use crate::against_botocore::findings::Findings;
use crate::against_botocore::known_differences::Known;
use crate::against_botocore::reference::Reference;
use crate::against_botocore::wire_request::{WireRequest, compare, signature};
use botocore_fuzz_checks::operations::visit;
use ours::{NotSent, Ours, Prepare};
use serde_json::Value;
pub use smaller::smallest;
use std::io;

/// Judges a case.
pub fn judge(case: &Value, reference: &mut Reference) -> io::Result<Findings> {
    let mut findings = Findings::default();
    let operation = case["operation"].as_str().unwrap_or_default();
    let expected = &case["expected"];
    let Some(Ours { outcome, payload_hash }) = visit(operation, Prepare(case)) else {
        findings.differ("no such operation");
        return Ok(findings);
    };
    match (outcome, expected.get("request")) {
        (Ok(ours), Some(theirs)) => {
            compare_requests(&ours, theirs, case, reference, &mut findings)?;
        }
        (Ok(ours), None) => {
            compare_places(&[], expected, payload_hash, &mut findings);
            if findings.differences.is_empty() {
                let answer = reference.ask_request(case, true)?;
                compare_requests(&ours, &answer["request"], case, reference, &mut findings)?;
            }
        }
        (Err(NotSent::Refused(places)), None) => compare_places(&places, expected, payload_hash, &mut findings),
        (Err(NotSent::Refused(places)), Some(_)) => {
            findings.differ(format!("refused for {places:?}; botocore sends it"));
        }
        (Err(NotSent::Breaks), Some(theirs)) if breaks(theirs) => findings.known(Known::LineBreak),
        (Err(NotSent::Breaks), _) => findings.differ("refused for a line break or NUL that is not there"),
        (Err(NotSent::Failed(error)), _) => findings.differ(format!("not sent: {error}")),
    }
    Ok(findings)
}

/// The request that we make of a case, if we make one.
pub fn request(case: &Value) -> Option<WireRequest> {
    visit(case["operation"].as_str().unwrap_or_default(), Prepare(case))?.outcome.ok()
}

fn compare_requests(
    ours: &WireRequest,
    theirs: &Value,
    case: &Value,
    reference: &mut Reference,
    findings: &mut Findings,
) -> io::Result<()> {
    let theirs = WireRequest::from_json(theirs);
    compare::compare(ours, &theirs, &[], findings);
    signature::check(ours, &theirs, case["region"].as_str().unwrap_or_default(), reference, findings)
}

/// Whether the query carries a line break or NUL.
fn breaks(request: &Value) -> bool {
    let query = request["url"].as_str().and_then(|url| url.split_once('?')).map_or("", |(_, query)| query);
    ["%0A", "%0D", "%00"].iter().any(|encoded| query.contains(encoded))
}

/// Compares where the input breaks rules.
fn compare_places(ours: &[String], expected: &Value, payload_hash: Option<&'static str>, findings: &mut Findings) {
    let listed = expected["places"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let mut theirs: Vec<_> = listed.map(str::to_owned).collect();
    if let Some(hash) = payload_hash.filter(|hash| !ours.iter().any(|place| place == hash))
        && let Some(index) = theirs.iter().position(|place| place == hash)
    {
        theirs.remove(index);
        findings.known(Known::OwnHash);
    }
    findings.compare("places of the problems", &ours, &theirs.as_slice());
}
