//! The suite `requests`: what botocore sends and what we send for the same input, time and credentials.

mod ours;

use std::io;

use serde_json::Value;

use crate::findings::Findings;
use crate::operations::visit;
use crate::reference::Reference;
use crate::wire::{Wire, compare, signature};
use ours::{Outcome, Prepare};

/// Judges a case.
pub fn judge(case: &Value, reference: &mut Reference) -> io::Result<Findings> {
    let mut findings = Findings::default();
    let operation = case["operation"].as_str().unwrap_or_default();
    let expected = &case["expected"];
    let ours = visit(operation, Prepare(case)).unwrap_or_else(|| Outcome::Failed("no such operation".to_owned()));
    match (ours, expected["refused"].as_str()) {
        (Outcome::Sent(ours), None) => {
            let theirs = Wire::from_json(&expected["request"]);
            compare::compare(&ours, &theirs, &[], &mut findings);
            signature::check(&ours, &theirs, case["region"].as_str().unwrap_or_default(), reference, &mut findings)?;
        }
        (Outcome::Refused(places), Some(_)) => {
            findings.compare("places of the problems", &places, &texts(&expected["places"]));
        }
        (Outcome::Sent(_), Some(refusal)) => findings.differ(format!("sent, though botocore refuses it: {refusal}")),
        (Outcome::Refused(places), None) => findings.differ(format!("refused for {places:?}; botocore sends it")),
        (Outcome::Failed(error), theirs) => {
            findings.differ(format!("not sent: {error}; botocore: {}", theirs.unwrap_or("sends it")));
        }
    }
    Ok(findings)
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
