//! Which endpoint of STS is asked: that of the region, or the global one.

use crate::generated::sts::{Error, Service, endpoint::Params};
use crate::layers::Layers;
use botocore_runtime::client::{Config, ConfigBuilder};
use botocore_runtime::error::ErrorKind;
use botocore_runtime::operation::Service as _;

const VARIABLE: &str = "AWS_STS_REGIONAL_ENDPOINTS";
const KEY: &str = "sts_regional_endpoints";

/// The region of the global endpoint, by its name in rule sets. Requests to it are signed for another one.
const GLOBAL: &str = "aws-global";

/// Loads the configuration of a client of STS. Its region is that of the global endpoint if there is no region, or if
/// `legacy` endpoints are asked for and the region had no endpoint of its own at their time. FIPS, dual-stack and an
/// endpoint URL need a region of the program's.
///
/// # Errors
/// Returns an error if a setting cannot be read.
pub async fn load(settings: ConfigBuilder) -> Result<Config, Error> {
    let config = settings.load(&Service::METADATA).await?.build();
    let is_legacy = asks_for_legacy(&config).await?;
    if config.endpoint_url().is_some() || config.use_fips() || config.use_dual_stack() {
        return Ok(config);
    }
    let is_global = config.region().is_none_or(|region| is_legacy && had_no_endpoint(region));
    Ok(if is_global { config.to_builder().region(GLOBAL).build() } else { config })
}

async fn asks_for_legacy(config: &Config) -> Result<bool, Error> {
    let refuse = |problem: String| Error::new(ErrorKind::Configuration, problem);
    let layers = Layers::read(config).await.map_err(|error| refuse(error.to_string()))?;
    match layers.get(VARIABLE, KEY) {
        None => Ok(false),
        Some((value, place)) => match value.as_str() {
            "legacy" => Ok(true),
            "regional" => Ok(false),
            other => {
                let other = other.escape_debug();
                Err(refuse(format!("{place} is `{other}`, but must be `legacy` or `regional`")))
            }
        },
    }
}

/// Whether the rule set has the global endpoint in place of the region's.
fn had_no_endpoint(region: &str) -> bool {
    let url = |region: &str| {
        let (region, endpoint) = (Some(region.to_owned()), None);
        let params = Params { region, endpoint, use_fips: false, use_dual_stack: false, use_global_endpoint: true };
        Service::resolve_endpoint(&params).map(|endpoint| endpoint.url().to_owned()).ok()
    };
    url(region) == url(GLOBAL)
}
