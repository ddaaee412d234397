//! The default credential chain: the sources in which AWS tools look for credentials.

mod context;
pub mod process;
mod sources;

use super::{Credentials, CredentialsError, EnvironmentCredentials, ProvideCredentials, profile};
use crate::identity::environment::Environment;
use crate::identity::profile::{Dialect, Profile};
use crate::io::future::BoxFuture;
use crate::io::timer::{self, Timer};
use crate::io::transport::Transport;
use reqsign_aws_core::{Credential, IMDSv2CredentialProvider};
use reqsign_core::{Context, ProvideCredentialDyn};
use sources::{Source, Sources};
use std::fmt;
use std::sync::Arc;

/// The default chain: environment variables, web identity, single sign-on, the profile's keys in the credentials file,
/// its `credential_process`, its keys in the configuration file, the container's and the instance's role, in this order,
/// which is botocore's.
///
/// The first source that settings ask for is final: if it has no credentials, that is an error, so that calls
/// do not go out as somebody else. The instance is asked only if settings ask for no source.
///
/// It is an error if the profile cannot be read, does not exist although it is set by name, or asks to assume
/// a role with other credentials (`role_arn` without `web_identity_token_file`). Tokens for single sign-on are
/// those that `aws sso login` has stored; they are not renewed.
pub struct DefaultChain {
    environment: Environment,
    profile: Option<String>,
    transport: Option<Arc<dyn Transport>>,
    instance: IMDSv2CredentialProvider,
    context: Context,
}

impl DefaultChain {
    /// A chain that reads these variables and uses this transport for the services among its sources. Without
    /// a transport these sources fail.
    #[must_use]
    pub fn new(environment: Environment, transport: Option<Arc<dyn Transport>>) -> Self {
        let context = context::context(environment.clone(), transport.clone(), timer::default());
        Self { environment, profile: None, transport, instance: IMDSv2CredentialProvider::new(), context }
    }

    /// Sets the timer by which requests to services are limited. With the feature `tokio` the default is Tokio's; without
    /// a timer, services cannot be asked.
    #[must_use]
    pub fn with_timer(mut self, timer: Arc<dyn Timer>) -> Self {
        self.context = context::context(self.environment.clone(), self.transport.clone(), Some(timer));
        self
    }

    /// Uses the profile of this name instead of the one that `AWS_DEFAULT_PROFILE` or `AWS_PROFILE` names. Keys in the
    /// environment are then ignored, as in botocore.
    #[must_use]
    pub fn with_profile(mut self, name: impl Into<String>) -> Self {
        self.profile = Some(name.into());
        self
    }

    async fn find(&self) -> Result<Credentials, CredentialsError> {
        if self.profile.is_none() {
            match EnvironmentCredentials::new(self.environment.clone()).provide().await {
                Err(error) if error.is_absent() => {}
                decided => return decided,
            }
        }
        let profile = Profile::read(&self.environment, self.profile.as_deref()).await;
        let profile = profile.map_err(|error| CredentialsError::invalid(error.to_string()))?;
        if let Some(asked) = self.find_by_settings(&profile).await? {
            return Ok(asked);
        }
        match self.instance.provide_credential_dyn(&self.context).await {
            Ok(Some(found)) => Ok(convert(found)),
            Ok(None) => Err(self.absent(&profile, "did not ask the instance, as AWS_EC2_METADATA_DISABLED says")),
            Err(error) => Err(self.absent(&profile, &format!("asked the instance ({error})"))),
        }
    }

    /// Returns the credentials of the source that variables or the profile ask for; `None` if they ask for no
    /// source.
    async fn find_by_settings(&self, profile: &Profile) -> Result<Option<Credentials>, CredentialsError> {
        let sources = Sources { environment: &self.environment, profile, profile_only: self.profile.is_some() };
        profile::refuse_blank(profile)?;
        if profile.get("web_identity_token_file").is_none() {
            profile::refuse_role(profile)?;
        }
        if let Some(source) = sources.web_identity()? {
            return self.ask(source).await.map(Some);
        }
        if let Some(source) = sources.single_sign_on()? {
            return self.ask(source).await.map(Some);
        }
        if let Some(keys) = profile::keys_of(profile, Dialect::Credentials) {
            return keys.map(Some);
        }
        if let Some((command, _)) = profile.get(profile::PROCESS) {
            let problem = |problem| {
                let name = profile.name();
                CredentialsError::invalid(format!("the `credential_process` of profile `{name}` failed: {problem}"))
            };
            return process::credentials(command).await.map(Some).map_err(problem);
        }
        if let Some(keys) = profile::keys_of(profile, Dialect::Config) {
            return keys.map(Some);
        }
        match sources.container() {
            Some(source) => self.ask(source).await.map(Some),
            None => Ok(None),
        }
    }

    async fn ask(&self, Source { name, provider }: Source) -> Result<Credentials, CredentialsError> {
        match provider.provide_credential_dyn(&self.context).await {
            Ok(Some(found)) => Ok(convert(found)),
            Ok(None) => Err(CredentialsError::invalid(format!("{name}, has no credentials"))),
            Err(error) => Err(CredentialsError::invalid(format!("{name}, has no credentials: {error}"))),
        }
    }

    fn absent(&self, profile: &Profile, instance: &str) -> CredentialsError {
        let variable = if self.profile.is_none() { "AWS_ACCESS_KEY_ID, " } else { "" };
        CredentialsError::absent(format!(
            "looked in {variable}{profile}, and {instance}; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or \
             AWS_PROFILE, or configure a credentials provider"
        ))
    }
}

fn convert(found: Credential) -> Credentials {
    let mut credentials = Credentials::new(found.access_key_id, found.secret_access_key);
    if let Some(token) = found.session_token {
        credentials = credentials.with_session_token(token);
    }
    match found.expires_in {
        Some(expiry) => credentials.with_expiry(expiry.as_system_time()),
        None => credentials,
    }
}

impl ProvideCredentials for DefaultChain {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.find())
    }
}

impl fmt::Debug for DefaultChain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DefaultChain").field("profile", &self.profile).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
