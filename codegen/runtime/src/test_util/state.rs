//! The state that a stub shares with its clients.

use super::RecordedRequest;
use super::answer::{Answer, Fault};
use super::expectation::Expectation;
use crate::io::body::ByteStream;
use crate::io::transport::{TransportError, TransportErrorKind};
use http::Response;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The state behind a lock; it is the transport of the stub's clients.
#[derive(Default)]
pub struct Shared(Mutex<State>);

#[derive(Default)]
pub struct State {
    pub expectations: Vec<Expectation>,
    pub requests: Vec<RecordedRequest>,
    pub unexpected: Vec<String>,
    pub in_order: bool,
    pub checked: bool,
}

/// The outcome of a request.
pub enum Outcome {
    Reply(Response<ByteStream>),
    Fault(Fault),
    Error(TransportError),
}

impl Shared {
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds an expectation and returns its index.
    pub fn expect(&self, expectation: Expectation) -> usize {
        let mut state = self.state();
        state.expectations.push(expectation);
        state.expectations.len() - 1
    }

    pub fn change(&self, index: usize, change: impl FnOnce(&mut Expectation)) {
        if let Some(expectation) = self.state().expectations.get_mut(index) {
            change(expectation);
        }
    }

    /// Finds the expectation that a request meets, and records the request.
    pub fn meet(&self, request: RecordedRequest) -> (Duration, Outcome) {
        let mut state = self.state();
        let state = &mut *state;
        let mut open = state.expectations.iter_mut().filter(|expectation| !expectation.is_exhausted());
        let found = if state.in_order { in_order(open, &request) } else { open.find(|it| it.matches(&request)) };
        let (latency, outcome) = if let Some(expectation) = found {
            expectation.meet();
            (expectation.latency, outcome(expectation))
        } else {
            let problem = unexpected(&request, &state.expectations);
            state.unexpected.push(problem.clone());
            (Duration::ZERO, Outcome::Error(TransportError::new(TransportErrorKind::Unusable, problem)))
        };
        state.requests.push(request);
        (latency, outcome)
    }
}

/// Finds the expectation for a request if the order counts. Expectations of any number may be skipped.
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

fn outcome(expectation: &mut Expectation) -> Outcome {
    let unusable = |what: String| Outcome::Error(TransportError::new(TransportErrorKind::Unusable, what));
    let operation = expectation.operation;
    match &mut expectation.answer {
        Answer::Fault(fault) => Outcome::Fault(*fault),
        Answer::Broken(problem) => unusable(format!("the stub's answer to {operation} cannot be given: {problem}")),
        Answer::Reply(canned) => canned.response().map_or_else(
            || unusable(format!("the stub's answer to {operation} is a stream, which can be sent once only")),
            Outcome::Reply,
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

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        f.debug_struct("Stub")
            .field("expectations", &state.expectations.len())
            .field("requests", &state.requests.len())
            .finish_non_exhaustive()
    }
}
