//! The stub: expectations, and the transport that meets them.

use super::answer::{Answer, Fault};
use super::expectation::{Expectation, On};
use super::{RecordedRequest, StubError};
use crate::call::client::{Config, RetryConfig};
use crate::call::operation::{Operation, OperationName};
use crate::identity::credentials::Credentials;
use crate::io::body::ByteStream;
use crate::io::future::BoxFuture;
use crate::io::transport::{Transport, TransportError, TransportErrorKind};
use http::{Request, Response};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use std::{fmt, thread};

/// A service that exists in the test alone; see the [module](super).
#[derive(Debug, Default)]
pub struct Stub {
    shared: Arc<Shared>,
}

impl Stub {
    /// A stub that expects nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A stub whose expectations are all met in the order in which they are made.
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

    /// Expects the very request that this input makes: method, path, query, headers of members, and a
    /// body that is in memory. An idempotency token must be given here and in the call.
    #[track_caller]
    pub fn on_input<O: Operation>(&self, input: O) -> On<'_, O> {
        On::input(&self.shared, input)
    }

    /// The configuration of a client that sends to this stub: a region, static credentials, an
    /// endpoint, one attempt for each call.
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

    /// The requests that have arrived, unexpected ones among them.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.shared.state().requests.clone()
    }

    /// Whether all that was expected has come, and nothing else. From then on, dropping the stub does
    /// not panic.
    ///
    /// # Errors
    /// What has not come, or came unexpected.
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

    /// Asserts that all that was expected has come, and nothing else.
    ///
    /// # Panics
    /// Something has not come, or came unexpected: the message lists it.
    #[track_caller]
    pub fn verify(&self) {
        if let Err(error) = self.check() {
            panic!("{error}");
        }
    }
}

/// Asserts what [`verify`](Stub::verify) does, unless that was asked already or the test has failed.
impl Drop for Stub {
    fn drop(&mut self) {
        if !thread::panicking() && !self.shared.state().checked {
            self.verify();
        }
    }
}

/// What the stub and its clients share.
#[derive(Default)]
pub(super) struct Shared(Mutex<State>);

#[derive(Default)]
struct State {
    expectations: Vec<Expectation>,
    requests: Vec<RecordedRequest>,
    unexpected: Vec<String>,
    in_order: bool,
    checked: bool,
}

/// What becomes of a request.
enum Fate {
    Reply(Response<ByteStream>),
    Fault(Fault),
    Error(TransportError),
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds an expectation, and gives its place.
    pub(super) fn expect(&self, expectation: Expectation) -> usize {
        let mut state = self.state();
        state.expectations.push(expectation);
        state.expectations.len() - 1
    }

    pub(super) fn change(&self, index: usize, change: impl FnOnce(&mut Expectation)) {
        if let Some(expectation) = self.state().expectations.get_mut(index) {
            change(expectation);
        }
    }

    /// Finds the expectation that a request meets.
    fn meet(&self, request: RecordedRequest) -> (Duration, Fate) {
        let mut state = self.state();
        let state = &mut *state;
        let mut open = state.expectations.iter_mut().filter(|expectation| !expectation.is_exhausted());
        let found = if state.in_order { in_order(open, &request) } else { open.find(|it| it.matches(&request)) };
        let (latency, fate) = if let Some(expectation) = found {
            expectation.meet();
            (expectation.latency, fate(expectation))
        } else {
            let problem = unexpected(&request, &state.expectations);
            state.unexpected.push(problem.clone());
            (Duration::ZERO, Fate::Error(TransportError::new(TransportErrorKind::Unusable, problem)))
        };
        state.requests.push(request);
        (latency, fate)
    }
}

/// The first expectation that must be met next: those of any number may be passed over.
fn in_order<'a>(
    open: impl Iterator<Item = &'a mut Expectation>,
    request: &RecordedRequest,
) -> Option<&'a mut Expectation> {
    for expectation in open {
        if expectation.matches(request) {
            return Some(expectation);
        }
        if expectation.is_unmet() {
            return None;
        }
    }
    None
}

fn fate(expectation: &mut Expectation) -> Fate {
    let unusable = |what: String| Fate::Error(TransportError::new(TransportErrorKind::Unusable, what));
    let operation = expectation.operation;
    match &mut expectation.answer {
        Answer::Fault(fault) => Fate::Fault(*fault),
        Answer::Broken(problem) => unusable(format!("the stub's answer to {operation} cannot be given: {problem}")),
        Answer::Reply(canned) => canned.response().map_or_else(
            || unusable(format!("the stub's answer to {operation} is a stream, which can be sent once only")),
            Fate::Reply,
        ),
    }
}

fn unexpected(request: &RecordedRequest, expectations: &[Expectation]) -> String {
    let describe = |it: &Expectation| {
        let of_same = request.operation == Some(it.operation) && !it.is_exhausted();
        let difference = of_same.then(|| it.difference(request)).flatten();
        let difference = difference.map(|difference| format!(", but {difference}")).unwrap_or_default();
        format!("{it}, came {} times{difference}", it.count())
    };
    let expected: Vec<_> = expectations.iter().map(describe).collect();
    let expected = if expected.is_empty() { "nothing".to_owned() } else { expected.join("; ") };
    format!("{request} came unexpected; expected was {expected}")
}

impl Transport for Shared {
    fn send(&self, request: Request<ByteStream>) -> BoxFuture<'_, Result<Response<ByteStream>, TransportError>> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = body
                .collect()
                .await
                .map_err(|error| TransportError::new(TransportErrorKind::Body, error.to_string()))?;
            let (latency, fate) = self.meet(RecordedRequest {
                operation: parts.extensions.get().map(|OperationName(name)| *name),
                method: parts.method,
                uri: parts.uri,
                headers: parts.headers,
                body: body.into_bytes(),
            });
            if !latency.is_zero() {
                tokio::time::sleep(latency).await;
            }
            match fate {
                Fate::Reply(response) => Ok(response),
                Fate::Fault(fault) => Err(fault.happen().await),
                Fate::Error(error) => Err(error),
            }
        })
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        f.debug_struct("Stub")
            .field("expectations", &state.expectations.len())
            .field("requests", &state.requests.len())
            .finish_non_exhaustive()
    }
}
