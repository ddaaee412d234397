//! Credentials from the keys of a profile.

use super::{Credentials, CredentialsError, ProvideCredentials};
use crate::identity::environment::Environment;
use crate::identity::profile::{Dialect, Profile};
use crate::io::future::BoxFuture;
use std::path::Path;

const KEY: &str = "aws_access_key_id";
const SECRET: &str = "aws_secret_access_key";

/// A setting by which a profile says where its credentials come from.
struct Setting {
    key: &'static str,
    /// The files in which it comes before the keys, as in botocore. If it were passed over there, calls would go out as
    /// somebody else.
    before_keys: &'static [Dialect],
    /// Whether it is an error without a value, as in botocore.
    needs_value: bool,
}

impl Setting {
    const fn new(key: &'static str, before_keys: &'static [Dialect]) -> Self {
        Self { key, before_keys, needs_value: false }
    }

    const fn needs_value(self) -> Self {
        Self { needs_value: true, ..self }
    }
}

const BOTH: &[Dialect] = &[Dialect::Credentials, Dialect::Config];

/// All settings that ask for a source of credentials, in the order in which they are looked for.
const SETTINGS: [Setting; 11] = [
    Setting::new("role_arn", &[]).needs_value(),
    Setting::new("web_identity_token_file", BOTH),
    Setting::new("sso_account_id", BOTH).needs_value(),
    Setting::new("sso_role_name", BOTH).needs_value(),
    Setting::new("credential_process", &[Dialect::Config]).needs_value(),
    Setting::new("sso_session", &[]),
    Setting::new("sso_start_url", &[]),
    Setting::new("login_session", &[]),
    Setting::new("credential_source", &[]),
    Setting::new(KEY, &[]).needs_value(),
    Setting::new(SECRET, &[]).needs_value(),
];

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
        for file in BOTH {
            let Some(keys) = keys_of(&profile, *file) else { continue };
            return match set(&profile).find(|setting| setting.before_keys.contains(file)) {
                Some(first) => Err(comes_first(&profile, first.key)),
                None => keys,
            };
        }
        Err(CredentialsError::absent(absent(&profile)))
    }
}

/// Returns the keys of a profile in one of the files; `None` if it has no keys there.
///
/// # Errors
/// The keys are an error if one of them is missing.
#[must_use]
pub fn keys_of(profile: &Profile, file: Dialect) -> Option<Result<Credentials, CredentialsError>> {
    let (settings, path) = profile.settings_in(file)?;
    keys(profile.name(), |key| settings.text(key), path)
}

/// The settings that a profile has.
fn set(profile: &Profile) -> impl Iterator<Item = &'static Setting> {
    SETTINGS.iter().filter(|setting| profile.get(setting.key).is_some())
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
///
/// # Errors
/// Returns an error that names the setting.
pub fn refuse_blank(profile: &Profile) -> Result<(), CredentialsError> {
    let keys: Vec<_> = SETTINGS.iter().filter(|setting| setting.needs_value).map(|setting| setting.key).collect();
    profile.refuse_blank(&keys).map_err(|error| CredentialsError::invalid(error.to_string()))
}

/// Refuses a profile that asks to assume a role. Its keys are only meant for assuming the role; calls signed
/// with them would go out as somebody else.
fn refuse_role(profile: &Profile) -> Result<(), CredentialsError> {
    let Some((_, path)) = profile.get("role_arn") else {
        return Ok(());
    };
    Err(CredentialsError::invalid(format!(
        "profile `{}` in {} asks to assume a role (`role_arn`), which the default chain of the feature `credential-chain` \
         does: compile with it, choose another profile, or configure a credentials provider",
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
    let hint = match set(profile).next() {
        Some(Setting { key, .. }) => format!("; its `{key}` needs the default chain of the feature `credential-chain`"),
        None => String::new(),
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
