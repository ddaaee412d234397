//! The fake over a bare connection: requests that no client of ours would send, and those of package managers.

mod clock;
mod inputs;
mod managers;
mod program;
mod raw;
mod registry;
mod seeded;
mod signatures;

use codeartifact_fake::{Server, Settings};
use serde_json::Value;

/// A fake, and the model that its replies are judged by.
fn start() -> Server {
    Server::start().expect("the fake starts")
}

fn model() -> Value {
    serde_json::from_str(include_str!("../../src/model.json")).expect("the embedded model is JSON")
}

/// The port is given back with the thread that serves it.
#[test]
fn a_dropped_fake_answers_no_more() {
    let server = start();
    let port = server.endpoint_url().rsplit(':').next().and_then(|port| port.parse().ok()).expect("the URL has a port");
    drop(server);
    let mut settings = Settings::default();
    settings.port = port;
    let again = Server::start_with(settings.clone()).expect("the port is free again");
    let taken = Server::start_with(settings).expect_err("the port is taken");
    assert!(taken.to_string().contains(&port.to_string()), "{taken}");
    drop(again);
}
