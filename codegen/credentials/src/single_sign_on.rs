//! Credentials by single sign-on, with the token that `aws sso login` has left.

mod portal;
mod settings;
mod token;

use crate::cache_file::CacheFile;
use botocore_runtime::client::Config;
use botocore_runtime::credentials::{Credentials, CredentialsError};
use botocore_runtime::for_credentials::profile::Profile;
use settings::Settings;
use token::Token;

/// A profile's single sign-on, by a session (`sso_session`) or in the old form with the URL in the profile itself.
#[derive(Debug)]
pub struct SingleSignOn {
    settings: Settings,
}

impl SingleSignOn {
    /// The single sign-on of a profile; `None` if it asks for none.
    ///
    /// # Errors
    /// Returns an error if settings are missing, or if the session says otherwise than the profile.
    pub fn of(profile: &Profile) -> Result<Option<Self>, CredentialsError> {
        Ok(Settings::of(profile)?.map(|settings| Self { settings }))
    }

    /// Gets the credentials of the profile's role. The configuration is that of the clients that ask for them.
    pub async fn credentials(&self, config: &Config) -> Result<Credentials, CredentialsError> {
        let token = self.token(config).await?;
        portal::credentials(&self.settings, &token, config).await
    }

    async fn token(&self, config: &Config) -> Result<Token, CredentialsError> {
        let file = CacheFile::new(self.settings.cache(config.environment())?);
        let problem = |problem: String| self.settings.no_token(file.path(), &problem);
        let cached = file.read().await.map_err(|error| problem(error.to_string()))?;
        let cached = cached.ok_or_else(|| problem("does not exist".to_owned()))?;
        let token = Token::of(&cached).map_err(problem)?;
        if token.expiry <= config.time_source().now() {
            return Err(problem(format!("expired at {}", token.expiry)));
        }
        Ok(token)
    }
}
