//! Credentials by single sign-on, with the token that `aws sso login` has left.

mod portal;
mod renewal;
mod settings;
mod token;

use crate::cache_file::CacheFile;
use botocore_runtime::client::Config;
use botocore_runtime::credentials::{Credentials, CredentialsError};
use botocore_runtime::for_credentials::profile::Profile;
use renewal::Renewal;
use settings::Settings;
use std::time::Duration;
use token::Token;

/// A token that expires within this time is renewed, as in botocore.
const WINDOW: Duration = Duration::from_secs(15 * 60);

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
        let problem = |problem| self.settings.no_token(file.path(), problem);
        let token = Token::of(file.read().await).map_err(problem)?;
        let left = token.left(config);
        // Tokens in the old form cannot be renewed.
        if !self.settings.has_session() || left.is_some_and(|left| left >= WINDOW) {
            return token.valid(config).map_err(problem);
        }
        let renewal = Renewal { settings: &self.settings, file: &file, config };
        let renewed = if left.is_some() {
            renewal.early(token).await
        } else {
            let expiry = token.expiry;
            renewal.late(token).await.map_err(|error| self.settings.not_renewed(file.path(), expiry, error))?
        };
        renewed.valid(config).map_err(problem)
    }
}
