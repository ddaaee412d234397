//! The suite `endpoints`: where the rule sets of both sides lead, with the real partitions and with doctored ones.

use crate::against_botocore::findings::Findings;
use botocore_runtime::endpoint::{BuiltIns, Endpoint, EndpointError};
use codeartifact::endpoint;
use serde_json::{Value, json};

include!(concat!(env!("OUT_DIR"), "/doctored.rs"));

/// What botocore says before the rule set's own words.
const OPENING: &str = "Endpoint resolution error: ";

/// Judges a case.
pub fn judge(case: &Value) -> Findings {
    let params = &case["params"];
    let built_ins = BuiltIns {
        region: params["Region"].as_str().map(str::to_owned),
        use_fips: params["UseFIPS"] == true,
        use_dual_stack: params["UseDualStack"] == true,
        endpoint: params["Endpoint"].as_str().map(str::to_owned),
    };
    let ours = match case["partitions"].as_str() {
        Some("doctored") => endpoint::resolve_in(doctored::PARTITIONS, &built_ins.into()),
        _ => endpoint::resolve(&built_ins.into()),
    };
    let mut findings = Findings::default();
    let mut theirs = case["expected"].clone();
    if let Some(error) = theirs["error"].as_str() {
        theirs = json!({ "error": error.strip_prefix(OPENING).unwrap_or(error) });
    }
    let partitions = case["partitions"].as_str().unwrap_or_default();
    findings.compare(&format!("endpoint of {params} in the {partitions} partitions"), &shown(ours), &theirs);
    findings
}

/// As botocore's side shows it. No rule of this service says how to sign or adds headers.
fn shown(resolved: Result<Endpoint, EndpointError>) -> Value {
    match resolved {
        Ok(endpoint) if endpoint.headers().is_empty() && endpoint.auth_schemes().is_empty() => {
            json!({ "url": endpoint.url(), "properties": {}, "headers": {} })
        }
        Ok(endpoint) => json!(format!("{endpoint:?}")),
        Err(error) => json!({ "error": error.to_string() }),
    }
}
