//! From a request to its reply: signature, operation, input, state, output.

use crate::ask::Ask;
use crate::model::{Model, Operation};
use crate::operations;
use crate::refusal::Refusal;
use crate::registry;
use crate::request::Request;
use crate::settings::Settings;
use crate::signature;
use crate::state::State;
use crate::time;
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderValue, Response};
use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};

/// The service, without its server.
#[derive(Debug)]
pub struct Service {
    model: Model,
    settings: Arc<Settings>,
    url: String,
    state: Mutex<State>,
}

impl Service {
    /// A service that holds nothing yet. `url` is its own address.
    pub fn new(settings: Arc<Settings>, url: String) -> Result<Self, serde_json::Error> {
        Ok(Self { model: Model::embedded()?, settings, url, state: Mutex::default() })
    }

    /// Answers a request.
    pub fn answer(&self, head: Parts, body: Bytes) -> Response<Bytes> {
        let request = Request::new(head, body);
        self.with_request_id(self.operate(&request).unwrap_or_else(|refusal| refusal.reply(&self.model)))
    }

    /// The answer to a request whose body cannot be read.
    pub fn unreadable(&self, error: &dyn Error) -> Response<Bytes> {
        let refusal = Refusal::unreadable(format!("The body cannot be read: {error}."));
        self.with_request_id(refusal.reply(&self.model))
    }

    fn operate(&self, request: &Request) -> Result<Response<Bytes>, Refusal> {
        let now = time::now();
        let managed = registry::answer(&mut self.lock(), request, &self.settings, &self.url, now);
        if let Some(answer) = managed {
            return answer;
        }
        signature::verify(request, &self.settings, now)?;
        let operation = self.model.operation(&request.method, &request.path);
        let operation = operation.ok_or_else(|| Refusal::unknown_operation(&request.path))?;
        let input = request.input(operation)?;
        let content = request.body.clone();
        let ask = Ask { settings: &self.settings, url: &self.url, now, operation: operation.name, input, content };
        let output = operations::run(&mut self.lock(), &ask).map_err(|refusal| declared(operation, refusal))?;
        output.reply(operation)
    }

    fn with_request_id(&self, mut reply: Response<Bytes>) -> Response<Bytes> {
        let id = self.lock().next_id("request");
        if let Ok(id) = HeaderValue::from_str(&id) {
            reply.headers_mut().insert("x-amzn-requestid", id);
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
