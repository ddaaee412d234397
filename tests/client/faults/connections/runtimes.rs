//! A client that several runtimes share.

use super::closed::answer;
use codeartifact::Client;
use codeartifact::config::{Config, Credentials, RetryConfig};
use std::net::TcpListener;
use std::thread;
use tokio::runtime::{Builder, Runtime};

#[test]
fn a_runtime_does_not_use_the_connections_of_another() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let config = Config::builder()
        .region("eu-west-1")
        .endpoint_url(format!("http://{}", listener.local_addr().unwrap()))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "secret"))
        .retry_config(RetryConfig::disabled());
    let client = Client::new(config.build());
    let server = thread::spawn(move || {
        let first = answer(listener.accept().unwrap().0);
        let second = answer(listener.accept().unwrap().0);
        // Each runtime keeps its own.
        drop((answer(first), answer(second)));
    });
    // A runtime stands still while the other one runs.
    let [one, other] = [(); 2].map(|()| Builder::new_current_thread().enable_all().build().unwrap());
    let call = |runtime: &Runtime| runtime.block_on(client.list_domains().send()).unwrap();
    for runtime in [&one, &other, &one, &other] {
        call(runtime);
    }
    server.join().unwrap();
}
