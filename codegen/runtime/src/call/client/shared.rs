//! The state that the clones of a client share.

use super::clock_skew::ClockSkew;
use super::concurrency::ConcurrencyLimit;
use super::config::Config;
use crate::call::error::SharedLimit;
use crate::call::retry::{Quota, RetryConfig};
use crate::identity::credentials::CachedCredentials;
use crate::identity::sigv4::SigningKeys;
use crate::io::timer::Timer;
use crate::io::transport::Transport;
use http::HeaderValue;
use std::sync::{Arc, OnceLock};

/// The configuration of a client, and the state that calls share.
pub struct Shared {
    pub config: Config,
    pub transport: Option<Arc<dyn Transport>>,
    pub timer: Option<Arc<dyn Timer>>,
    pub retries: RetryConfig,
    pub credentials: Arc<CachedCredentials>,
    pub keys: Arc<SigningKeys>,
    /// The `User-Agent` header, once it is made; `None` if a header cannot hold it.
    pub user_agent: OnceLock<Option<HeaderValue>>,
    pub quota: Arc<Quota>,
    pub skew: Arc<ClockSkew>,
    pub concurrency: ConcurrencyLimit,
    /// The limit of streamed bodies, if there is one.
    pub open_bodies: Option<ConcurrencyLimit>,
}

impl Shared {
    pub fn new(config: Config) -> Self {
        let transport = config.transport();
        // The sources of credentials share the connections.
        let provider = Config { transport: transport.clone(), ..config.clone() }.credentials_provider();
        Self {
            retries: config.retry_config(),
            transport,
            timer: config.timer(),
            credentials: Arc::new(CachedCredentials::new(provider)),
            keys: Arc::default(),
            user_agent: OnceLock::new(),
            quota: Arc::new(Quota::new()),
            skew: Arc::default(),
            concurrency: ConcurrencyLimit::new(SharedLimit::Requests, config.max_requests),
            open_bodies: config.max_open_bodies.map(|most| ConcurrencyLimit::new(SharedLimit::OpenBodies, most)),
            config,
        }
    }

    /// Returns the state for another configuration. Transport, timer, credentials, signing keys, retry quota, clock skew and
    /// concurrency limits stay those of the client.
    pub fn with_config(&self, config: Config) -> Self {
        Self {
            retries: config.retry_config(),
            transport: self.transport.clone(),
            timer: self.timer.clone(),
            credentials: Arc::clone(&self.credentials),
            keys: Arc::clone(&self.keys),
            user_agent: OnceLock::new(),
            quota: Arc::clone(&self.quota),
            skew: Arc::clone(&self.skew),
            concurrency: self.concurrency.clone(),
            open_bodies: self.open_bodies.clone(),
            config,
        }
    }
}
