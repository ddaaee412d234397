//! How the instance's metadata service is asked.

use crate::layers::Layers;
use crate::metadata;
use botocore_runtime::client::Config;
use botocore_runtime::credentials::CredentialsError;
use std::time::Duration;

const DISABLED: &str = "AWS_EC2_METADATA_DISABLED";
const IPV4: &str = "http://169.254.169.254";
const IPV6: &str = "http://[fd00:ec2::254]";

/// The settings of a configuration.
#[derive(Debug)]
pub struct Settings {
    /// The URL without a slash at its end.
    pub endpoint: String,
    pub limit: Duration,
    pub attempts: u32,
}

impl Settings {
    /// Loads the settings from environment variables, or else from the profile.
    ///
    /// # Errors
    /// Returns an error if the instance is not to be asked, or if a setting cannot be read.
    pub async fn load(config: &Config) -> Result<Self, CredentialsError> {
        if config.environment().get(DISABLED).is_some_and(|value| value.eq_ignore_ascii_case("true")) {
            return Err(CredentialsError::absent(format!("the instance is not asked, as {DISABLED} says")));
        }
        let layers = Layers::read(config).await.map_err(|error| CredentialsError::invalid(error.to_string()))?;
        let limit = number(&layers, "AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout")?;
        Ok(Self {
            endpoint: endpoint(&layers)?,
            limit: Duration::from_secs(limit.into()),
            attempts: number(&layers, "AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts")?,
        })
    }

    /// The error of a service that nobody answers for.
    pub fn absent(&self) -> CredentialsError {
        CredentialsError::absent(format!("there is no instance at {}", self.endpoint))
    }

    /// The error of an instance without a role.
    pub fn no_role(&self) -> CredentialsError {
        CredentialsError::absent(format!("the instance at {} has no role", self.endpoint))
    }

    /// The error of an instance that gave no credentials.
    pub fn error(&self, problem: &str) -> CredentialsError {
        CredentialsError::invalid(format!("no credentials from the instance at {}: {problem}", self.endpoint))
    }
}

fn endpoint(layers: &Layers<'_>) -> Result<String, CredentialsError> {
    if let Some((url, place)) = layers.get("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint") {
        return match metadata::url(&url).filter(|url| url.query().is_none()) {
            Some(_) => Ok(url.trim_end_matches('/').to_owned()),
            None => Err(CredentialsError::invalid(format!("{place} is not a URL of http or https"))),
        };
    }
    let mode = layers.get("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode");
    match mode {
        Some((mode, _)) if mode.eq_ignore_ascii_case("ipv6") => Ok(IPV6.to_owned()),
        Some((mode, _)) if mode.eq_ignore_ascii_case("ipv4") => Ok(IPV4.to_owned()),
        Some((_, place)) => Err(CredentialsError::invalid(format!("{place} is neither `ipv4` nor `ipv6`"))),
        None => Ok(IPV4.to_owned()),
    }
}

/// A whole number, 1 if it is not set.
fn number(layers: &Layers<'_>, variable: &str, key: &str) -> Result<u32, CredentialsError> {
    let Some((value, place)) = layers.get(variable, key) else { return Ok(1) };
    let number = value.trim().parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| CredentialsError::invalid(format!("{place} is not a whole number from 1")))
}
