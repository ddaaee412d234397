//! The async client: configuration, and the way of a call from an input to an output.

mod call;
mod config;
mod customize;
mod intercept;
mod send_future;

use crate::call::error::{Error, ErrorKind};
use crate::call::mode::{Mode, sealed};
use crate::call::operation::{Operation, Service};
use crate::call::paginate::{Paginated, Paginator};
use crate::call::retry::Quota;
pub use crate::call::retry::{FailedAttempt, RetryConfig, RetryPolicy};
use crate::identity::credentials::CachedCredentials;
use crate::io::transport::Transport;
use call::{ClockSkew, Turns};
pub use config::{Config, ConfigBuilder, LoadError, SystemTimeSource, TimeSource, TimeoutConfig, TimeoutConfigBuilder};
pub use customize::CustomizableOperation;
pub use intercept::{AttemptContext, AttemptOutcome, Intercept};
pub use send_future::SendFuture;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

/// The mode of a client whose calls are futures.
#[derive(Debug, Clone, Copy)]
pub enum Async {}

impl sealed::Sealed for Async {}

impl Mode for Async {
    type Client<S: Service> = Client<S>;
}

/// A client of one service. Cloning it is cheap, and clones share connections and credentials.
///
/// Calls are made within a Tokio runtime, whatever the transport is.
pub struct Client<S> {
    shared: Arc<Shared>,
    service: PhantomData<fn() -> S>,
}

struct Shared {
    config: Config,
    transport: Option<Arc<dyn Transport>>,
    retries: RetryConfig,
    credentials: Arc<CachedCredentials>,
    quota: Arc<Quota>,
    skew: Arc<ClockSkew>,
    turns: Turns,
}

impl<S: Service> Client<S> {
    /// A client of the given configuration: a [`Config`] or, with the feature `aws-config`, an
    /// `&SdkConfig`. What is missing there is reported by the first call that needs it.
    #[must_use]
    pub fn new(config: impl Into<Config>) -> Self {
        Self::of(config.into())
    }

    fn of(config: Config) -> Self {
        #[cfg(feature = "aws-config")]
        let config = config.with_endpoint_of_service(&S::METADATA);
        let transport = config.transport();
        let provider = config.credentials.clone();
        let provider = provider.unwrap_or_else(|| config::defaults::credentials(&config, transport.as_ref()));
        let shared = Shared {
            retries: config.retry_config(),
            transport,
            credentials: Arc::new(CachedCredentials::new(provider)),
            quota: Arc::new(Quota::new()),
            skew: Arc::default(),
            turns: Turns::new(config.max_requests),
            config,
        };
        Self { shared: Arc::new(shared), service: PhantomData }
    }

    /// A client configured by environment variables and the profile, as [`ConfigBuilder::load`] reads
    /// them.
    ///
    /// # Errors
    /// No region is set, or a setting cannot be read.
    pub async fn from_env() -> Result<Self, Error<S::Exception>> {
        Self::load(Config::builder()).await
    }

    /// A client of these settings. What they leave open comes from environment variables and the profile,
    /// as [`ConfigBuilder::load`] reads them.
    ///
    /// # Errors
    /// No region is set, or a setting cannot be read.
    pub async fn load(settings: ConfigBuilder) -> Result<Self, Error<S::Exception>> {
        let config = settings.load(&S::METADATA).await?.build();
        match config.region() {
            Some(_) => Ok(Self::new(config)),
            None => Err(Error::new(ErrorKind::Configuration, config.no_region())),
        }
    }

    /// The configuration.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.shared.config
    }

    /// Checks an input as a whole, sends it and reads the reply. Nothing happens before the future is
    /// awaited.
    ///
    /// # Errors
    /// The future returns an error that lists every problem of the input, or an error if the request could
    /// not be sent or the service rejected it.
    pub fn send<O: Operation<Service = S>>(&self, input: O) -> SendFuture<O> {
        SendFuture::new(self.clone(), input)
    }

    /// Signs a request that somebody else can send for a while, at most for 7 days. Whoever sends it
    /// sends its headers and its body too. Hooks may change it before.
    ///
    /// # Errors
    /// All problems of the input, whatever kept the request from being signed, or a body that is a file
    /// or a stream.
    pub async fn presign<O: Operation<Service = S>>(
        &self,
        input: O,
        expires: Duration,
    ) -> Result<http::Request<bytes::Bytes>, Error<S::Exception>> {
        call::presign(&self.shared, input, expires).await
    }

    /// Prepares a call that is to differ from the client's configuration.
    pub fn customize<O: Operation<Service = S>>(&self, input: O) -> CustomizableOperation<O> {
        CustomizableOperation::new(self.clone(), input)
    }

    /// Goes through the pages of a listing.
    pub fn paginate<O: Paginated<Service = S>>(&self, input: O) -> Paginator<O> {
        Paginator::new(self.clone(), input)
    }
}

impl<S> Clone for Client<S> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared), service: PhantomData }
    }
}

impl<S> fmt::Debug for Client<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("config", &self.shared.config).finish_non_exhaustive()
    }
}

#[cfg(test)]
pub(crate) mod tests;
