//! What a client can be told.

use super::{SystemTimeSource, TimeSource};
use crate::credentials::ProvideCredentials;
use crate::endpoint::BuiltIns;
use crate::environment::Environment;
use crate::transport::Transport;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The configuration of a client.
#[derive(Debug, Clone)]
pub struct Config {
    pub(super) environment: Environment,
    pub(super) profile: Option<String>,
    pub(super) region: Option<String>,
    pub(super) endpoint_url: Option<String>,
    pub(super) use_fips: Option<bool>,
    pub(super) use_dual_stack: Option<bool>,
    pub(super) credentials: Option<Arc<dyn ProvideCredentials>>,
    pub(super) transport: Option<Arc<dyn Transport>>,
    pub(super) time_source: Arc<dyn TimeSource>,
    pub(super) user_agent: Option<String>,
    pub(super) app_id: Option<String>,
    pub(super) ca_bundle: Option<PathBuf>,
    /// The profile and files that `load` looked in.
    pub(super) searched: Option<String>,
}

impl Config {
    /// A builder with nothing set.
    pub fn builder() -> ConfigBuilder {
        ConfigBuilder {
            config: Self {
                environment: Environment::of_process(),
                profile: None,
                region: None,
                endpoint_url: None,
                use_fips: None,
                use_dual_stack: None,
                credentials: None,
                transport: None,
                time_source: Arc::new(SystemTimeSource),
                user_agent: None,
                app_id: None,
                ca_bundle: None,
                searched: None,
            },
        }
    }

    /// A builder with what is set here, to change some of it.
    pub fn to_builder(&self) -> ConfigBuilder {
        ConfigBuilder { config: self.clone() }
    }

    /// The region, as `eu-west-1`.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// The URL that takes the place of the service's endpoint.
    #[must_use]
    pub fn endpoint_url(&self) -> Option<&str> {
        self.endpoint_url.as_deref()
    }

    /// Whether FIPS endpoints are used.
    #[must_use]
    pub fn use_fips(&self) -> bool {
        self.use_fips.unwrap_or_default()
    }

    /// Whether dual-stack endpoints are used, which answer on IPv6 too.
    #[must_use]
    pub fn use_dual_stack(&self) -> bool {
        self.use_dual_stack.unwrap_or_default()
    }

    /// The profile that was asked for by name.
    #[must_use]
    pub fn profile(&self) -> Option<&str> {
        self.profile.as_deref()
    }

    /// The PEM file with the root certificates that are trusted in place of the system's.
    #[must_use]
    pub fn ca_bundle(&self) -> Option<&Path> {
        self.ca_bundle.as_deref()
    }

    /// The application's name in the `User-Agent` header.
    #[must_use]
    pub fn app_id(&self) -> Option<&str> {
        self.app_id.as_deref()
    }

    /// The clause that says that there is no region, and where one was looked for.
    pub(super) fn no_region(&self) -> String {
        match &self.searched {
            Some(searched) => format!(
                "no region is set: looked in AWS_REGION, AWS_DEFAULT_REGION, and `region` of {searched}; set one of \
                 them, or the configuration's `region`"
            ),
            None => {
                "no region is set: set the configuration's `region`, or have it loaded, which looks in AWS_REGION, \
                     AWS_DEFAULT_REGION and the profile"
                    .to_owned()
            }
        }
    }

    /// What the endpoint rule set sees of this.
    pub(super) fn built_ins(&self) -> BuiltIns {
        BuiltIns {
            region: self.region.clone(),
            use_fips: self.use_fips(),
            use_dual_stack: self.use_dual_stack(),
            endpoint: self.endpoint_url.clone(),
        }
    }
}

/// Builds a [`Config`].
#[derive(Debug, Clone)]
#[must_use]
pub struct ConfigBuilder {
    pub(super) config: Config,
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

    /// Where credentials come from; [`Credentials`](crate::credentials::Credentials) themselves will
    /// do. By default from environment variables and the profile's keys and, with the feature
    /// `credential-chain`, from the other places that AWS tools look in.
    pub fn credentials_provider(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.config.credentials = Some(Arc::new(provider));
        self
    }

    /// The HTTP stack. By default hyper, with the feature `transport`; it goes through the proxy that
    /// `HTTPS_PROXY` names, save to hosts in `NO_PROXY`.
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

    /// The clock; the system's by default.
    pub fn time_source(mut self, time_source: impl TimeSource + 'static) -> Self {
        self.config.time_source = Arc::new(time_source);
        self
    }

    /// What to add to the `User-Agent` header, as `my-tool/1.2`.
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
