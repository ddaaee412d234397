//! Calls, listings, errors and settings.

use crate::{client_of, raw, raw_settings, settings};
use bytes::Bytes;
use codeartifact::ErrorKind;
use codeartifact::blocking::{BlockingTransport, Client};
use codeartifact::config::TransportError;
use codeartifact::operation::list_packages::{ListPackagesInput, ListPackagesOutput};
use codeartifact::primitives::ByteStream;
use codeartifact::runtime::http::{Request, Response};
use codeartifact::test_util::Stub;
use codeartifact_tests::raw_server::Fate;
use codeartifact_tests::server::{Server, reply};
use std::time::Duration;

#[test]
fn a_call_returns_its_output() {
    let server = Server::start();
    let client = client_of(&server);
    let output = client.list_packages().domain("my-domain").repository("my-repo").send().unwrap();
    assert!(!output.packages().is_empty());
    let input = ListPackagesInput::builder().domain("my-domain").repository("my-repo").build();
    let (_, metadata) = client.send_with_metadata(input).unwrap();
    assert_eq!((metadata.attempts(), server.requests().len()), (1, 2));
}

/// Pages with the tokens `1` and `2`.
fn pages() -> Server {
    Server::answering(|request| {
        let body = match request.query().iter().find(|(name, _)| name == "next-token").map(|(_, token)| token.as_str())
        {
            None => r#"{"packages":[{"package":"a"},{"package":"b"}],"nextToken":"1"}"#,
            Some("1") => r#"{"packages":[],"nextToken":"2"}"#,
            _ => r#"{"packages":[{"package":"c"}]}"#,
        };
        Response::new(Bytes::from_static(body.as_bytes()))
    })
}

#[test]
fn listings_are_iterators() {
    let server = pages();
    let listing = client_of(&server).list_packages().domain("my-domain").repository("my-repo").into_paginator();
    let pages: Result<Vec<_>, _> = listing.clone().send().collect();
    assert_eq!(pages.unwrap().len(), 3);
    let mut items = listing.items().send();
    let names: Vec<_> = items.by_ref().take(2).map(|item| item.unwrap().package.unwrap()).collect();
    assert_eq!(names, ["a", "b"]);
    let token = items.resume_token().unwrap();
    let input = ListPackagesInput::builder().domain("my-domain").repository("my-repo").build();
    let rest = client_of(&server).paginate(input).starting_token(token).items().send();
    let rest: Vec<_> = rest.map(|item| item.unwrap().package.unwrap()).collect();
    assert_eq!(rest, ["c"]);
}

#[test]
fn an_error_is_typed() {
    let server = Server::answering(|_| reply::error(404, "ResourceNotFoundException", "no such domain"));
    let error = client_of(&server).describe_domain().domain("my-domain").send().unwrap_err();
    assert!(error.is_resource_not_found_exception(), "{error}");
    assert_eq!((error.kind(), server.requests().len()), (ErrorKind::Service, 1));
}

#[test]
fn failures_are_retried_and_settings_hold_for_one_call() {
    let broken = || Fate::Reply(b"HTTP/1.1 503 Slow\r\nContent-Length: 0\r\n\r\n".to_vec());
    let good = Fate::Reply(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".to_vec());
    let (server, _runtime) = raw([broken(), Fate::Cut(String::new()), good, broken()]);
    let client = Client::new(raw_settings(&server));
    let (_, metadata) = client.list_domains().send_with_metadata().unwrap();
    assert_eq!(metadata.attempts(), 3);
    let call = client.list_domains().customize().retry_config(codeartifact::config::RetryConfig::disabled());
    let error = call.header("x-tried", "once").send().unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), server.count()), (503, 4));
}

#[test]
fn a_stub_answers() {
    let stub = Stub::new();
    stub.on::<ListPackagesInput>().reply(ListPackagesOutput::default());
    let client = Client::new(stub.config());
    client.list_packages().domain("my-domain").repository("my-repo").send().unwrap();
}

/// Another blocking stack.
#[derive(Debug)]
struct Stack;

impl BlockingTransport for Stack {
    fn send(&self, request: Request<ByteStream>) -> Result<Response<ByteStream>, TransportError> {
        assert_eq!(request.uri().path(), "/v1/domains");
        Ok(Response::new(ByteStream::from_reader(&br#"{"nextToken":"t"}"#[..], 17)))
    }
}

#[test]
fn another_blocking_stack_carries_calls() {
    let client = Client::new(settings("http://localhost:1").blocking_transport(Stack));
    assert_eq!(client.list_domains().send().unwrap().next_token(), Some("t"));
    let presigned = client.list_domains().customize().presign(Duration::from_secs(60)).unwrap();
    assert!(presigned.uri().query().unwrap().contains("X-Amz-Signature"));
}
