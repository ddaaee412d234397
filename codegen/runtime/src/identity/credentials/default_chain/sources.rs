//! The sources that settings ask for. The settings are read here, because the library that implements the
//! sources knows fewer of them than AWS tools do.

use crate::identity::credentials::CredentialsError;
use crate::identity::environment::Environment;
use crate::identity::profile::{Profile, Settings};
use reqsign_aws_core::{
    AssumeRoleWithWebIdentityCredentialProvider, Credential, ECSCredentialProvider, SSOCredentialProvider,
};
use reqsign_core::ProvideCredentialDyn;

/// The default name of a role's session.
const SESSION: &str = "botocore-runtime";

/// A source of credentials that settings ask for.
pub struct Source {
    /// A phrase for errors, for example
    /// ``web identity, which `web_identity_token_file` of profile `work` asks for``.
    pub name: String,
    pub provider: Box<dyn ProvideCredentialDyn<Credential = Credential>>,
}

/// Finds the sources that settings ask for.
pub struct Sources<'a> {
    pub environment: &'a Environment,
    pub profile: &'a Profile,
    /// Whether the program has set the profile, so that variables are ignored.
    pub profile_only: bool,
}

impl Sources<'_> {
    fn variable(&self, name: &str) -> Option<String> {
        if self.profile_only { None } else { self.environment.get(name) }
    }

    fn setting(&self, key: &str) -> Option<String> {
        self.profile.get(key).map(|(value, _)| value.to_owned())
    }

    /// The phrase for a source that a key of the profile asks for.
    fn asks_for(&self, source: &str, key: &str) -> String {
        format!("{source}, which `{key}` of profile `{}` asks for", self.profile.name())
    }

    fn incomplete(&self, what: &str, missing: &str) -> CredentialsError {
        CredentialsError::invalid(format!("profile `{}` has {what}, but no `{missing}`", self.profile.name()))
    }

    /// A role that is assumed with a token from a file.
    pub fn web_identity(&self) -> Result<Option<Source>, CredentialsError> {
        const VARIABLE: &str = "AWS_WEB_IDENTITY_TOKEN_FILE";
        const KEY: &str = "web_identity_token_file";
        let (file, name) = match (self.variable(VARIABLE), self.setting(KEY)) {
            (Some(file), _) => (file, format!("web identity, which {VARIABLE} asks for")),
            (None, Some(file)) => (file, self.asks_for("web identity", KEY)),
            (None, None) => return Ok(None),
        };
        let Some(role) = self.variable("AWS_ROLE_ARN").or_else(|| self.setting("role_arn")) else {
            return Err(CredentialsError::invalid(format!(
                "{name}, has no role: set AWS_ROLE_ARN, or the profile's `role_arn`"
            )));
        };
        let session = self.variable("AWS_ROLE_SESSION_NAME").or_else(|| self.setting("role_session_name"));
        let provider = AssumeRoleWithWebIdentityCredentialProvider::with_config(role, file.into())
            .with_role_session_name(session.unwrap_or_else(|| SESSION.to_owned()));
        let region = ["AWS_REGION", "AWS_DEFAULT_REGION"].into_iter().find_map(|name| self.environment.get(name));
        let provider = match region.or_else(|| self.setting("region")) {
            Some(region) => provider.with_region(region).with_regional_sts_endpoint(),
            None => provider,
        };
        Ok(Some(Source { name, provider: Box::new(provider) }))
    }

    /// A session of single sign-on, which `aws sso login` has started.
    pub fn single_sign_on(&self) -> Result<Option<Source>, CredentialsError> {
        const ACCOUNT: &str = "sso_account_id";
        const ROLE: &str = "sso_role_name";
        let (account, role) = match (self.setting(ACCOUNT), self.setting(ROLE)) {
            (Some(account), Some(role)) => (account, role),
            (Some(_), None) => return Err(self.incomplete("`sso_account_id`", ROLE)),
            (None, Some(_)) => return Err(self.incomplete("`sso_role_name`", ACCOUNT)),
            (None, None) => return Ok(None),
        };
        let session = self.profile.single_sign_on_session();
        let session = session.map_err(|error| CredentialsError::invalid(error.to_string()))?;
        if let Some((session, settings)) = session {
            self.agree_with_session(session, settings)?;
        }
        let of_session = |key| session.and_then(|(_, settings)| settings.text(key)).map(str::to_owned);
        let region = of_session("sso_region").or_else(|| self.setting("sso_region"));
        let region = region.ok_or_else(|| self.incomplete("single sign-on", "sso_region"))?;
        // The token's file is named after the session or, without a session, after the URL.
        let named_after = session.map(|(name, _)| name.to_owned()).or_else(|| self.setting("sso_start_url"));
        let named_after = named_after.ok_or_else(|| self.incomplete("single sign-on", "sso_start_url"))?;
        let provider = SSOCredentialProvider::new()
            .with_account_id(account)
            .with_role_name(role)
            .with_region(region)
            .with_start_url(named_after);
        Ok(Some(Source { name: self.asks_for("single sign-on", ACCOUNT), provider: Box::new(provider) }))
    }

    /// Refuses a session that says otherwise than the profile.
    fn agree_with_session(&self, session: &str, settings: &Settings) -> Result<(), CredentialsError> {
        let differs = |(key, value): &(&str, &str)| self.profile.get(key).is_some_and(|(own, _)| own != *value);
        let Some((key, _)) = settings.texts().filter(differs).min() else {
            return Ok(());
        };
        let (profile, session) = (self.profile.name(), session.escape_debug());
        Err(CredentialsError::invalid(format!(
            "`{key}` of profile `{profile}` differs from that of its section [sso-session {session}]: take one of them out"
        )))
    }

    /// The role of the container that the program runs in.
    pub fn container(&self) -> Option<Source> {
        let variables = ["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"];
        let variable = variables.into_iter().find(|name| self.environment.get(name).is_some())?;
        let name = format!("the container, which {variable} asks for");
        Some(Source { name, provider: Box::new(ECSCredentialProvider::new()) })
    }
}
