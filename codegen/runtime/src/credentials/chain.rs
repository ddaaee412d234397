//! The default credential chain: all the places that AWS tools look for credentials in.

mod context;

use super::{Credentials, CredentialsError, EnvironmentCredentials, ProvideCredentials, profile};
use crate::DateTime;
use crate::environment::Environment;
use crate::future::BoxFuture;
use crate::profile::Profile;
use crate::transport::Transport;
use reqsign_aws_core::{
    AssumeRoleWithWebIdentityCredentialProvider, Credential, ECSCredentialProvider, IMDSv2CredentialProvider,
    ProcessCredentialProvider, ProfileCredentialProvider, SSOCredentialProvider,
};
use reqsign_core::{Context, ProvideCredentialDyn};
use std::fmt;
use std::sync::Arc;

type Source = Box<dyn ProvideCredentialDyn<Credential = Credential>>;

/// The default chain: environment variables, web identity, single sign-on, the profile's keys, its
/// `credential_process`, the container's and the instance's role, in this order. The first that has
/// credentials is taken; one that fails is passed over, and named when none has any. A profile that
/// cannot be read, is not there though asked for by name, or asks to assume a role by other
/// credentials (`role_arn` without `web_identity_token_file`), is an error.
pub struct DefaultChain {
    environment: Environment,
    profile: Option<String>,
    sources: Vec<(&'static str, Source)>,
    context: Context,
}

impl DefaultChain {
    /// A chain that reads these variables, and asks the services among its sources over this
    /// transport. Without one these fail.
    #[must_use]
    pub fn new(environment: Environment, transport: Option<Arc<dyn Transport>>) -> Self {
        let sources: Vec<(&'static str, Source)> = vec![
            ("web identity", Box::new(AssumeRoleWithWebIdentityCredentialProvider::new())),
            ("single sign-on", Box::new(SSOCredentialProvider::new())),
            ("profile", Box::new(ProfileCredentialProvider::new())),
            ("credential process", Box::new(ProcessCredentialProvider::new())),
            ("container", Box::new(ECSCredentialProvider::new())),
            ("instance metadata", Box::new(IMDSv2CredentialProvider::new())),
        ];
        let context = context::context(environment.clone(), transport);
        Self { environment, profile: None, sources, context }
    }

    /// The same for the profile of this name, in place of the one that `AWS_PROFILE` names. The keys in
    /// the environment are passed over then, as in botocore.
    #[must_use]
    pub fn with_profile(mut self, name: impl Into<String>) -> Self {
        let name = name.into();
        self.context = context::with_profile(self.context, self.environment.clone(), name.clone());
        self.profile = Some(name);
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
        if profile.get("web_identity_token_file").is_none() {
            profile::refuse_role(&profile)?;
        }
        let mut failures = Vec::new();
        for (name, source) in &self.sources {
            match source.provide_credential_dyn(&self.context).await {
                Ok(Some(found)) => return Ok(convert(found)),
                Ok(None) => {}
                Err(error) => failures.push(format!("; {name}: {error}")),
            }
        }
        Err(CredentialsError::absent(format!(
            "looked in {}{profile}, and asked the container and the instance; set AWS_ACCESS_KEY_ID and \
             AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or configure a credentials provider{}",
            if self.profile.is_none() { "AWS_ACCESS_KEY_ID, " } else { "" },
            failures.concat()
        )))
    }
}

fn convert(found: Credential) -> Credentials {
    let mut credentials = Credentials::new(found.access_key_id, found.secret_access_key);
    if let Some(token) = found.session_token {
        credentials = credentials.with_session_token(token);
    }
    match found.expires_in {
        Some(expiry) => credentials.with_expiry(DateTime::from(expiry.as_system_time())),
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
        let sources: Vec<_> = self.sources.iter().map(|(name, _)| name).collect();
        f.debug_struct("DefaultChain").field("sources", &sources).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
