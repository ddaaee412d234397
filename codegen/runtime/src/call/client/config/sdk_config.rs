//! Conversion from the AWS SDK's configuration, which the crate `aws-config` loads.

mod clock;
mod components;
mod credentials;
mod http_client;

use self::clock::SdkClock;
use self::credentials::SdkCredentials;
use self::http_client::SdkTransport;
use super::{Config, ConfigBuilder, TimeoutConfig};
use crate::call::operation::ServiceMetadata;
use crate::call::retry::RetryConfig;
use crate::endpoint::Region;
use crate::io::transport::Transport;
use aws_types::SdkConfig;
use aws_types::service_config::ServiceConfigKey;
use std::fmt;
use std::sync::Arc;

/// The setting of an `SdkConfig` that is refused, in the words of an error.
const OTHER_PROTOCOL: &str = "the `SdkConfig` sets another `protocol`, but a client of this crate speaks only that of \
                              its service's model; take the setting out";

/// The SDK's configuration that a configuration was made from. `Debug` shows nothing of it, because its
/// profiles hold keys.
#[derive(Clone)]
pub struct Taken(SdkConfig);

impl fmt::Debug for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SdkConfig")
    }
}

/// Converts what the SDK's configuration holds. What it leaves open has the defaults of [`Config`].
///
/// | in the `SdkConfig` | in a client of this crate |
/// | --- | --- |
/// | region, endpoint URL, FIPS, dual-stack, application name, framework metadata | the same |
/// | endpoint of the service, from the environment or the profile | the same, unless the program sets an endpoint |
/// | credentials provider | asked for credentials, which the client caches itself; `identity_cache` is not used |
/// | no credentials provider | an error of kind [`Credentials`](crate::call::error::ErrorKind::Credentials) from the first call, unless the program sets one |
/// | retries | the numbers and waits of the standard mode, even if the SDK's mode is adaptive |
/// | timeouts | the same |
/// | HTTP client | sends all requests, with the time to connect as its setting; the client watches the other timeouts itself |
/// | no HTTP client, as `aws_config` leaves it unless the program sets one | the [default transport](Config::transport) |
/// | time source | the clock for signatures and the expiry of credentials |
/// | clock skew correction | switched off if it is there |
/// | sleep | given to the HTTP client; the client's own waits are Tokio's, as the SDK's are by default |
/// | another `protocol` than the service's | an error of kind [`Configuration`](crate::call::error::ErrorKind::Configuration) from the first call |
///
/// The rest makes no difference here:
///
/// - `behavior_version`: the defaults are those of this crate.
/// - `stalled_stream_protection`: the read timeout ends a body that stalls, both ways.
/// - `request_checksum_calculation`, `response_checksum_validation`: they are for operations with a choice of checksums,
///   which are not generated.
/// - `disable_request_compression`, `request_min_compression_size_bytes`: of an operation that models compression, bodies
///   from 10 KiB are compressed.
/// - `account_id_endpoint_mode`: endpoints do not depend on the account.
/// - `auth_scheme_preference`, `sigv4a_signing_region_set`, `token_provider`: requests are signed with Signature Version 4.
///
/// This needs the feature `aws-config`.
impl From<&SdkConfig> for Config {
    fn from(sdk: &SdkConfig) -> Self {
        let mut config = Self::builder().build();
        config.region = sdk.region().map(|region| region.as_ref().to_owned().into());
        config.endpoint_url = sdk.endpoint_url().map(|url| url.to_owned().into());
        config.use_fips = sdk.use_fips();
        config.use_dual_stack = sdk.use_dual_stack();
        config.app_id = sdk.app_name().map(|name| name.as_ref().to_owned());
        config.user_agent = frameworks(sdk);
        config.credentials = Some(Arc::new(SdkCredentials(sdk.credentials_provider())));
        let transport = SdkTransport::of(sdk);
        config.transport = transport.map(|transport| Arc::new(transport) as Arc<dyn Transport>);
        if let Some(clock) = sdk.time_source() {
            config.time_source = Arc::new(SdkClock(clock));
        }
        config.corrects_clock = !sdk.disable_clock_skew_correction().unwrap_or_default();
        config.retries = sdk.retry_config().map(retries);
        if let Some(found) = sdk.timeout_config() {
            config.timeouts = timeouts(found);
        }
        config.refused = sdk.protocol().map(|_| OTHER_PROTOCOL);
        config.sdk = Some(Taken(sdk.clone()));
        config
    }
}

/// Starts from the SDK's configuration, to change some of it.
impl From<&SdkConfig> for ConfigBuilder {
    fn from(sdk: &SdkConfig) -> Self {
        Config::from(sdk).to_builder()
    }
}

impl From<aws_types::region::Region> for Region {
    fn from(region: aws_types::region::Region) -> Self {
        Self::new(region.as_ref())
    }
}

impl Config {
    /// Takes an endpoint that the SDK's sources have for this service, for example from
    /// `AWS_ENDPOINT_URL_<SERVICE_ID>`, unless the program has set an endpoint.
    pub(in crate::call::client) fn with_endpoint_of_service(mut self, service: &ServiceMetadata) -> Self {
        let Some(Taken(sdk)) = self.sdk.take() else { return self };
        let changed = self.endpoint_url.as_deref() != sdk.endpoint_url();
        if !changed && !sdk.get_origin("endpoint_url").is_client_config() {
            self.endpoint_url = endpoint_of_service(&sdk, service).map(Into::into).or(self.endpoint_url);
        }
        self
    }
}

fn endpoint_of_service(sdk: &SdkConfig, service: &ServiceMetadata) -> Option<String> {
    let key = ServiceConfigKey::builder().service_id(service.service_id);
    let key = key.env("AWS_ENDPOINT_URL").profile("endpoint_url").build().ok()?;
    sdk.service_config()?.load_config(key)
}

/// The names of frameworks for the `User-Agent` header.
fn frameworks(sdk: &SdkConfig) -> Option<String> {
    let names: Vec<_> = sdk.framework_metadata().iter().map(ToString::to_string).collect();
    (!names.is_empty()).then(|| names.join(" "))
}

fn retries(found: &aws_types::sdk_config::RetryConfig) -> RetryConfig {
    RetryConfig::standard()
        .with_max_attempts(found.max_attempts())
        .with_initial_backoff(found.initial_backoff())
        .with_max_backoff(found.max_backoff())
}

fn timeouts(found: &aws_types::sdk_config::TimeoutConfig) -> TimeoutConfig {
    let ours = TimeoutConfig::default();
    let mut defaults = aws_types::sdk_config::TimeoutConfig::builder();
    defaults.set_connect_timeout(ours.connect_timeout());
    defaults.set_read_timeout(ours.read_timeout());
    // Timeouts that are not set take the defaults; timeouts that are disabled do not.
    let mut found = found.clone();
    found.take_defaults_from(&defaults.build());
    TimeoutConfig::builder()
        .connect_timeout(found.connect_timeout())
        .read_timeout(found.read_timeout())
        .operation_timeout(found.operation_timeout())
        .operation_attempt_timeout(found.operation_attempt_timeout())
        .build()
}
