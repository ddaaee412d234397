//! Configuration from environment variables.

use super::ConfigBuilder;
use crate::environment::Environment;
use crate::operation::ServiceMetadata;
use std::fmt;

impl ConfigBuilder {
    /// Fills what is not set yet: region from `AWS_REGION` or `AWS_DEFAULT_REGION`, endpoint URL from
    /// `AWS_ENDPOINT_URL_<SERVICE>` or `AWS_ENDPOINT_URL` unless
    /// `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS` is true, FIPS from `AWS_USE_FIPS_ENDPOINT`, dual-stack
    /// from `AWS_USE_DUALSTACK_ENDPOINT`.
    ///
    /// # Errors
    /// A variable that is to be `true` or `false` is neither.
    #[expect(clippy::unused_async, reason = "sources that are read as files are asynchronous")]
    pub async fn load(mut self, service: &ServiceMetadata) -> Result<Self, LoadError> {
        let config = &mut self.config;
        let environment = &config.environment;
        config.region = config.region.take().or_else(|| region(environment));
        if config.endpoint_url.is_none() {
            config.endpoint_url = endpoint_url(environment, service)?;
        }
        if config.use_fips.is_none() {
            config.use_fips = flag(environment, "AWS_USE_FIPS_ENDPOINT")?;
        }
        if config.use_dual_stack.is_none() {
            config.use_dual_stack = flag(environment, "AWS_USE_DUALSTACK_ENDPOINT")?;
        }
        Ok(self)
    }
}

fn region(environment: &Environment) -> Option<String> {
    environment.get("AWS_REGION").or_else(|| environment.get("AWS_DEFAULT_REGION"))
}

fn endpoint_url(environment: &Environment, service: &ServiceMetadata) -> Result<Option<String>, LoadError> {
    if flag(environment, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")? == Some(true) {
        return Ok(None);
    }
    let service = service.service_id.to_ascii_uppercase().replace([' ', '-'], "_");
    let of_service = environment.get(&format!("AWS_ENDPOINT_URL_{service}"));
    Ok(of_service.or_else(|| environment.get("AWS_ENDPOINT_URL")))
}

fn flag(environment: &Environment, name: &'static str) -> Result<Option<bool>, LoadError> {
    let Some(value) = environment.get(name) else {
        return Ok(None);
    };
    match value.to_ascii_lowercase().as_str() {
        "true" => Ok(Some(true)),
        "false" => Ok(Some(false)),
        _ => Err(LoadError { name, value }),
    }
}

/// A variable that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    name: &'static str,
    value: String,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is `{}`, but must be `true` or `false`", self.name, self.value.escape_debug())
    }
}

impl std::error::Error for LoadError {}
