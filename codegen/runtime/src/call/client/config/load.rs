//! Loading: fills settings that the program leaves open, first from environment variables, then from the
//! profile.

use super::ConfigBuilder;
use crate::call::error::{Error, ErrorKind};
use crate::call::operation::{Exception, ServiceMetadata};
use crate::call::retry::RetryConfig;
use crate::endpoint::{check_region, parse_endpoint};
use crate::identity::environment::Environment;
use crate::identity::profile::{Profile, ProfileError};
use crate::wire::sentence::{self, CLAUSE};
use std::fmt::{self, Write};

/// The number of attempts in botocore's `legacy` mode.
const LEGACY_ATTEMPTS: u32 = 5;

/// The keys of a profile that are read here.
const KEYS: [&str; 10] = [
    "ca_bundle",
    "endpoint_url",
    "ignore_configured_endpoint_urls",
    "max_attempts",
    "region",
    "retry_mode",
    "sdk_ua_app_id",
    "services",
    "use_dualstack_endpoint",
    "use_fips_endpoint",
];

impl ConfigBuilder {
    /// Fills settings that are not set yet, from environment variables or else from the profile. A setting that the
    /// program has made wins over both.
    ///
    /// # Errors
    /// Returns an error if a file cannot be read, if a profile that is asked for by name or a section that it names does not
    /// exist, or if a setting has a value that it cannot have, for example other than `true` or `false`.
    ///
    #[doc = include_str!("../../../../CONFIGURATION.md")]
    pub async fn load(mut self, service: &ServiceMetadata) -> Result<Self, LoadError> {
        let config = &mut self.config;
        let profile = Profile::read(&config.environment, config.profile.as_deref()).await?;
        profile.refuse_nested(&KEYS)?;
        // Whoever names a session wants its credentials, whatever others there are.
        profile.refuse_blank(&["sso_session"])?;
        profile.single_sign_on_session()?;
        let layers = Layers { environment: &config.environment, profile: &profile };
        if config.region.is_none() {
            config.region = layers.region()?.map(Into::into);
        }
        if config.endpoint_url.is_none() {
            config.endpoint_url = layers.endpoint_url(service)?.map(Into::into);
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
        if config.retries.is_none() {
            config.retries = layers.retries()?;
        }
        config.searched = Some(profile.to_string());
        Ok(self)
    }
}

/// The layers that settings are looked up in, environment first.
struct Layers<'a> {
    environment: &'a Environment,
    profile: &'a Profile,
}

impl Layers<'_> {
    fn text(&self, variable: &str, key: &str) -> Option<String> {
        let of_profile = || self.profile.get(key).map(|(value, _)| value.to_owned());
        self.environment.get(variable).or_else(of_profile)
    }

    /// Returns the value and a description of its place.
    fn placed(&self, variable: &str, key: &str) -> Option<(String, String)> {
        if let Some(value) = self.environment.get(variable) {
            return Some((value, variable.to_owned()));
        }
        let (value, path) = self.profile.get(key)?;
        Some((value.to_owned(), format!("`{key}` of profile `{}` in {}", self.profile.name(), path.display())))
    }

    fn region(&self) -> Result<Option<String>, LoadError> {
        let first = self.environment.get("AWS_REGION").map(|region| (region, "AWS_REGION".to_owned()));
        let Some((region, place)) = first.or_else(|| self.placed("AWS_DEFAULT_REGION", "region")) else {
            return Ok(None);
        };
        match check_region(&region) {
            Ok(()) => Ok(Some(region)),
            Err(problem) => Err(LoadError(format!("{place} is not right: {problem}"))),
        }
    }

    fn flag(&self, variable: &str, key: &str) -> Result<Option<bool>, LoadError> {
        match self.placed(variable, key) {
            None => Ok(None),
            Some((value, _)) if value.eq_ignore_ascii_case("true") => Ok(Some(true)),
            Some((value, _)) if value.eq_ignore_ascii_case("false") => Ok(Some(false)),
            Some((value, place)) => Err(refuse(&place, &value, "`true` or `false`")),
        }
    }

    fn retries(&self) -> Result<Option<RetryConfig>, LoadError> {
        let mode = match self.placed("AWS_RETRY_MODE", "retry_mode") {
            None => None,
            Some((mode, place)) => Some(match mode.to_ascii_lowercase().as_str() {
                "standard" | "adaptive" => RetryConfig::standard(),
                "legacy" => RetryConfig::standard().with_max_attempts(LEGACY_ATTEMPTS),
                _ => return Err(refuse(&place, &mode, "`standard`, `adaptive` or `legacy`")),
            }),
        };
        let Some((attempts, place)) = self.placed("AWS_MAX_ATTEMPTS", "max_attempts") else {
            return Ok(mode);
        };
        match attempts.trim().parse() {
            Ok(attempts) if attempts > 0 => Ok(Some(mode.unwrap_or_default().with_max_attempts(attempts))),
            _ => Err(refuse(&place, &attempts, "a whole number from 1")),
        }
    }

    fn endpoint_url(&self, service: &ServiceMetadata) -> Result<Option<String>, LoadError> {
        if self.flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls")? == Some(true) {
            return Ok(None);
        }
        let service = service.service_id.replace([' ', '-'], "_");
        let variable = format!("AWS_ENDPOINT_URL_{}", service.to_ascii_uppercase());
        let service = service.to_ascii_lowercase();
        let (url, place) = if let Some(url) = self.environment.get(&variable) {
            (url, variable)
        } else if self.environment.get("AWS_ENDPOINT_URL").is_none()
            && let Some(url) = self.profile.of_service(&service, "endpoint_url")?
        {
            (url.to_owned(), format!("`endpoint_url` of `{service}` for profile `{}`", self.profile.name()))
        } else if let Some(placed) = self.placed("AWS_ENDPOINT_URL", "endpoint_url") {
            placed
        } else {
            return Ok(None);
        };
        match parse_endpoint(&url) {
            Ok(_) => Ok(Some(url)),
            Err(problem) => Err(LoadError(format!("{place} is {problem}"))),
        }
    }
}

fn refuse(place: &str, value: &str, expected: &str) -> LoadError {
    LoadError(format!("{place} is `{}`, but must be {expected}", value.escape_debug()))
}

/// An error in loading the configuration. It displays as one sentence that names the variable or file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError(String);

impl From<ProfileError> for LoadError {
    fn from(error: ProfileError) -> Self {
        Self(error.to_string())
    }
}

impl<X: Exception> From<LoadError> for Error<X> {
    fn from(error: LoadError) -> Self {
        Self::new(ErrorKind::Configuration, error)
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        sentence::write(f, CLAUSE, |clause| clause.write_str(&self.0))
    }
}

impl std::error::Error for LoadError {}

#[cfg(test)]
mod tests;
