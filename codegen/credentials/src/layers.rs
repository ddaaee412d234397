//! Settings that are in environment variables, or else in the profile.

use botocore_runtime::client::Config;
use botocore_runtime::environment::Environment;
use botocore_runtime::for_credentials::profile::{Profile, ProfileError};

/// The layers that a setting is looked up in.
pub struct Layers<'a> {
    environment: &'a Environment,
    profile: Profile,
}

impl<'a> Layers<'a> {
    /// The layers of a configuration.
    ///
    /// # Errors
    /// Returns an error if the profile cannot be read, or does not exist although it is named.
    pub async fn read(config: &'a Config) -> Result<Self, ProfileError> {
        let environment = config.environment();
        Ok(Self { environment, profile: Profile::read(environment, config.profile()).await? })
    }

    /// A setting, and a description of its place.
    pub fn get(&self, variable: &str, key: &str) -> Option<(String, String)> {
        if let Some(value) = self.environment.get(variable) {
            return Some((value, variable.to_owned()));
        }
        let (value, path) = self.profile.get(key)?;
        Some((value.to_owned(), format!("`{key}` of profile `{}` in {}", self.profile.name(), path.display())))
    }
}
