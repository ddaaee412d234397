//! Credentials from the keys of a profile.

use super::{Credentials, CredentialsError, ProvideCredentials};
use crate::identity::environment::Environment;
use crate::identity::profile::{Dialect, Profile};
use crate::io::future::BoxFuture;
use std::path::Path;

const KEY: &str = "aws_access_key_id";
const SECRET: &str = "aws_secret_access_key";

pub(super) const PROCESS: &str = "credential_process";

/// Keys of a profile whose credentials come from another source.
const ELSEWHERE: [&str; 6] =
    [PROCESS, "sso_session", "sso_start_url", "web_identity_token_file", "login_session", "credential_source"];

/// The settings that come before the keys of each file, as in botocore. If they were passed over, calls would go out as
/// somebody else.
const BEFORE: [(Dialect, &[&str]); 2] = [
    (Dialect::Credentials, &["web_identity_token_file", "sso_account_id", "sso_role_name"]),
    (Dialect::Config, &["web_identity_token_file", "sso_account_id", "sso_role_name", PROCESS]),
];

/// Keys of a profile that ask for a source of credentials.
const ASKING: [&str; 6] = ["role_arn", "sso_account_id", "sso_role_name", PROCESS, KEY, SECRET];

/// Credentials from `aws_access_key_id`, `aws_secret_access_key`, `aws_session_token` (or its old name
/// `aws_security_token`, which wins, as in botocore) and `aws_account_id` of a profile, in the shared credentials file or
/// else in the configuration file. They are read each time.
///
/// As in botocore, a profile's web identity and single sign-on come before its keys, and its `credential_process` comes
/// before its keys in the configuration file. This provider uses none of them, so keys that come after them are an error.
#[derive(Debug, Clone)]
pub struct ProfileCredentials {
    environment: Environment,
    name: Option<String>,
}

impl ProfileCredentials {
    /// Looks in the profile that `AWS_DEFAULT_PROFILE` or `AWS_PROFILE` names, or else in `default`.
    ///
    /// The files are those that `AWS_SHARED_CREDENTIALS_FILE` and `AWS_CONFIG_FILE` name, or else
    /// `~/.aws/credentials` and `~/.aws/config`.
    #[must_use]
    pub const fn new(environment: Environment) -> Self {
        Self { environment, name: None }
    }

    /// Looks in the profile of this name instead.
    #[must_use]
    pub fn with_profile(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    async fn read(&self) -> Result<Credentials, CredentialsError> {
        let profile = Profile::read(&self.environment, self.name.as_deref()).await;
        let profile = profile.map_err(|error| CredentialsError::invalid(error.to_string()))?;
        refuse_blank(&profile)?;
        refuse_role(&profile)?;
        for (file, before) in BEFORE {
            let Some(keys) = keys_of(&profile, file) else { continue };
            return match before.iter().find(|key| profile.get(key).is_some()) {
                Some(key) => Err(comes_first(&profile, key)),
                None => keys,
            };
        }
        Err(CredentialsError::absent(absent(&profile)))
    }
}

/// Returns the keys of a profile in one of the files; `None` if it has no keys there.
pub(super) fn keys_of(profile: &Profile, file: Dialect) -> Option<Result<Credentials, CredentialsError>> {
    let (settings, path) = profile.settings_in(file)?;
    keys(profile.name(), |key| settings.text(key), path)
}

fn comes_first(profile: &Profile, key: &str) -> CredentialsError {
    CredentialsError::invalid(format!(
        "profile `{}` has `{key}`, which comes before its keys and is not used here: use the default credential chain, or \
         take one of them out",
        profile.name()
    ))
}

/// Refuses settings that ask for a source and have no value, as botocore does: if they were passed over, calls would go
/// out as somebody else.
pub(super) fn refuse_blank(profile: &Profile) -> Result<(), CredentialsError> {
    profile.refuse_blank(&ASKING).map_err(|error| CredentialsError::invalid(error.to_string()))
}

/// Refuses a profile that asks to assume a role. Its keys are only meant for assuming the role; calls signed
/// with them would go out as somebody else.
pub(super) fn refuse_role(profile: &Profile) -> Result<(), CredentialsError> {
    let Some((_, path)) = profile.get("role_arn") else {
        return Ok(());
    };
    Err(CredentialsError::invalid(format!(
        "profile `{}` in {} asks to assume a role (`role_arn`), which is not done here; configure a credentials \
         provider that does, or choose another profile",
        profile.name(),
        path.display()
    )))
}

/// Returns the keys in one file. A key and its secret or token must be in the same file.
fn keys<'a>(
    profile: &str,
    get: impl Fn(&str) -> Option<&'a str>,
    path: &Path,
) -> Option<Result<Credentials, CredentialsError>> {
    let half = |set, missing| {
        let path = path.display();
        let problem = format!("profile `{profile}` in {path} has {set}, but no {missing}: set both or neither");
        Some(Err(CredentialsError::invalid(problem)))
    };
    let mut credentials = match (get(KEY), get(SECRET)) {
        (Some(key), Some(secret)) => Credentials::new(key, secret),
        (Some(_), None) => return half(KEY, SECRET),
        (None, Some(_)) => return half(SECRET, KEY),
        (None, None) => return None,
    };
    if let Some(token) = get("aws_security_token").or_else(|| get("aws_session_token")) {
        credentials = credentials.with_session_token(token);
    }
    if let Some(account) = get("aws_account_id") {
        credentials = credentials.with_account_id(account);
    }
    Some(Ok(credentials))
}

fn absent(profile: &Profile) -> String {
    let elsewhere = ELSEWHERE.into_iter().find(|key| profile.get(key).is_some());
    let hint = match elsewhere {
        Some(key) if !cfg!(feature = "credential-chain") => {
            format!("; its `{key}` needs the feature `credential-chain`")
        }
        _ => String::new(),
    };
    format!("no {KEY} in {profile}{hint}")
}

impl ProvideCredentials for ProfileCredentials {
    fn provide(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.read())
    }
}

#[cfg(test)]
mod tests;
