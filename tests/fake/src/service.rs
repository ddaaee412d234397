//! From a request to its reply: signature, operation, input, state, output.

use crate::ask::Ask;
use crate::clock::Clock;
use crate::model::{Model, Operation};
use crate::operations;
use crate::refusal::Refusal;
use crate::registry;
use crate::reply::Output;
use crate::request::Request;
use crate::settings::Settings;
use crate::signature;
use crate::state::State;
use crate::validate;
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderValue, Response};
use serde_json::{Map, Value};
use std::error::Error;
use std::sync::{Mutex, PoisonError};

/// The service, without its server.
#[derive(Debug)]
pub struct Service {
    model: Model,
    settings: Settings,
    url: String,
    clock: Clock,
    state: Mutex<State>,
}

impl Service {
    /// A service that holds nothing yet. `url` is its own address.
    pub fn new(settings: Settings, url: String) -> Result<Self, serde_json::Error> {
        Ok(Self { model: Model::embedded()?, settings, url, clock: Clock::default(), state: Mutex::default() })
    }

    /// Its own address.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What it was told.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Its clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// How often an operation was called.
    pub fn calls(&self, operation: &str) -> u64 {
        self.lock().calls.get(operation).copied().unwrap_or_default()
    }

    /// Answers a request.
    pub fn answer(&self, head: Parts, body: Bytes) -> Response<Bytes> {
        let request = Request::new(head, body);
        self.finished(self.operate(&request).unwrap_or_else(|refusal| refusal.reply(&self.model)))
    }

    /// The answer to a request whose body cannot be read.
    pub fn unreadable(&self, error: &dyn Error) -> Response<Bytes> {
        let refusal = Refusal::unreadable(format!("The body cannot be read: {error}."));
        self.finished(refusal.reply(&self.model))
    }

    /// Runs an operation that no client has asked for.
    pub fn seed(&self, operation: &str, input: Value, content: Bytes) -> Result<(), Refusal> {
        let found = self.model.operations().find(|known| known.name == operation);
        let operation = found.ok_or_else(|| Refusal::unknown_operation(operation))?;
        let Value::Object(input) = input else { return Err(Refusal::unreadable("The input is not an object.")) };
        validate::check_members(operation.input(), &input)?;
        self.run(operation, input, content, true).map(drop)
    }

    fn operate(&self, request: &Request) -> Result<Response<Bytes>, Refusal> {
        let now = self.clock.now();
        let managed = registry::answer(&mut self.lock(), request, &self.settings, &self.url, now);
        if let Some(answer) = managed {
            return answer;
        }
        signature::verify(request, &self.settings, now)?;
        let operation = self.model.operation(&request.method, &request.path);
        let operation = operation.ok_or_else(|| Refusal::unknown_operation(&request.path))?;
        *self.lock().calls.entry(operation.name.to_owned()).or_default() += 1;
        let input = request.input(operation)?;
        let output = self.run(operation, input, request.body.clone(), false);
        output.map_err(|refusal| declared(operation, refusal))?.reply(operation)
    }

    fn run(
        &self,
        operation: Operation<'_>,
        input: Map<String, Value>,
        content: Bytes,
        is_seed: bool,
    ) -> Result<Output, Refusal> {
        let (now, operation) = (self.clock.now(), operation.name);
        let ask = Ask { settings: &self.settings, url: &self.url, now, operation, input, content, is_seed };
        operations::run(&mut self.lock(), &ask)
    }

    /// The reply with the headers that all have.
    fn finished(&self, mut reply: Response<Bytes>) -> Response<Bytes> {
        let headers = [
            ("x-amzn-requestid", self.lock().next_id("request")),
            ("date", httpdate::fmt_http_date(self.clock.time())),
        ];
        for (name, value) in headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                reply.headers_mut().insert(name, value);
            }
        }
        reply
    }

    /// What a panic has left is still a state.
    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An operation answers with errors that the model lists for it, and no others.
fn declared(operation: Operation<'_>, refusal: Refusal) -> Refusal {
    if operation.declares(refusal.code()) {
        return refusal;
    }
    Refusal::internal(format!("The fake answers {} with {}, which it cannot have.", operation.name, refusal.code()))
}
