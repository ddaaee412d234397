//! The default chain: the sources in which AWS tools look for credentials.

use crate::ContainerRole;
use crate::mfa::Code;
use crate::profile::{Found, ProfileChain};
use botocore_runtime::client::{Config, ConfigBuilder};
use botocore_runtime::credentials::{Credentials, CredentialsError, EnvironmentCredentials, ProvideCredentials};
use botocore_runtime::for_credentials::for_source;
use botocore_runtime::for_credentials::profile::Profile;
use botocore_runtime::future::BoxFuture;
use std::fmt;
use std::sync::Arc;

/// The default chain: the sources in which AWS tools look for credentials, in botocore's order.
///
/// 1. environment variables: `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`
/// 2. the role that the profile assumes: `role_arn` with `source_profile` or `credential_source`
/// 3. a web identity: `AWS_WEB_IDENTITY_TOKEN_FILE` and `AWS_ROLE_ARN`, or the profile's `web_identity_token_file` and
///    `role_arn`
/// 4. the profile's single sign-on
/// 5. the profile's keys in the credentials file
/// 6. the profile's `login_session`, which `aws login` has begun
/// 7. the profile's `credential_process`
/// 8. the profile's keys in the configuration file
/// 9. the [container's role](ContainerRole)
/// 10. the [instance's role](crate::InstanceRole)
///
/// The first source that settings ask for is final: if it has no credentials, that is an error, so calls do not go out as
/// somebody else. Only the instance is asked if settings ask for no source. If the program sets the profile, the variables
/// of 1 and 3 are not read.
///
/// A client uses this chain by default. It has to be set where a profile's role needs codes of a device:
///
/// ```
/// use botocore_credentials::{DefaultChain, mfa_prompt};
/// use botocore_runtime::client::Config;
///
/// let chain = DefaultChain::new(Config::builder().profile("work")).with_mfa_codes(mfa_prompt);
/// let settings = Config::builder().profile("work").credentials_provider(chain);
/// ```
#[derive(Clone)]
#[doc(alias("DefaultCredentialsChain", "create_credential_resolver"))]
pub struct DefaultChain {
    profile: ProfileChain,
}

impl DefaultChain {
    /// Uses the environment and the profile of these settings. They are those of the clients that ask services for
    /// credentials, too; what they leave open comes from environment variables and that profile.
    #[must_use]
    pub fn new(settings: ConfigBuilder) -> Self {
        Self { profile: ProfileChain::new(settings) }
    }

    /// Sets what asks for a code of the device that a profile's `mfa_serial` names, such as [`mfa_prompt`](crate::mfa_prompt). It
    /// is called with that, on a thread of its own, each time credentials are needed, which is once an hour for most roles. A
    /// client waits for it as long as its
    /// [`credentials_timeout`](botocore_runtime::client::TimeoutConfigBuilder::credentials_timeout) says. Without it, such a
    /// profile is an error.
    #[must_use]
    pub fn with_mfa_codes(self, code: impl Fn(&str) -> Code + Send + Sync + 'static) -> Self {
        Self { profile: self.profile.with_mfa_codes(code) }
    }

    async fn find(&self) -> Result<Credentials, CredentialsError> {
        let config = self.profile.config();
        let environment = config.environment();
        let reads_variables = config.profile().is_none();
        if reads_variables {
            match EnvironmentCredentials::new(environment.clone()).provide().await {
                Err(error) if error.is_absent() => {}
                decided => return decided,
            }
        }
        let profile = match self.profile.look_up(reads_variables).await? {
            Found::Credentials(credentials) => return Ok(credentials),
            Found::Nothing(profile) => profile,
        };
        if ContainerRole::is_asked_for(environment) {
            let container = ContainerRole::new(config.to_builder());
            return self.profile.awaited().during("the container's role", container.provide()).await;
        }
        match self.profile.awaited().during("the instance's role", self.profile.instance().provide()).await {
            Err(error) if error.is_absent() => Err(absent(&profile, reads_variables).with_source(error)),
            decided => decided,
        }
    }
}

/// The error of a chain whose last source has no credentials. That source's error is its cause.
fn absent(profile: &Profile, reads_variables: bool) -> CredentialsError {
    let (variables, remedy) = if reads_variables {
        ("AWS_ACCESS_KEY_ID, ", "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE")
    } else {
        ("", "give that profile credentials, set another one")
    };
    CredentialsError::absent(format!(
        "looked in {variables}{profile}, and for a container and an instance; {remedy}, or configure a credentials provider"
    ))
}

/// The default chain for the client of a configuration, which emitted crates hand in.
#[doc(hidden)]
#[must_use]
pub fn default_chain(config: &Config) -> Arc<dyn ProvideCredentials> {
    Arc::new(DefaultChain::new(for_source(config)))
}

impl ProvideCredentials for DefaultChain {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.find())
    }

    fn awaited(&self) -> Option<String> {
        self.profile.awaited().source()
    }
}

impl fmt::Debug for DefaultChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DefaultChain").field("config", self.profile.config()).finish_non_exhaustive()
    }
}
