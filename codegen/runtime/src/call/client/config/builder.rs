//! The builder of a configuration.

use super::defaults::Chain;
use super::{Config, time_source};
use crate::call::client::{Intercept, TimeSource, TimeoutConfig};
use crate::call::retry::RetryConfig;
use crate::endpoint::Region;
use crate::identity::credentials::ProvideCredentials;
use crate::identity::environment::Environment;
use crate::io::timer::Timer;
use crate::io::transport::Transport;
#[cfg(feature = "blocking")]
use crate::io::transport::{Blocked, BlockingTransport};
use crate::wire::validate::Level;
use std::path::PathBuf;
use std::sync::Arc;

/// Builds a [`Config`].
#[derive(Debug, Clone)]
#[must_use]
#[doc(alias("behavior_version", "BehaviorVersion"))]
pub struct ConfigBuilder {
    pub(in crate::call::client) config: Config,
}

impl ConfigBuilder {
    /// Sets the region, for example `eu-west-1`. It has no default. `fips-us-east-1` and `us-east-1-fips` stand for
    /// `us-east-1` with FIPS.
    pub fn region(mut self, region: impl Into<Region>) -> Self {
        self.config.region = Some(String::from(region.into()).into());
        self
    }

    /// Sets a URL that replaces the service's endpoint. Its path precedes the path of each operation. FIPS and dual-stack
    /// have no effect on it.
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.config.endpoint_url = Some(url.into().into());
        self
    }

    /// Sets whether to use FIPS endpoints; `false` by default.
    pub fn use_fips(mut self, use_fips: bool) -> Self {
        self.config.use_fips = Some(use_fips);
        self
    }

    /// Sets whether to use dual-stack endpoints, which answer on IPv4 and IPv6; `false` by default.
    pub fn use_dual_stack(mut self, use_dual_stack: bool) -> Self {
        self.config.use_dual_stack = Some(use_dual_stack);
        self
    }

    /// Sets the profile that [`load`](Self::load) and the default credentials read; by default the one that
    /// `AWS_DEFAULT_PROFILE` or `AWS_PROFILE` names, or else `default`. If it is set here, the default credentials ignore keys in
    /// environment variables, as botocore does.
    pub fn profile(mut self, name: impl Into<String>) -> Self {
        self.config.profile = Some(name.into());
        self
    }

    /// Sets the provider of credentials; [`Credentials`](crate::identity::credentials::Credentials) are one
    /// that is fixed. By default credentials come from environment variables or the profile's keys and, with
    /// the feature `credential-chain` of the client's crate, from AWS's default credential chain.
    pub fn credentials_provider(mut self, provider: impl ProvideCredentials + 'static) -> Self {
        self.config.credentials = Some(Arc::new(provider));
        self
    }

    /// Sets what makes the provider of a client for which none is set. The crate of a client does so. The first one counts.
    #[doc(hidden)]
    pub fn default_credentials(mut self, make: fn(&Config) -> Arc<dyn ProvideCredentials>) -> Self {
        self.config.chain.get_or_insert(Chain(make));
        self
    }

    /// Sets the transport, which is the HTTP stack. With the feature `transport` the default is hyper; it
    /// uses the proxy that `HTTPS_PROXY` names, except for hosts in `NO_PROXY`. Without that feature there is
    /// no default. [`Config::transport`] returns the default, for a transport that wraps it.
    #[doc(alias = "http_client")]
    pub fn transport(mut self, transport: impl Transport + 'static) -> Self {
        self.config.transport = Some(Arc::new(transport));
        self
    }

    /// Sets a transport that blocks the thread, for a blocking client, whose default is
    /// [`UreqTransport`](crate::io::transport::UreqTransport).
    #[cfg(feature = "blocking")]
    pub fn blocking_transport(self, transport: impl BlockingTransport + 'static) -> Self {
        self.transport(Blocked(transport))
    }

    /// Sets the timer, by which timeouts and the waits between attempts are measured. With the feature `tokio`, which
    /// `transport` includes, the default is Tokio's; without it there is no default.
    #[doc(alias = "sleep_impl")]
    pub fn timer(mut self, timer: impl Timer + 'static) -> Self {
        self.config.timer = Some(Arc::new(timer));
        self
    }

    /// Sets a PEM file of root certificates for the default transport; by default the one that
    /// `AWS_CA_BUNDLE` names, or else the system's certificates. A transport that is set ignores it.
    pub fn ca_bundle(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.ca_bundle = Some(path.into());
        self
    }

    /// Sets the timeouts; see [`TimeoutConfig::builder`] for the defaults.
    pub fn timeout_config(mut self, timeouts: TimeoutConfig) -> Self {
        self.config.timeouts = timeouts;
        self
    }

    /// Sets the retries of failed calls; [`RetryConfig::standard`] by default.
    pub fn retry_config(mut self, retries: RetryConfig) -> Self {
        self.config.retries = Some(retries);
        self
    }

    /// Sets the largest size in bytes of a reply that is read into memory; 16 MiB by default. A larger reply
    /// is an error of kind [`Decode`](crate::call::error::ErrorKind::Decode), and so is one whose decoded values take more
    /// than 8 times as much memory, body included. Streamed bodies have no limit.
    pub fn max_reply_size(mut self, bytes: u64) -> Self {
        self.config.max_reply_size = bytes;
        self
    }

    /// Sets the number of requests that a client and its clones may have in flight at once; 100 by default,
    /// and 0 is taken as 1. A request is in flight until its reply has been read or, if the output holds the reply's
    /// body as a stream, until the reply's head has arrived. Further requests wait; one that waits longer than the
    /// timeout of an attempt is an error of kind [`Timeout`](crate::call::error::ErrorKind::Timeout).
    pub fn max_requests(mut self, requests: usize) -> Self {
        self.config.max_requests = requests;
        self
    }

    /// Sets the number of streamed bodies of replies that a client and its clones may have open at once; no limit by
    /// default, and 0 is taken as 1. A body is open until it has been read to its end or dropped, and so is its
    /// connection. Further requests whose reply is streamed wait; one that waits longer than the timeout of an attempt
    /// is an error of kind [`Timeout`](crate::call::error::ErrorKind::Timeout). Without that timeout it waits as long as
    /// it takes: a program that opens bodies first and reads them afterwards would never end.
    pub fn max_open_bodies(mut self, bodies: impl Into<Option<usize>>) -> Self {
        self.config.max_open_bodies = bodies.into();
        self
    }

    /// Sets the size in bytes from which a request's body is sent only when the server asks for it; 2 MiB by default, and
    /// `None` for never. Such a request has the header `Expect: 100-continue`. A server that refuses the request
    /// says so before the body is sent, and if it does not reply within a second, the body is sent anyway.
    pub fn expect_continue_from(mut self, bytes: impl Into<Option<u64>>) -> Self {
        self.config.expect_continue_from = bytes.into();
        self
    }

    /// Sets which of the model's constraints inputs are checked against before anything is sent;
    /// [`Level::Minimum`] by default.
    pub fn validation(mut self, level: Level) -> Self {
        self.config.validation = level;
        self
    }

    /// Adds hooks into every attempt. They run in the order in which they are added.
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.config.interceptors.push(Arc::new(interceptor));
        self
    }

    /// Sets the clock for signatures and the expiry of credentials; the system's clock by default. If the
    /// service rejects a signature's time, later signatures are corrected to the service's clock.
    pub fn time_source(mut self, clock: impl TimeSource + 'static) -> Self {
        self.config.time_source = Arc::new(clock);
        self.config.refused = self.config.refused.filter(|refused| Some(*refused) != time_source::MISSING);
        self
    }

    /// Sets a product to add to the `User-Agent` header, for example `my-tool/1.2`. Characters that the header
    /// cannot hold become `-`.
    pub fn user_agent(mut self, product: impl Into<String>) -> Self {
        self.config.user_agent = Some(product.into());
        self
    }

    /// Sets the application's name, which the `User-Agent` header carries as `app/my-name`. Characters that
    /// it cannot hold become `-`.
    pub fn app_id(mut self, name: impl Into<String>) -> Self {
        self.config.app_id = Some(name.into());
        self
    }

    /// Sets the environment variables that [`load`](Self::load), the default credentials and the default
    /// transport read; those of the process by default.
    pub fn environment(mut self, environment: Environment) -> Self {
        self.config.environment = environment;
        self
    }

    /// Returns the finished configuration.
    #[must_use]
    pub fn build(self) -> Config {
        self.config
    }
}
