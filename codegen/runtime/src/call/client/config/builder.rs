//! How a configuration is put together.

use super::Config;
use crate::call::client::{Intercept, TimeSource, TimeoutConfig};
use crate::call::retry::RetryConfig;
use crate::identity::credentials::ProvideCredentials;
use crate::identity::environment::Environment;
use crate::io::transport::Transport;
use crate::wire::validate::Level;
use std::path::PathBuf;
use std::sync::Arc;

/// Builds a [`Config`].
#[derive(Debug, Clone)]
#[must_use]
pub struct ConfigBuilder {
    pub(in crate::call::client) config: Config,
}

impl ConfigBuilder {
    /// The region, as `eu-west-1`. It has no default.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.config.region = Some(region.into());
        self
    }

    /// A URL in place of the service's endpoint; its path goes before that of each operation.
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.config.endpoint_url = Some(url.into());
        self
    }

    /// Whether to use FIPS endpoints; no by default.
    pub fn use_fips(mut self, use_fips: bool) -> Self {
        self.config.use_fips = Some(use_fips);
        self
    }

    /// Whether to use dual-stack endpoints, which answer on IPv6 too; no by default.
    pub fn use_dual_stack(mut self, use_dual_stack: bool) -> Self {
        self.config.use_dual_stack = Some(use_dual_stack);
        self
    }

    /// The profile that [`load`](Self::load) and the default credentials read; by default the one that
    /// `AWS_PROFILE` names, else `default`. The default credentials pass over those in environment
    /// variables when it is set, as botocore does.
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.config.profile = Some(name.into());
        self
    }

    /// Where credentials come from; [`Credentials`](crate::identity::credentials::Credentials) themselves will
    /// do. By default from environment variables and the profile's keys and, with the feature
    /// `credential-chain`, from the other places that AWS tools look in.
    pub fn credentials_provider(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.config.credentials = Some(Arc::new(provider));
        self
    }

    /// The HTTP stack. By default hyper, with the feature `transport`; it goes through the proxy that
    /// `HTTPS_PROXY` names, save to hosts in `NO_PROXY`. [`Config::transport`] gives it, for a stack that
    /// wraps it.
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.config.transport = Some(Arc::new(transport));
        self
    }

    /// A PEM file with the root certificates that the default transport trusts; by default the one that
    /// `AWS_CA_BUNDLE` names, else the system's certificates. Other transports have their own.
    pub fn ca_bundle(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.ca_bundle = Some(path.into());
        self
    }

    /// How long to wait, and for what; see [`TimeoutConfig`] for the defaults.
    pub fn timeout_config(mut self, timeouts: TimeoutConfig) -> Self {
        self.config.timeouts = timeouts;
        self
    }

    /// How calls are tried again; [`RetryConfig::standard`] by default.
    pub fn retry_config(mut self, retries: RetryConfig) -> Self {
        self.config.retries = Some(retries);
        self
    }

    /// How many bytes a reply may have that is read into memory; 16 MiB by default. Bodies that are handed
    /// on as they arrive have no limit.
    pub fn max_reply_size(mut self, bytes: u64) -> Self {
        self.config.max_reply_size = bytes;
        self
    }

    /// How many requests of a client and its clones are under way at a time, at least one; 100 by default.
    /// Further ones wait for their turn. A request is under way until the reply's body has been read, or
    /// dropped.
    pub fn max_requests(mut self, requests: usize) -> Self {
        self.config.max_requests = requests;
        self
    }

    /// By which of the model's constraints inputs are checked before anything is sent;
    /// [`Level::Minimum`] by default.
    pub fn validation(mut self, level: Level) -> Self {
        self.config.validation = level;
        self
    }

    /// Adds hooks into every attempt. They run in the order in which they were added.
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.config.interceptors.push(Arc::new(interceptor));
        self
    }

    /// The clock; the system's by default. Where the service's clock disagrees, that counts.
    pub fn time_source(mut self, time_source: impl TimeSource + 'static) -> Self {
        self.config.time_source = Arc::new(time_source);
        self
    }

    /// What to add to the `User-Agent` header, as `my-tool/1.2`. Characters that may not be in it become `-`.
    pub fn user_agent(mut self, product: impl Into<String>) -> Self {
        self.config.user_agent = Some(product.into());
        self
    }

    /// The application's name, which the `User-Agent` header carries as `app/my-name`. Characters that
    /// may not be in it become `-`.
    pub fn app_id(mut self, name: impl Into<String>) -> Self {
        self.config.app_id = Some(name.into());
        self
    }

    /// The variables that [`load`](Self::load) the default credentials and the default transport
    /// read; those of the process by default.
    pub fn environment(mut self, environment: Environment) -> Self {
        self.config.environment = environment;
        self
    }

    /// The finished configuration.
    #[must_use]
    pub fn build(self) -> Config {
        self.config
    }
}
