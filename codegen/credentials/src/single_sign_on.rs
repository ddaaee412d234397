//! Credentials by single sign-on, with the token that `aws sso login` has left.

mod portal;
mod renewal;
mod settings;
mod token;

use crate::cache_file::CacheFile;
use crate::token_cache::TokenCache;
use botocore_runtime::client::Config;
use botocore_runtime::credentials::{Credentials, CredentialsError};
use botocore_runtime::for_credentials::profile::Profile;
use settings::Settings;
use std::time::Duration;

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
        let file = CacheFile::new(self.settings.cache(config.environment())?);
        // Tokens in the old form cannot be renewed.
        let window = self.settings.session.as_ref().map(|_| WINDOW);
        let token = TokenCache { session: &self.settings, file, config }.token(window).await?;
        portal::credentials(&self.settings, &token, config).await
    }
}
