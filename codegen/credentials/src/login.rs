//! Credentials of a session that `aws login` has begun.

#[cfg(any(feature = "blocking", feature = "transport"))]
mod key;
#[cfg_attr(not(any(feature = "blocking", feature = "transport")), path = "login/no_proof.rs")]
mod proof;
mod renewal;
mod token;

use crate::cache_file::CacheFile;
use crate::token_cache::{Session, TokenCache};
use botocore_runtime::client::Config;
use botocore_runtime::credentials::{Credentials, CredentialsError};
use botocore_runtime::environment::Environment;
use botocore_runtime::for_credentials::profile::Profile;
use botocore_runtime::for_credentials::{expanded, home, sha256_hex};
use std::path::PathBuf;
use std::time::Duration;

/// A token that expires within this time is renewed, as in botocore.
const WINDOW: Duration = Duration::from_secs(5 * 60);

/// A profile's session of `aws login` (`login_session`).
#[derive(Debug)]
pub struct Login {
    profile: String,
    session: String,
}

impl Login {
    /// The session of a profile, if it has one.
    pub fn of(profile: &Profile) -> Option<Self> {
        let (session, _) = profile.get("login_session")?;
        Some(Self { profile: profile.name().to_owned(), session: session.to_owned() })
    }

    /// Gets the credentials, which the token itself has. The configuration is that of the client that renews it.
    pub async fn credentials(&self, config: &Config) -> Result<Credentials, CredentialsError> {
        let file = CacheFile::new(self.cache(config.environment())?);
        Ok(TokenCache { session: self, file, config }.token(Some(WINDOW)).await?.credentials)
    }

    /// The path of the file with the token, which is named after the session.
    fn cache(&self, environment: &Environment) -> Result<PathBuf, CredentialsError> {
        let named = environment.get("AWS_LOGIN_CACHE_DIRECTORY").map(|folder| expanded(environment, &folder));
        let usual = || Some(home(environment)?.join(".aws").join("login").join("cache"));
        let folder = named.or_else(usual).ok_or_else(|| self.error("there is no home directory with a token"))?;
        Ok(folder.join(sha256_hex(self.session.as_bytes()) + ".json"))
    }
}
