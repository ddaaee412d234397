//! The role that is assumed by a token in a file, as variables or a profile ask for it.

use crate::WebIdentity;
use botocore_runtime::client::Config;
use botocore_runtime::credentials::{Credentials, CredentialsError, ProvideCredentials};
use botocore_runtime::environment::Environment;
use botocore_runtime::for_credentials::profile::Profile;

/// The settings of the role. Each comes from a variable, or else from the profile, as in botocore.
#[derive(Debug)]
pub struct Bearer {
    /// What asks for it, for errors.
    asked_by: String,
    role: String,
    token_file: String,
    session_name: Option<String>,
}

impl Bearer {
    /// The role that a profile, or variables where they are read, ask for; `None` if they ask for none.
    ///
    /// # Errors
    /// Returns an error if there is a token, but no role.
    pub fn of(profile: &Profile, variables: Option<&Environment>) -> Result<Option<Self>, CredentialsError> {
        let by_variable = |name| variables.and_then(|variables| variables.get(name));
        let by_profile = |key| profile.get(key).map(|(value, _)| value.to_owned());
        let (variable, key) = ("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file");
        let (token_file, asked_by) = match (by_variable(variable), by_profile(key)) {
            (Some(file), _) => (file, variable.to_owned()),
            (None, Some(file)) => (file, format!("`{key}` of profile `{}`", profile.name())),
            (None, None) => return Ok(None),
        };
        let Some(role) = by_variable("AWS_ROLE_ARN").or_else(|| by_profile("role_arn")) else {
            return Err(CredentialsError::invalid(format!(
                "web identity, which {asked_by} asks for, has no role: set {}`role_arn` of profile `{}`",
                if variables.is_some() { "AWS_ROLE_ARN, or " } else { "" },
                profile.name()
            )));
        };
        let session_name = by_variable("AWS_ROLE_SESSION_NAME").or_else(|| by_profile("role_session_name"));
        Ok(Some(Self { asked_by, role, token_file, session_name }))
    }

    /// Assumes the role. The configuration is that of the client that asks STS.
    pub async fn credentials(self, config: &Config) -> Result<Credentials, CredentialsError> {
        let builder = WebIdentity::builder(self.role, self.token_file).settings(config.to_builder());
        let builder = match self.session_name {
            Some(name) => builder.session_name(name),
            None => builder,
        };
        builder.build().provide().await.map_err(|error| {
            let message = format!("web identity, which {} asks for, has no credentials", self.asked_by);
            CredentialsError::invalid(message).with_source(error)
        })
    }
}
