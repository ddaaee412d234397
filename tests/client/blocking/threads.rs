//! Many threads, and threads of an async runtime.

use crate::{client_of, settings};
use codeartifact::blocking::Client;
use codeartifact_tests::server::Server;
use std::thread;

#[test]
fn sixty_four_threads_share_few_permits() {
    let server = Server::start();
    let client = Client::new(settings(server.url()).max_requests(3));
    thread::scope(|scope| {
        for _ in 0..64 {
            scope.spawn(|| client.list_domains().send().unwrap());
        }
    });
    assert_eq!(server.requests().len(), 64);
}

#[tokio::test]
async fn it_works_within_an_async_runtime() {
    let server = Server::start();
    client_of(&server).list_domains().send().unwrap();
    let client = client_of(&server);
    tokio::task::spawn_blocking(move || client.list_domains().send()).await.unwrap().unwrap();
    assert_eq!(server.requests().len(), 2);
}
