//! The stub, and the transport that it gives to clients.

use super::answer::Answer;
use super::on::On;
use super::state::{Outcome, Shared};
use super::{RecordedRequest, StubError};
use crate::call::client::{Config, RetryConfig};
use crate::call::operation::{Operation, OperationName};
use crate::identity::credentials::Credentials;
use crate::io::body::ByteStream;
use crate::io::future::BoxFuture;
use crate::io::transport::{Transport, TransportError, TransportErrorKind};
use http::{Request, Response};
use std::sync::Arc;
use std::thread;

/// A fake service for a test; see the [module](super).
#[derive(Debug, Default)]
#[doc(alias("StaticReplayClient", "ReplayEvent"))]
pub struct Stub {
    shared: Arc<Shared>,
}

impl Stub {
    /// A stub that expects nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A stub whose expectations must be met in the order in which they are made.
    #[must_use]
    pub fn in_order() -> Self {
        let stub = Self::new();
        stub.shared.state().in_order = true;
        stub
    }

    /// Expects a request of an operation, named by its input.
    #[track_caller]
    pub fn on<O: Operation>(&self) -> On<'_, O> {
        On::any(&self.shared)
    }

    /// Expects the request that this input makes: its method, path, query, headers of members, and body if it
    /// is in memory. If the input has no idempotency token, the request may have any.
    #[track_caller]
    pub fn on_input<O: Operation>(&self, input: O) -> On<'_, O> {
        On::input(&self.shared, input)
    }

    /// The configuration for clients of this stub. It sets a region, static credentials, an endpoint, and
    /// one attempt for each call.
    #[must_use]
    pub fn config(&self) -> Config {
        Config::builder()
            .region("us-east-1")
            .endpoint_url("https://stub.example")
            .credentials_provider(Credentials::new("STUB", "stub"))
            .retry_config(RetryConfig::disabled())
            .transport(Arc::clone(&self.shared))
            .build()
    }

    /// The requests that have arrived, including unexpected ones.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.shared.state().requests.clone()
    }

    /// Checks that every expected request has arrived and no other. After this, dropping the stub does not
    /// panic.
    ///
    /// # Errors
    /// Returns an error that lists missing and unexpected requests.
    pub fn check(&self) -> Result<(), StubError> {
        let mut state = self.shared.state();
        state.checked = true;
        let unmet = state.expectations.iter().filter(|expectation| expectation.is_unmet());
        let unmet = unmet.map(|it| format!("expected {it} ({}), came {} times", it.place, it.count()));
        let broken = state.expectations.iter().filter_map(|expectation| match &expectation.answer {
            Answer::Broken(problem) => Some(format!("the answer to {expectation} cannot be given: {problem}")),
            _ => None,
        });
        StubError::of(broken.chain(unmet).chain(state.unexpected.iter().cloned()).collect())
    }

    /// Asserts that every expected request has arrived and no other.
    ///
    /// # Panics
    /// Panics with a list of missing and unexpected requests, if there are any.
    #[track_caller]
    pub fn verify(&self) {
        if let Err(error) = self.check() {
            panic!("{error}");
        }
    }
}

/// Calls [`verify`](Stub::verify), unless the stub was checked already or the test has failed.
impl Drop for Stub {
    fn drop(&mut self) {
        if !thread::panicking() && !self.shared.state().checked {
            self.verify();
        }
    }
}

impl Transport for Shared {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = body
                .collect()
                .await
                .map_err(|error| TransportError::new(TransportErrorKind::Body, error.to_string()))?;
            let (latency, outcome) = self.meet(RecordedRequest {
                operation: parts.extensions.get().map(|OperationName(name)| *name),
                method: parts.method,
                uri: parts.uri,
                headers: parts.headers,
                body: body.into_bytes(),
            });
            if !latency.is_zero() {
                tokio::time::sleep(latency).await;
            }
            match outcome {
                Outcome::Reply(response) => Ok(response),
                Outcome::Fault(fault) => Err(fault.happen().await),
                Outcome::Error(error) => Err(error),
            }
        })
    }
}
