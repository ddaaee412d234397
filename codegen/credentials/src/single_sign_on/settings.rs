//! What a profile says of single sign-on.

use crate::profile::problem::{unreadable, wrong};
use crate::token_cache::Session;
use botocore_runtime::credentials::CredentialsError;
use botocore_runtime::environment::Environment;
use botocore_runtime::for_credentials::home;
use botocore_runtime::for_credentials::profile::Profile;
use sha1::{Digest, Sha1};
use std::fmt::Write;
use std::path::PathBuf;

const ACCOUNT: &str = "sso_account_id";
const ROLE: &str = "sso_role_name";
const REGION: &str = "sso_region";
const URL: &str = "sso_start_url";

/// The role whose credentials are asked for, and whose token gives them.
#[derive(Debug)]
pub struct Settings {
    pub profile: String,
    pub account: String,
    pub role: String,
    pub region: String,
    pub start_url: String,
    /// The name of the session; `None` in the legacy form.
    pub session: Option<String>,
}

impl Settings {
    /// The settings of a profile; `None` if it asks for no role of single sign-on.
    ///
    /// # Errors
    /// Returns an error if settings are missing, or if the session says otherwise than the profile.
    pub fn of(profile: &Profile) -> Result<Option<Self>, CredentialsError> {
        let own = |key| profile.get(key).map(|(value, _)| value.to_owned());
        let (account, role) = (own(ACCOUNT), own(ROLE));
        let Some(asks) = account.as_ref().map(|_| ACCOUNT).or(role.as_ref().map(|_| ROLE)) else { return Ok(None) };
        let lacks = |key: &str| wrong(profile, &format!("has `{asks}`, but no `{key}`"));
        let section = profile.single_sign_on_session().map_err(|error| unreadable(&error))?;
        if let Some((session, section)) = section {
            agree(profile, session, section.texts())?;
        }
        let of_session = |key| section.and_then(|(_, section)| section.text(key)).map(str::to_owned);
        // A token is renewed by its session alone, whatever the profile says beside it.
        let of_token = |key| match section {
            None => own(key).ok_or_else(|| lacks(key)),
            Some((session, _)) => of_session(key).ok_or_else(|| {
                let session = session.escape_debug();
                wrong(profile, &format!("names the section [sso-session {session}], which has no `{key}`"))
            }),
        };
        Ok(Some(Self {
            profile: profile.name().to_owned(),
            region: of_token(REGION)?,
            start_url: of_token(URL)?,
            account: account.or_else(|| of_session(ACCOUNT)).ok_or_else(|| lacks(ACCOUNT))?,
            role: role.or_else(|| of_session(ROLE)).ok_or_else(|| lacks(ROLE))?,
            session: section.map(|(name, _)| name.to_owned()),
        }))
    }

    /// The path of the file with the token. It is named after the session or, without one, after the URL.
    ///
    /// # Errors
    /// Returns an error if the user has no home directory.
    pub fn cache(&self, environment: &Environment) -> Result<PathBuf, CredentialsError> {
        let home = home(environment).ok_or_else(|| self.error("there is no home directory with a token"))?;
        let mut name = String::new();
        for byte in Sha1::digest(self.session.as_ref().unwrap_or(&self.start_url)) {
            // Writing to a string cannot fail.
            let _ = write!(name, "{byte:02x}");
        }
        Ok(home.join(".aws").join("sso").join("cache").join(name + ".json"))
    }

    /// The role, for errors.
    pub fn role(&self) -> String {
        format!("the role `{}` in the account `{}`", self.role, self.account)
    }
}

/// Refuses a session that says otherwise than the profile.
fn agree<'a>(
    profile: &Profile,
    session: &str,
    settings: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<(), CredentialsError> {
    let differs = |(key, value): &(&str, &str)| profile.get(key).is_some_and(|(own, _)| own != *value);
    let Some((key, _)) = settings.filter(differs).min() else {
        return Ok(());
    };
    let (profile, session) = (profile.name(), session.escape_debug());
    Err(CredentialsError::invalid(format!(
        "`{key}` of profile `{profile}` differs from that of its section [sso-session {session}]: take one of them out"
    )))
}
