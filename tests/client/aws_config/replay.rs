//! An HTTP client for tests as the AWS SDK has them: it answers from a list and keeps what it is given.

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

type Answer = Result<HttpResponse, ConnectorError>;

#[derive(Debug, Clone, Default)]
pub struct Replay(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    answers: VecDeque<Answer>,
    requests: Vec<HttpRequest>,
    settings: Vec<HttpConnectorSettings>,
    components: Vec<RuntimeComponents>,
}

impl Replay {
    pub fn new(answers: impl IntoIterator<Item = Answer>) -> Self {
        let state = State { answers: answers.into_iter().collect(), ..State::default() };
        Self(Arc::new(Mutex::new(state)))
    }

    /// The requests since the last time that this was asked.
    pub fn requests(&self) -> Vec<HttpRequest> {
        std::mem::take(&mut self.0.lock().unwrap().requests)
    }

    /// What the client was last asked for a connector with.
    pub fn asked(&self) -> (HttpConnectorSettings, RuntimeComponents) {
        let mut state = self.0.lock().unwrap();
        (state.settings.pop().unwrap(), state.components.pop().unwrap())
    }
}

impl HttpClient for Replay {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        let mut state = self.0.lock().unwrap();
        state.settings.push(settings.clone());
        state.components.push(components.clone());
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Replay {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let mut state = self.0.lock().unwrap();
        state.requests.push(request);
        let nothing = || Err(ConnectorError::other("there is no further answer".into(), None));
        HttpConnectorFuture::ready(state.answers.pop_front().unwrap_or_else(nothing))
    }
}

/// A reply with this status and body.
pub fn reply(status: u16, body: impl Into<SdkBody>) -> HttpResponse {
    http::Response::builder().status(status).body(body.into()).unwrap().try_into().unwrap()
}
