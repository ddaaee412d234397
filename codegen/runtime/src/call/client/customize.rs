//! Calls with settings of their own.

use super::{
    Async, Client, Config, ConfigBuilder, Intercept, RetryConfig, SendFuture, SendWithMetadataFuture, TimeoutConfig,
};
use crate::call::operation::{Operation, OperationError, Service};
use crate::call::paginate::{Paged, Paginator};
use crate::endpoint::Region;
use crate::io::body::ByteStream;
use crate::wire::encode_error::EncodeError;
use crate::wire::validate::Level;
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Request};
use std::error::Error;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

/// A call whose settings can be changed before it is sent. It shares transport, credentials, retry quota
/// and concurrency limit with the client.
#[must_use = "a call does nothing before `send`"]
pub struct CustomizableOperation<O: Operation, M = Async> {
    client: Client<O::Service>,
    config: ConfigBuilder,
    input: O,
    mode: PhantomData<fn() -> M>,
}

impl<O: Operation, M> CustomizableOperation<O, M> {
    pub(super) fn new(client: Client<O::Service>, input: O) -> Self {
        Self { config: client.config().to_builder(), client, input, mode: PhantomData }
    }

    /// Sets the region, and with it the endpoint.
    pub fn region(self, region: impl Into<Region>) -> Self {
        self.configured(|config| config.region(region))
    }

    /// Sets a URL that replaces the endpoint. Its path precedes the operation's path.
    pub fn endpoint_url(self, url: impl Into<String>) -> Self {
        self.configured(|config| config.endpoint_url(url))
    }

    /// Sets the timeouts.
    pub fn timeout_config(self, timeouts: TimeoutConfig) -> Self {
        self.configured(|config| config.timeout_config(timeouts))
    }

    /// Sets which of the model's constraints the input is checked against.
    pub fn validation(self, level: Level) -> Self {
        self.configured(|config| config.validation(level))
    }

    /// Sets the retries.
    pub fn retry_config(self, retries: RetryConfig) -> Self {
        self.configured(|config| config.retry_config(retries))
    }

    /// Adds hooks. They run after those of the client.
    pub fn interceptor(self, interceptor: impl Intercept + 'static) -> Self {
        self.configured(|config| config.interceptor(interceptor))
    }

    /// Sets a header before the request is signed. If the name or the value is not valid, the call returns
    /// an error of kind [`Encode`](crate::call::error::ErrorKind::Encode).
    pub fn header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        let header = SetHeader { name: name.as_ref().to_owned(), value: value.as_ref().to_owned() };
        self.interceptor(header)
    }

    /// Changes each request of the call before it is signed.
    pub fn mutate_request(self, change: impl Fn(&mut Request<ByteStream>) + Send + Sync + 'static) -> Self {
        self.interceptor(Mutate(change))
    }

    fn configured(mut self, change: impl FnOnce(ConfigBuilder) -> ConfigBuilder) -> Self {
        self.config = change(self.config);
        self
    }

    pub(super) fn into_parts(self) -> (Client<O::Service>, O) {
        (self.client.with_config(self.config.build()), self.input)
    }
}

impl<O: Operation> CustomizableOperation<O> {
    /// Sends the request.
    ///
    /// # Errors
    /// The future returns an error if the request could not be sent or the service rejected it.
    pub fn send(self) -> SendFuture<O> {
        let (client, input) = self.into_parts();
        client.send(input)
    }

    /// Sends the request, and returns the facts about the reply beside the output: request id, status, headers and
    /// attempts.
    ///
    /// # Errors
    /// The future returns an error if the request could not be sent or the service rejected it.
    pub fn send_with_metadata(self) -> SendWithMetadataFuture<O> {
        let (client, input) = self.into_parts();
        client.send_with_metadata(input)
    }

    /// Returns a presigned request, valid for at most 7 days; see [`Client::presign`].
    ///
    /// # Errors
    /// The errors of [`Client::presign`].
    pub async fn presign(self, expires: Duration) -> Result<Request<Bytes>, OperationError<O>> {
        let (client, input) = self.into_parts();
        client.presign(input, expires).await
    }
}

impl<O: Paged, M> CustomizableOperation<O, M> {
    /// Fetches all pages, or all items, one request at a time.
    pub fn into_paginator(self) -> Paginator<O, M> {
        let (client, input) = self.into_parts();
        Paginator::new(client, input)
    }
}

impl<S: Service> Client<S> {
    /// Returns a call whose settings can be changed before it is sent.
    pub fn customize<O: Operation<Service = S>>(&self, input: O) -> CustomizableOperation<O> {
        CustomizableOperation::new(self.clone(), input)
    }

    /// The same client with other settings; see [`Shared::with_config`].
    fn with_config(&self, config: Config) -> Self {
        Self { shared: Arc::new(self.shared.with_config(config)), service: PhantomData }
    }
}

impl<O: Operation, M> fmt::Debug for CustomizableOperation<O, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CustomizableOperation").field("operation", &O::NAME).finish_non_exhaustive()
    }
}

/// Sets a header. `Debug` does not show its value, which may be a secret.
struct SetHeader {
    name: String,
    value: String,
}

impl Intercept for SetHeader {
    fn modify_before_signing(
        &self,
        _: &super::AttemptContext,
        request: &mut Request<ByteStream>,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        let Ok(name) = HeaderName::try_from(&self.name) else {
            let place = format!("header `{}`", self.name.escape_debug());
            return Err(EncodeError::new(place, "cannot be the name of a header").into());
        };
        let Ok(value) = HeaderValue::try_from(&self.value) else {
            return Err(EncodeError::new(format!("header `{name}`"), "its value holds a control character").into());
        };
        request.headers_mut().insert(name, value);
        Ok(())
    }
}

impl fmt::Debug for SetHeader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SetHeader").field("name", &self.name).finish_non_exhaustive()
    }
}

struct Mutate<F>(F);

impl<F: Fn(&mut Request<ByteStream>) + Send + Sync> Intercept for Mutate<F> {
    fn modify_before_signing(
        &self,
        _: &super::AttemptContext,
        request: &mut Request<ByteStream>,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        (self.0)(request);
        Ok(())
    }
}

impl<F> fmt::Debug for Mutate<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mutate")
    }
}
