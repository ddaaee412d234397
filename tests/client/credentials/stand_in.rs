//! A service on loopback, and the clock of those who ask it.

use crate::clock::Clock;
use crate::home::Home;
use botocore_runtime::client::ConfigBuilder;
use bytes::Bytes;
use codeartifact_tests::server::{Received, Server};
use http::Response;

/// A service on loopback, at noon.
pub struct StandIn {
    server: Server,
    pub clock: Clock,
}

impl StandIn {
    /// One that gives each request a status and a body.
    pub fn replying_by(reply: impl Fn(&Received) -> (u16, String) + Send + Sync + 'static) -> Self {
        let server = Server::answering(move |request| {
            let (status, body) = reply(request);
            Response::builder().status(status).body(Bytes::from(body)).unwrap()
        });
        Self { server, clock: Clock::at_noon() }
    }

    /// Settings for its clients.
    pub fn settings_with(&self, home: &Home, profile: &str, variables: &[(&str, &str)]) -> ConfigBuilder {
        home.settings(&self.server, profile, variables).time_source(self.clock.clone())
    }

    pub fn url(&self) -> &str {
        self.server.url()
    }

    pub fn host(&self) -> &str {
        self.url().trim_start_matches("http://")
    }

    /// All requests.
    pub fn requests(&self) -> Vec<Received> {
        self.server.requests()
    }
}
