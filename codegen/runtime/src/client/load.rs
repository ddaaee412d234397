//! Where the layers of the configuration meet: what is set, then the environment, then the profile.

use super::ConfigBuilder;
use crate::environment::Environment;
use crate::operation::ServiceMetadata;
use crate::profile::{Profile, ProfileError};
use std::fmt;

impl ConfigBuilder {
    /// Fills what is not set yet from environment variables, else from the profile, as AWS tools do:
    ///
    /// | what | variable | setting of the profile |
    /// | --- | --- | --- |
    /// | region | `AWS_REGION`, `AWS_DEFAULT_REGION` | `region` |
    /// | endpoint URL | `AWS_ENDPOINT_URL_<SERVICE>`, `AWS_ENDPOINT_URL` | the service's `endpoint_url` in the section that `services` names, `endpoint_url` |
    /// | no endpoint URL at all | `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` | `ignore_configured_endpoint_urls` |
    /// | FIPS | `AWS_USE_FIPS_ENDPOINT` | `use_fips_endpoint` |
    /// | dual-stack | `AWS_USE_DUALSTACK_ENDPOINT` | `use_dualstack_endpoint` |
    /// | root certificates | `AWS_CA_BUNDLE` | `ca_bundle` |
    /// | the application's name | `AWS_SDK_UA_APP_ID` | `sdk_ua_app_id` |
    ///
    /// The profile is the one that [`profile`](Self::profile) or `AWS_PROFILE` names, else `default`. It
    /// is read from the files that `AWS_SHARED_CREDENTIALS_FILE` and `AWS_CONFIG_FILE` name, else from
    /// `~/.aws/credentials` and `~/.aws/config`; the former wins.
    ///
    /// # Errors
    /// A file cannot be read, a profile that was asked for by name is not there, or what is to be `true`
    /// or `false` is neither.
    pub async fn load(mut self, service: &ServiceMetadata) -> Result<Self, LoadError> {
        let config = &mut self.config;
        let profile = Profile::read(&config.environment, config.profile.as_deref()).await?;
        let layers = Layers { environment: &config.environment, profile: &profile };
        if config.region.is_none() {
            let region = layers.environment.get("AWS_REGION");
            config.region = region.or_else(|| layers.text("AWS_DEFAULT_REGION", "region"));
        }
        if config.endpoint_url.is_none() {
            config.endpoint_url = layers.endpoint_url(service)?;
        }
        if config.use_fips.is_none() {
            config.use_fips = layers.flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint")?;
        }
        if config.use_dual_stack.is_none() {
            config.use_dual_stack = layers.flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint")?;
        }
        if config.ca_bundle.is_none() {
            config.ca_bundle = layers.text("AWS_CA_BUNDLE", "ca_bundle").map(Into::into);
        }
        if config.app_id.is_none() {
            config.app_id = layers.text("AWS_SDK_UA_APP_ID", "sdk_ua_app_id");
        }
        config.searched = Some(profile.to_string());
        Ok(self)
    }
}

/// What is asked in turn for a setting.
struct Layers<'a> {
    environment: &'a Environment,
    profile: &'a Profile,
}

impl Layers<'_> {
    fn text(&self, variable: &str, key: &str) -> Option<String> {
        let of_profile = || self.profile.get(key).map(|(value, _)| value.to_owned());
        self.environment.get(variable).or_else(of_profile)
    }

    fn flag(&self, variable: &str, key: &str) -> Result<Option<bool>, LoadError> {
        if let Some(value) = self.environment.get(variable) {
            return flag(&value, || variable.to_owned());
        }
        let Some((value, path)) = self.profile.get(key) else {
            return Ok(None);
        };
        flag(value, || format!("`{key}` of profile `{}` in {}", self.profile.name(), path.display()))
    }

    fn endpoint_url(&self, service: &ServiceMetadata) -> Result<Option<String>, LoadError> {
        if self.flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")? == Some(true) {
            return Ok(None);
        }
        let service = service.service_id.replace([' ', '-'], "_");
        let of_service = self.environment.get(&format!("AWS_ENDPOINT_URL_{}", service.to_ascii_uppercase()));
        if let Some(url) = of_service.or_else(|| self.environment.get("AWS_ENDPOINT_URL")) {
            return Ok(Some(url));
        }
        let of_service = self.profile.of_service(&service.to_ascii_lowercase(), "endpoint_url")?;
        Ok(of_service.or_else(|| Some(self.profile.get("endpoint_url")?.0)).map(str::to_owned))
    }
}

fn flag(value: &str, place: impl Fn() -> String) -> Result<Option<bool>, LoadError> {
    match value.to_ascii_lowercase().as_str() {
        "true" => Ok(Some(true)),
        "false" => Ok(Some(false)),
        _ => Err(LoadError(format!("{} is `{}`, but must be `true` or `false`", place(), value.escape_debug()))),
    }
}

/// Why the configuration cannot be loaded. Displays as one sentence that names the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError(String);

impl From<ProfileError> for LoadError {
    fn from(error: ProfileError) -> Self {
        Self(error.to_string())
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for LoadError {}

#[cfg(test)]
mod tests;
