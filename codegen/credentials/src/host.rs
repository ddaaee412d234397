//! The hosts of services, for errors.

use botocore_runtime::client::Config;
use botocore_runtime::endpoint::{BuiltIns, parse_url};
use botocore_runtime::operation::Service;

/// ` at ` and the host of a service for a configuration. It is empty if the service has no endpoint there.
pub fn clause<S: Service>(config: &Config) -> String {
    host::<S>(config).map(|host| format!(" at {host}")).unwrap_or_default()
}

fn host<S: Service>(config: &Config) -> Option<String> {
    let endpoint = config.endpoint_url().map(str::to_owned);
    let built_ins = BuiltIns {
        region: config.region().map(str::to_owned),
        use_fips: config.use_fips() && endpoint.is_none(),
        use_dual_stack: config.use_dual_stack() && endpoint.is_none(),
        endpoint,
    };
    let endpoint = S::resolve_endpoint(&built_ins.into()).ok()?;
    Some(parse_url(endpoint.url())?.authority)
}
