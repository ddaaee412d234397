//! The configuration of a client.

mod builder;
pub mod defaults;
mod endpoint_url;
mod load;
#[cfg(feature = "aws-config")]
mod sdk_config;
mod set_region;
#[cfg(test)]
mod tests;
mod time_source;
pub mod timeout;

use super::Intercept;
use crate::call::prepare::MaxReplySize;
use crate::call::retry::RetryConfig;
use crate::endpoint::BuiltIns;
use crate::identity::credentials::ProvideCredentials;
use crate::identity::environment::Environment;
use crate::io::timer::{self, Timer};
use crate::io::transport::Transport;
use crate::wire::validate::Level;
pub use builder::ConfigBuilder;
use defaults::Chain;
pub use defaults::credentials as default_chain;
use endpoint_url::EndpointUrl;
pub use load::LoadError;
use set_region::SetRegion;
use std::path::{Path, PathBuf};
use std::sync::Arc;
pub use time_source::{SystemTimeSource, TimeSource};
pub use timeout::{TimeoutConfig, TimeoutConfigBuilder};

/// The default limit on requests in flight at once.
const MAX_REQUESTS: usize = 100;

/// The default size in bytes from which the server is asked whether it wants a body. Other SDKs that ask at all use the
/// same size.
const EXPECT_CONTINUE_FROM: u64 = 2 * 1024 * 1024;

/// The configuration of a client.
#[derive(Debug, Clone)]
pub struct Config {
    pub(in crate::call::client) environment: Environment,
    pub(in crate::call::client) profile: Option<String>,
    pub(in crate::call::client) region: Option<SetRegion>,
    pub(in crate::call::client) endpoint_url: Option<EndpointUrl>,
    pub(in crate::call::client) use_fips: Option<bool>,
    pub(in crate::call::client) use_dual_stack: Option<bool>,
    pub(in crate::call::client) credentials: Option<Arc<dyn ProvideCredentials>>,
    /// Where credentials come from if no provider is set, which the crate of a client says.
    pub(in crate::call::client) chain: Option<Chain>,
    pub(in crate::call::client) transport: Option<Arc<dyn Transport>>,
    pub(in crate::call::client) timer: Option<Arc<dyn Timer>>,
    pub(in crate::call::client) time_source: Arc<dyn TimeSource>,
    /// Whether signatures are corrected to the service's clock.
    pub(in crate::call::client) corrects_clock: bool,
    pub(in crate::call::client) user_agent: Option<String>,
    pub(in crate::call::client) app_id: Option<String>,
    pub(in crate::call::client) ca_bundle: Option<PathBuf>,
    pub(in crate::call::client) timeouts: TimeoutConfig,
    pub(in crate::call::client) retries: Option<RetryConfig>,
    pub(in crate::call::client) max_reply_size: u64,
    pub(in crate::call::client) max_requests: usize,
    pub(in crate::call::client) max_open_bodies: Option<usize>,
    pub(in crate::call::client) expect_continue_from: Option<u64>,
    pub(in crate::call::client) validation: Level,
    pub(in crate::call::client) interceptors: Vec<Arc<dyn Intercept>>,
    /// The SDK's configuration that this was made from. The client looks there for an endpoint of its service.
    #[cfg(feature = "aws-config")]
    pub(in crate::call::client) sdk: Option<sdk_config::Taken>,
    /// The reason why no call can be made.
    pub(in crate::call::client) refused: Option<&'static str>,
    /// The profile and the files that `load` has read, for an error message.
    pub(in crate::call::client) searched: Option<String>,
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
                chain: None,
                transport: None,
                timer: None,
                time_source: Arc::new(SystemTimeSource),
                corrects_clock: true,
                user_agent: None,
                app_id: None,
                ca_bundle: None,
                timeouts: TimeoutConfig::default(),
                retries: None,
                max_reply_size: MaxReplySize::default().0,
                max_requests: MAX_REQUESTS,
                max_open_bodies: None,
                expect_continue_from: Some(EXPECT_CONTINUE_FROM),
                validation: Level::default(),
                interceptors: Vec::new(),
                #[cfg(feature = "aws-config")]
                sdk: None,
                refused: time_source::MISSING,
                searched: None,
            },
        }
    }

    /// A builder with these settings, to change some of them.
    pub fn to_builder(&self) -> ConfigBuilder {
        ConfigBuilder { config: self.clone() }
    }

    /// The region, for example `eu-west-1`. It is `us-east-1` if `fips-us-east-1` or `us-east-1-fips` is set, which
    /// ask for FIPS endpoints, too.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.region.as_ref().map(|region| region.name.as_str())
    }

    /// The URL that replaces the service's endpoint.
    #[must_use]
    pub fn endpoint_url(&self) -> Option<&str> {
        self.endpoint_url.as_deref()
    }

    /// Whether FIPS endpoints are used.
    #[must_use]
    pub fn use_fips(&self) -> bool {
        self.use_fips.unwrap_or_default() || self.region.as_ref().is_some_and(|region| region.asks_for_fips)
    }

    /// Whether dual-stack endpoints are used, which answer on IPv4 and IPv6.
    #[must_use]
    pub fn use_dual_stack(&self) -> bool {
        self.use_dual_stack.unwrap_or_default()
    }

    /// The profile that was set by name.
    #[must_use]
    pub fn profile(&self) -> Option<&str> {
        self.profile.as_deref()
    }

    /// The environment variables that the default credentials and the default transport read.
    #[must_use]
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// The PEM file of root certificates that replace the system's.
    #[must_use]
    pub fn ca_bundle(&self) -> Option<&Path> {
        self.ca_bundle.as_deref()
    }

    /// The application's name for the `User-Agent` header.
    #[must_use]
    pub fn app_id(&self) -> Option<&str> {
        self.app_id.as_deref()
    }

    /// The transport for a client of this configuration, for example to wrap it in another one.
    ///
    /// Unless one was set, each call makes a new one with the configuration's certificates and the
    /// environment's proxy. `None` if none was set and the feature `transport` is off.
    #[must_use]
    pub fn transport(&self) -> Option<Arc<dyn Transport>> {
        self.transport.clone().or_else(|| defaults::transport(self))
    }

    /// The provider of credentials for a client of this configuration, for example to wrap it in another one.
    ///
    /// Unless one was set, each call makes a new one. That of a client's own configuration looks where the client does; that
    /// of any other looks in the environment and the keys of the profile alone, since each crate of a client has its own
    /// default. It keeps nothing, so each look-up asks the source again.
    #[must_use]
    pub fn credentials_provider(&self) -> Arc<dyn ProvideCredentials> {
        let Chain(make) = self.chain.unwrap_or(Chain(defaults::credentials));
        self.credentials.clone().unwrap_or_else(|| make(self))
    }

    /// The settings of this configuration for a client of another service, which gets credentials for this one: what belongs
    /// to one service, which is endpoint, credentials, hooks and limits, is left out.
    pub(crate) fn for_source(&self) -> ConfigBuilder {
        let open = Self::builder().build();
        let config = Self {
            endpoint_url: open.endpoint_url,
            credentials: open.credentials,
            chain: open.chain,
            max_reply_size: open.max_reply_size,
            max_requests: open.max_requests,
            max_open_bodies: open.max_open_bodies,
            expect_continue_from: open.expect_continue_from,
            validation: open.validation,
            interceptors: open.interceptors,
            ..self.clone()
        };
        ConfigBuilder { config }
    }

    /// The timer of a client of this configuration. `None` if none was set and the feature `tokio` is off.
    #[must_use]
    pub fn timer(&self) -> Option<Arc<dyn Timer>> {
        self.timer.clone().or_else(timer::default)
    }

    /// The clock for signatures and the expiry of credentials.
    #[must_use]
    pub fn time_source(&self) -> Arc<dyn TimeSource> {
        Arc::clone(&self.time_source)
    }

    /// The timeouts.
    #[must_use]
    pub fn timeout_config(&self) -> &TimeoutConfig {
        &self.timeouts
    }

    /// The retries of failed calls.
    #[must_use]
    pub fn retry_config(&self) -> RetryConfig {
        self.retries.clone().unwrap_or_default()
    }

    /// The set of constraints that inputs are checked against.
    #[must_use]
    pub fn validation(&self) -> Level {
        self.validation
    }

    /// The reason why no call can be made, whichever it is.
    pub(in crate::call::client) fn problem(&self) -> Option<&'static str> {
        let no_bundle = self.ca_bundle.as_ref().is_some_and(|path| path.as_os_str().is_empty());
        let no_bundle =
            no_bundle.then_some("the configuration's `ca_bundle` is an empty path: set the path of a PEM file");
        self.refused.or(no_bundle).or_else(|| self.timeouts.problem())
    }

    /// The clause of an error that says that no region is set, and where `load` has looked for one.
    pub(in crate::call::client) fn no_region(&self) -> String {
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

    /// The built-in parameters for the endpoint rule set. An endpoint that is set is used as it is, as in botocore: rule
    /// sets refuse it together with FIPS and dual-stack.
    pub(in crate::call::client) fn built_ins(&self) -> BuiltIns {
        let endpoint = self.endpoint_url().map(str::to_owned);
        BuiltIns {
            region: self.region().map(str::to_owned),
            use_fips: self.use_fips() && endpoint.is_none(),
            use_dual_stack: self.use_dual_stack() && endpoint.is_none(),
            endpoint,
        }
    }
}

/// What [`build`](ConfigBuilder::build) makes.
impl From<ConfigBuilder> for Config {
    fn from(builder: ConfigBuilder) -> Self {
        builder.build()
    }
}

/// A copy, so that one configuration serves several clients.
impl From<&Config> for Config {
    fn from(config: &Self) -> Self {
        config.clone()
    }
}
