//! Many threads, and threads of an async runtime.

use crate::{client_of, settings};
use codeartifact::ErrorKind;
use codeartifact::blocking::Client;
use codeartifact::config::{HyperTransport, RetryConfig, TimeoutConfig, TokioTimer};
use codeartifact::primitives::ByteStream;
use codeartifact::types::PackageFormat;
use codeartifact_tests::server::Server;
use futures_core::Stream;
use std::io::{self, Read};
use std::net::TcpListener;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::thread;
use std::time::Duration;

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

#[test]
fn a_limit_passes_while_another_thread_has_the_only_permit() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = Client::new(settings(&format!("http://{}", listener.local_addr().unwrap())).max_requests(1));
    let holder = client.clone();
    let holding = thread::spawn(move || holder.list_domains().send());
    // The request is on its way, so the permit is taken.
    let held = listener.accept().unwrap();
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(Duration::from_millis(20)).build();
    let call = client.list_domains().customize().timeout_config(timeouts).retry_config(RetryConfig::disabled());
    let error = call.send().unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 0));
    assert!(error.to_string().contains("has reached its `max_requests` of 1"), "{error}");
    drop((held, listener));
    holding.join().unwrap().unwrap_err();
}

#[test]
fn a_transport_that_needs_an_async_runtime_is_refused_outside_of_one() {
    let settings = settings("http://127.0.0.1:1");
    let error = Client::new(settings.clone().transport(HyperTransport::new())).list_domains().send().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration, "{error}");
    assert!(error.to_string().contains("needs a Tokio runtime"), "{error}");
    let error = Client::new(settings.timer(TokioTimer)).list_domains().send().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration, "{error}");
    assert!(error.to_string().contains("needs a Tokio runtime"), "{error}");
}

/// A body that nobody wakes.
struct Stuck;

impl Stream for Stuck {
    type Item = Result<Vec<u8>, std::io::Error>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Pending
    }
}

#[test]
fn an_async_body_that_never_comes_ends_with_the_limit() {
    let server = Server::start();
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_millis(50)).build();
    let client = Client::new(settings(server.url()).timeout_config(timeouts));
    let error = upload(&client, ByteStream::from_stream(Stuck, 7)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout);
}

#[test]
fn a_small_stack_is_enough() {
    let server = Server::start();
    let client = client_of(&server);
    // An eighth of what the standard library gives a thread. Without optimization frames are at their largest.
    let thread = thread::Builder::new().stack_size(256 * 1024).spawn(move || {
        client.list_domains().send().unwrap();
        upload(&client, ByteStream::from_reader(io::repeat(7), 100_000)).unwrap();
        let listing = client.list_packages().domain("my-domain").repository("my-repo").into_paginator();
        assert!(listing.items().send().all(|item| item.is_ok()));
    });
    thread.unwrap().join().unwrap();
}

fn upload(client: &Client, content: ByteStream) -> Result<(), codeartifact::Error> {
    let call = client.publish_package_version().domain("my-domain").repository("my-repo").package("p");
    let call = call.format(PackageFormat::Generic).package_version("1").asset_name("a.bin");
    call.asset_content(content).asset_sha256("0".repeat(64)).send().map(drop)
}

/// A content that panics after its first piece.
struct Panics(bool);

impl Read for Panics {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        assert!(!std::mem::replace(&mut self.0, true), "on purpose");
        buffer.fill(7);
        Ok(buffer.len())
    }
}

#[test]
fn a_content_that_panics_leaves_the_client_alone() {
    let server = Server::start();
    let client = Client::new(settings(server.url()).max_requests(1));
    for _ in 0..2 {
        let error = upload(&client, ByteStream::from_reader(Panics(false), 1 << 20)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::RequestBody, "{error}");
    }
    // Neither the permit nor anything that the thread knew of the request is left.
    client.list_domains().send().unwrap();
    assert_eq!(server.requests().len(), 1);
}
