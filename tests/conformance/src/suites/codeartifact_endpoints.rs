//! The endpoint cases of `CodeArtifact`, judged by the rule set that the client is built with.

use super::results::Results;
use crate::judges::endpoint_cases::{Case, Resolved, Suite};
use botocore_runtime::endpoint::BuiltIns;
use codeartifact::endpoint::{self, Params};
use std::path::Path;
use xtask::failure::Failure;

const SUITE: &str = "endpoints of CodeArtifact";

/// Judges them.
pub fn judge(sources: &Path, results: &mut Results) -> Result<(), Failure> {
    let verdicts = Suite::in_sources(sources, SUITE).verdicts("codeartifact", resolve);
    for (case, verdict) in verdicts.map_err(Failure::at("read the endpoint cases in", sources))? {
        results.add(SUITE, &case, verdict);
    }
    Ok(())
}

fn resolve(case: &mut Case) -> Resolved {
    let mut params = Params::from(BuiltIns::default());
    case.set("Region", &mut params.region);
    case.set("UseDualStack", &mut params.use_dual_stack);
    case.set("UseFIPS", &mut params.use_fips);
    case.set("Endpoint", &mut params.endpoint);
    endpoint::resolve(&params)
}
