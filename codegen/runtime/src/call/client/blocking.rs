//! The blocking client: the same calls, which return when they are over.
//!
//! It needs no async runtime, and works on any thread, also on one of an async runtime, which stands still meanwhile. Its
//! transport is [`UreqTransport`](crate::io::transport::UreqTransport), unless one is set:
//! a [`BlockingTransport`](crate::io::transport::BlockingTransport), or a [`Transport`](crate::io::transport::Transport)
//! that needs no runtime of its own. Its timer is [`ThreadTimer`](crate::io::timer::ThreadTimer).
//!
//! Bodies of replies are [`Read`](std::io::Read) and [`BufRead`](std::io::BufRead), on any thread. `save_to(path).wait()` saves
//! one to a file ([`SaveTo::wait`](crate::io::body::SaveTo::wait)), and
//! [`ByteStream::open`](crate::io::body::ByteStream::open) or
//! [`from_reader`](crate::io::body::ByteStream::from_reader) makes one to be sent. For what else is a future there is [`wait`].
//!
//! The default chain of credentials asks its services in the same way. A provider that a program makes itself does, too, unless
//! the feature `transport` is on: then its settings need a [`UreqTransport`](crate::io::transport::UreqTransport) and a
//! [`ThreadTimer`](crate::io::timer::ThreadTimer).
//!
//! A body that is dropped before its end closes its connection. A call cannot be cancelled from another thread; timeouts end it.

use super::{Client as AsyncClient, Config, ConfigBuilder, CustomizableOperation, defaults};
use crate::call::metadata::ResponseMetadata;
pub use crate::call::mode::Blocking;
use crate::call::mode::{Mode, sealed};
use crate::call::operation::{Operation, OperationError, Service};
use crate::call::paginate::{Paged, Paginator};
pub use crate::io::executor::wait;
use crate::io::timer::ThreadTimer;
use bytes::Bytes;
use http::Request;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

impl sealed::Sealed for Blocking {}

impl Mode for Blocking {
    type Client<S: Service> = Client<S>;
}

/// A blocking client of one service. Cloning it is cheap, and clones share connections and credentials.
pub struct Client<S>(AsyncClient<S>);

impl<S: Service> Client<S> {
    /// Creates a client from a [`Config`]. A setting that is missing there is reported by the first call that needs it.
    #[must_use]
    pub fn new(config: impl Into<Config>) -> Self {
        Self(AsyncClient::new(blocking(config.into())))
    }

    /// Creates a client from environment variables and the profile, in this order of precedence.
    ///
    /// # Errors
    /// Returns an error if no region is set or a setting cannot be read.
    pub fn from_env() -> Result<Self, S::Error> {
        Self::load(Config::builder())
    }

    /// Creates a client from the given settings, which win. Settings that are left open come from environment
    /// variables or else from the profile; [`ConfigBuilder::load`] lists them.
    ///
    /// # Errors
    /// Returns an error if no region is set or a setting cannot be read.
    pub fn load(settings: ConfigBuilder) -> Result<Self, S::Error> {
        wait(AsyncClient::<S>::loaded(settings)).map(Self::new)
    }

    /// The configuration.
    #[must_use]
    pub fn config(&self) -> &Config {
        self.0.config()
    }

    /// Checks an input as a whole, sends it and reads the reply.
    ///
    /// # Errors
    /// Returns an error that lists every problem of the input, or an error if the request could not be sent or the
    /// service rejected it.
    pub fn send<O: Operation<Service = S>>(&self, input: O) -> Result<O::Output, OperationError<O>> {
        wait(self.0.send(input))
    }

    /// Does the same as [`send`](Self::send), and returns the facts about the reply beside the output.
    ///
    /// # Errors
    /// The errors of [`send`](Self::send).
    pub fn send_with_metadata<O: Operation<Service = S>>(
        &self,
        input: O,
    ) -> Result<(O::Output, ResponseMetadata), OperationError<O>> {
        wait(self.0.send_with_metadata(input))
    }

    /// Returns a presigned request; see the [async client](AsyncClient::presign).
    ///
    /// # Errors
    /// Those of the async client.
    pub fn presign<O: Operation<Service = S>>(&self, input: O, expires: Duration) -> Result<Request<Bytes>, S::Error> {
        wait(self.0.presign(input, expires))
    }

    /// Returns a call whose settings can be changed before it is sent.
    pub fn customize<O: Operation<Service = S>>(&self, input: O) -> CustomizableOperation<O, Blocking> {
        CustomizableOperation::new(self.0.clone(), input)
    }

    /// Returns a paginator over the pages or items of a listing.
    pub fn paginate<O: Paged<Service = S>>(&self, input: O) -> Paginator<O, Blocking> {
        Paginator::new(self.0.clone(), input)
    }
}

/// Sets a transport and a timer that block the thread, unless others are set.
fn blocking(mut config: Config) -> Config {
    if config.transport.is_none() {
        config.transport = Some(defaults::blocking_transport(&config));
    }
    config.timer.get_or_insert_with(|| Arc::new(ThreadTimer));
    config
}

impl<O: Operation> CustomizableOperation<O, Blocking> {
    /// Sends the request.
    ///
    /// # Errors
    /// Returns an error if the request could not be sent or the service rejected it.
    pub fn send(self) -> Result<O::Output, OperationError<O>> {
        let (client, input) = self.into_parts();
        wait(client.send(input))
    }

    /// Sends the request, and returns the facts about the reply beside the output.
    ///
    /// # Errors
    /// Returns an error if the request could not be sent or the service rejected it.
    pub fn send_with_metadata(self) -> Result<(O::Output, ResponseMetadata), OperationError<O>> {
        let (client, input) = self.into_parts();
        wait(client.send_with_metadata(input))
    }

    /// Returns a presigned request, valid for at most 7 days; see the [async client](AsyncClient::presign).
    ///
    /// # Errors
    /// Those of the async client.
    pub fn presign(self, expires: Duration) -> Result<Request<Bytes>, OperationError<O>> {
        let (client, input) = self.into_parts();
        wait(client.presign(input, expires))
    }
}

impl<S> Clone for Client<S> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<S> fmt::Debug for Client<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::test_input::list_things;
    use crate::identity::credentials::Credentials;
    use crate::test_service;

    #[test]
    fn requests_are_presigned() {
        let config = Config::builder().region("eu-west-1").credentials_provider(Credentials::new("AKID", "hushed"));
        let client: Client<test_service::Service> = Client::new(config);
        let request = client.presign(list_things("my-domain"), Duration::from_secs(60)).unwrap();
        let url = request.uri().to_string();
        assert!(url.starts_with("https://things.eu-west-1.example/v1/things?"), "{url}");
        assert!(url.contains("X-Amz-Expires=60") && url.contains("X-Amz-Signature="), "{url}");
    }
}
