//! The endpoint cases of `CodeArtifact`, by the rule set that the client is built with.

use botocore_runtime::endpoint::BuiltIns;
use codeartifact::endpoint::{self, Params};
use codeartifact_tests::endpoint_cases::{Case, Resolved, Suite};
use std::io;
use std::path::Path;

/// Judges them.
pub fn judge(sources: &Path) -> io::Result<()> {
    Suite::in_sources(sources, "endpoints of CodeArtifact").judge("codeartifact", resolve)
}

fn resolve(case: &mut Case) -> Resolved {
    let mut params = Params::from(BuiltIns::default());
    case.set("Region", &mut params.region);
    case.set("UseDualStack", &mut params.use_dual_stack);
    case.set("UseFIPS", &mut params.use_fips);
    case.set("Endpoint", &mut params.endpoint);
    endpoint::resolve(&params)
}
