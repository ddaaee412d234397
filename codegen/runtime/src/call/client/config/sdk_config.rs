//! Conversion from the AWS SDK's configuration, which the crate `aws-config` loads.

use super::{Config, ConfigBuilder, TimeoutConfig};
use crate::call::operation::ServiceMetadata;
use crate::call::retry::RetryConfig;
use crate::endpoint::Region;
use crate::identity::credentials::{Credentials, CredentialsError, ProvideCredentials};
use crate::io::future::BoxFuture;
use aws_credential_types::provider::error::CredentialsError as SdkCredentialsError;
use aws_credential_types::provider::{ProvideCredentials as _, SharedCredentialsProvider};
use aws_types::SdkConfig;
use aws_types::service_config::ServiceConfigKey;
use std::error::Error;
use std::fmt;

/// The SDK's configuration that a configuration was made from. `Debug` shows nothing of it, because its
/// profiles hold keys.
#[derive(Clone)]
pub struct Taken(SdkConfig);

impl fmt::Debug for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SdkConfig")
    }
}

/// Converts region, credentials, endpoint, FIPS, dual-stack, application name, retries and timeouts.
///
/// Settings that are open in `SdkConfig` have the defaults of [`Config`]. Its HTTP client, clock and identity
/// cache are not used. Retries are those of the standard mode, even if the SDK's mode is adaptive.
impl From<&SdkConfig> for Config {
    fn from(sdk: &SdkConfig) -> Self {
        let mut config = Self::builder().build();
        config.region = sdk.region().map(|region| region.as_ref().to_owned());
        config.endpoint_url = sdk.endpoint_url().map(str::to_owned);
        config.use_fips = sdk.use_fips();
        config.use_dual_stack = sdk.use_dual_stack();
        config.app_id = sdk.app_name().map(|name| name.as_ref().to_owned());
        config.credentials = sdk.credentials_provider().map(|provider| SdkCredentials(provider).shared());
        config.retries = sdk.retry_config().map(retries);
        if let Some(found) = sdk.timeout_config() {
            config.timeouts = timeouts(found);
        }
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
            self.endpoint_url = endpoint_of_service(&sdk, service).or(self.endpoint_url);
        }
        self
    }
}

fn endpoint_of_service(sdk: &SdkConfig, service: &ServiceMetadata) -> Option<String> {
    let key = ServiceConfigKey::builder().service_id(service.service_id);
    let key = key.env("AWS_ENDPOINT_URL").profile("endpoint_url").build().ok()?;
    sdk.service_config()?.load_config(key)
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

/// Adapts a provider of the SDK.
#[derive(Debug)]
struct SdkCredentials(SharedCredentialsProvider);

impl SdkCredentials {
    fn shared(self) -> std::sync::Arc<dyn ProvideCredentials> {
        std::sync::Arc::new(self)
    }
}

impl ProvideCredentials for SdkCredentials {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            let found = self.0.provide_credentials().await.map_err(failed)?;
            let mut credentials = Credentials::new(found.access_key_id(), found.secret_access_key());
            if let Some(token) = found.session_token() {
                credentials = credentials.with_session_token(token);
            }
            if let Some(expiry) = found.expiry() {
                credentials = credentials.with_expiry(expiry.into());
            }
            if let Some(account) = found.account_id() {
                credentials = credentials.with_account_id(account.as_str());
            }
            Ok(credentials)
        })
    }
}

fn failed(error: SdkCredentialsError) -> CredentialsError {
    let mut sentence = error.to_string();
    let mut cause = error.source();
    while let Some(next) = cause {
        sentence = format!("{sentence}: {next}");
        cause = next.source();
    }
    let failure = match error {
        SdkCredentialsError::CredentialsNotLoaded(_) => CredentialsError::absent(sentence),
        _ => CredentialsError::invalid(sentence),
    };
    failure.with_source(error)
}
