//! The configuration that `aws-config` loads, for programs that use it with other clients.

use super::{Config, RetryConfig, TimeoutConfig};
use crate::credentials::{Credentials, CredentialsError, ProvideCredentials};
use crate::future::BoxFuture;
use aws_credential_types::provider::{ProvideCredentials as _, SharedCredentialsProvider};
use aws_types::SdkConfig;

impl From<&SdkConfig> for Config {
    /// Takes region, credentials, endpoint URL, FIPS, dual-stack, application name, timeouts and the
    /// number of attempts, where they are set. HTTP client, clock and sleep are not taken: this client
    /// has its own.
    fn from(sdk: &SdkConfig) -> Self {
        let mut config = Self::builder().build();
        config.region = sdk.region().map(ToString::to_string);
        config.endpoint_url = sdk.endpoint_url().map(str::to_owned);
        config.use_fips = sdk.use_fips();
        config.use_dual_stack = sdk.use_dual_stack();
        config.app_id = sdk.app_name().map(ToString::to_string);
        config.retries =
            sdk.retry_config().map(|retries| RetryConfig::standard().with_max_attempts(retries.max_attempts()));
        config.timeouts = timeouts(sdk, config.timeouts);
        match sdk.credentials_provider() {
            Some(provider) => config.to_builder().credentials_provider(SdkCredentials(provider)).build(),
            None => config,
        }
    }
}

/// Those that are set there, else ours.
fn timeouts(sdk: &SdkConfig, own: TimeoutConfig) -> TimeoutConfig {
    let Some(theirs) = sdk.timeout_config() else { return own };
    own.to_builder()
        .connect_timeout(theirs.connect_timeout().or(own.connect_timeout()))
        .read_timeout(theirs.read_timeout().or(own.read_timeout()))
        .operation_attempt_timeout(theirs.operation_attempt_timeout())
        .operation_timeout(theirs.operation_timeout())
        .build()
}

/// The credentials of the SDK's provider.
#[derive(Debug)]
struct SdkCredentials(SharedCredentialsProvider);

impl ProvideCredentials for SdkCredentials {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async {
            let theirs = self.0.provide_credentials().await.map_err(|error| {
                CredentialsError::invalid(format!("the provider of `aws-config` gave none: {}", deepest(&error)))
            })?;
            let mut ours = Credentials::new(theirs.access_key_id(), theirs.secret_access_key());
            if let Some(token) = theirs.session_token() {
                ours = ours.with_session_token(token);
            }
            if let Some(expiry) = theirs.expiry() {
                ours = ours.with_expiry(expiry.into());
            }
            Ok(match theirs.account_id() {
                Some(account) => ours.with_account_id(account.as_str()),
                None => ours,
            })
        })
    }
}

/// The cause below all others, which names the problem.
fn deepest(error: &dyn std::error::Error) -> String {
    let mut deepest = error;
    while let Some(next) = deepest.source() {
        deepest = next;
    }
    deepest.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DateTime;
    use aws_credential_types::provider::error::CredentialsError as SdkError;
    use aws_credential_types::provider::future;
    use aws_types::region::Region;
    use std::time::{Duration, SystemTime};

    #[tokio::test]
    async fn what_is_set_there_is_taken() {
        let expiry = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        let credentials =
            aws_credential_types::Credentials::new("AKID", "secret", Some("token".into()), Some(expiry), "test");
        let sdk = SdkConfig::builder()
            .region(Region::new("eu-west-1"))
            .endpoint_url("http://localhost:1")
            .use_fips(true)
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .build();
        let config = Config::from(&sdk);
        assert_eq!((config.region(), config.endpoint_url()), (Some("eu-west-1"), Some("http://localhost:1")));
        assert!(config.use_fips() && !config.use_dual_stack());
        assert_eq!(config.timeout_config(), &TimeoutConfig::default());
        let expected = Credentials::new("AKID", "secret").with_session_token("token");
        let expected = expected.with_expiry(DateTime::from_secs(1_700_000_000));
        assert_eq!(config.credentials.unwrap().provide().await.unwrap(), expected);
    }

    #[tokio::test]
    async fn a_provider_that_fails_is_named() {
        #[derive(Debug)]
        struct Empty;
        impl aws_credential_types::provider::ProvideCredentials for Empty {
            fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
            where
                Self: 'a,
            {
                future::ProvideCredentials::ready(Err(SdkError::not_loaded("no profile")))
            }
        }
        let provider = SdkCredentials(SharedCredentialsProvider::new(Empty));
        let error = provider.provide().await.unwrap_err().to_string();
        assert_eq!(error, "the provider of `aws-config` gave none: no profile");
    }
}
