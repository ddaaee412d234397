//! The async client: its configuration and its calls.

#[cfg(feature = "blocking")]
pub mod blocking;
mod call;
mod clock_skew;
mod concurrency;
mod config;
mod customize;
mod intercept;
mod send_future;
mod shared;

use crate::call::error::{Error, ErrorKind};
pub use crate::call::metadata::ResponseMetadata;
use crate::call::mode::{Mode, sealed};
use crate::call::operation::{Operation, Service};
pub use crate::call::retry::{self, FailedAttempt, RetryConfig, RetryPolicy};
#[doc(hidden)]
pub use config::default_chain;
#[cfg(feature = "blocking")]
use config::defaults;
pub use config::{
    Config, ConfigBuilder, LoadError, SystemTimeSource, TimeSource, TimeoutConfig, TimeoutConfigBuilder, timeout,
};
pub use customize::CustomizableOperation;
pub use intercept::{AttemptContext, AttemptOutcome, Intercept};
pub use send_future::{SendFuture, SendWithMetadataFuture};
use shared::Shared;
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
/// The default transport and the default timer need a Tokio runtime. With others of your own, a client runs on any
/// executor.
pub struct Client<S> {
    shared: Arc<Shared>,
    service: PhantomData<fn() -> S>,
}

impl<S: Service> Client<S> {
    /// Creates a client from a [`Config`] or, with the feature `aws-config`, from an `&SdkConfig`. A setting
    /// that is missing there is reported by the first call that needs it.
    #[must_use]
    pub fn new(config: impl Into<Config>) -> Self {
        Self::of(config.into())
    }

    fn of(config: Config) -> Self {
        #[cfg(feature = "aws-config")]
        let config = config.with_endpoint_of_service(&S::METADATA);
        Self { shared: Arc::new(Shared::new(config)), service: PhantomData }
    }

    /// Creates a client from environment variables and the profile, in this order of precedence. This is
    /// [`load`](Self::load) without settings of the program's own.
    ///
    /// # Errors
    /// Returns an error if no region is set or a setting cannot be read.
    pub async fn from_env() -> Result<Self, S::Error> {
        Self::load(Config::builder()).await
    }

    /// Creates a client from the given settings, which win. Settings that are left open come from environment
    /// variables or else from the profile; [`ConfigBuilder::load`] lists them.
    ///
    /// # Errors
    /// Returns an error if no region is set or a setting cannot be read.
    pub async fn load(settings: ConfigBuilder) -> Result<Self, S::Error> {
        Self::loaded(settings).await.map(Self::new)
    }

    /// The configuration of a client, which has a region.
    async fn loaded(settings: ConfigBuilder) -> Result<Config, S::Error> {
        let config = settings.load(&S::METADATA).await.map_err(Error::from)?.build();
        match config.region() {
            Some(_) => Ok(config),
            None => Err(Error::new(ErrorKind::Configuration, config.no_region()).into()),
        }
    }

    /// The configuration.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.shared.config
    }

    /// Returns a presigned request, which anybody can send until it expires. It must be sent with its method,
    /// headers and body unchanged. `expires` is from 1 second to 7 days; fractions of a second are dropped.
    /// Hooks may change the request before it is signed.
    ///
    /// # Errors
    /// Returns an error of kind [`Validation`](ErrorKind::Validation) that lists every problem of the input,
    /// of kind [`Presign`](ErrorKind::Presign) if `expires` is outside of its limits or the body is a file or a
    /// stream, and of kind [`Configuration`](ErrorKind::Configuration), [`Endpoint`](ErrorKind::Endpoint),
    /// [`Credentials`](ErrorKind::Credentials) or [`Interceptor`](ErrorKind::Interceptor) as for a call.
    pub async fn presign<O: Operation<Service = S>>(
        &self,
        input: O,
        expires: Duration,
    ) -> Result<http::Request<bytes::Bytes>, S::Error> {
        let presigned = call::presign(&self.shared, input, expires).await;
        presigned.map_err(|(kind, cause)| Error::new(kind, cause).in_operation(O::NAME).into())
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
