//! The hooks of a client, which keep its books.

use crate::books::{Failure, SILENCE};
use crate::world::World;
use codeartifact::config::{AttemptContext, AttemptOutcome, Intercept};
use codeartifact::primitives::ByteStream;
use codeartifact::runtime::error::Error;
use codeartifact::{ErrorKind, Exception};
use http::{HeaderMap, Request};

/// Writes down what a client shows.
#[derive(Debug)]
pub struct Hooks(pub World);

impl Intercept for Hooks {
    fn modify_before_signing(
        &self,
        attempt: &AttemptContext,
        _: &mut Request<ByteStream>,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        if let Some(call) = self.0.current() {
            self.0.say(|| format!("call {call} prepares attempt {}", attempt.attempt));
            self.0.books().is_made_ready(call, attempt.attempt, self.0.clock.now());
        }
        Ok(())
    }

    fn read_before_transmit(&self, _: &AttemptContext, request: &Request<ByteStream>) {
        let Some(call) = self.0.current() else { return };
        let key = key(request.headers()).unwrap_or_default();
        self.0.say(|| format!("call {call} is signed with {key}"));
        let now = self.0.clock.now();
        let mut books = self.0.books();
        books.is_transmitted(call);
        books.signed(call, key, now);
    }

    fn read_after_attempt(&self, attempt: &AttemptContext, outcome: &AttemptOutcome<'_>) {
        let Some(call) = self.0.current() else { return };
        let failure = outcome.error.map(failure);
        self.0.say(|| format!("call {call} has the outcome of attempt {}: {outcome:?}", attempt.attempt));
        let mut books = self.0.books();
        books.is_observed(call, attempt.attempt, failure, self.0.clock.now());
        if let Some(error) = outcome.error {
            books.no_secret(&format!("{error} {error:?}"));
        }
    }
}

/// What an attempt's error says.
fn failure(error: &(dyn std::error::Error + 'static)) -> Failure {
    let is_timeout = error.downcast_ref::<Error<Exception>>().is_some_and(|error| error.kind() == ErrorKind::Timeout);
    let sentence = error.to_string();
    match ["the call took longer than", "the attempt took longer than", SILENCE].map(|what| sentence.contains(what)) {
        _ if !is_timeout => Failure::Other,
        [true, ..] => Failure::OutOfTime,
        [_, true, _] => Failure::AttemptOver,
        [.., true] => Failure::Silent,
        _ => Failure::TimedOut,
    }
}

/// The id of the key that has signed a request.
fn key(headers: &HeaderMap) -> Option<&str> {
    let signature = headers.get(http::header::AUTHORIZATION)?.to_str().ok()?;
    signature.split_once("Credential=")?.1.split('/').next()
}
