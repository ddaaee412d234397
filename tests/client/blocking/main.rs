//! The blocking client over loopback: calls, listings, faults, limits of time, threads, and bodies both ways.

mod bodies;
mod calls;
mod limits;
mod threads;

use codeartifact::blocking::Client;
use codeartifact::config::{Builder, Config, Credentials, RetryConfig};
use codeartifact_tests::raw_server::{Fate, Server as RawServer};
use codeartifact_tests::server::Server;
use std::time::Duration;
use tokio::runtime::Runtime;

/// The settings of a client that waits a moment only between its attempts.
fn settings(url: &str) -> Builder {
    Config::builder()
        .region("eu-west-1")
        .endpoint_url(url)
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "planted-secret"))
        .retry_config(RetryConfig::standard().with_initial_backoff(Duration::from_millis(1)))
}

fn client_of(server: &Server) -> Client {
    Client::new(settings(server.url()))
}

/// A server with these fates, and the runtime that it stops with.
fn raw(fates: impl IntoIterator<Item = Fate>) -> (RawServer, Runtime) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = runtime.block_on(RawServer::of(fates));
    (server, runtime)
}

fn raw_settings(server: &RawServer) -> Builder {
    settings(&format!("http://{}", server.address()))
}

#[test]
fn all_tests_end() {
    codeartifact_tests::bound::Bound::all_tests();
}
