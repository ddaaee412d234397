//! The facts about calls that succeed: request ids, status, headers and attempts.

use crate::{DOMAIN, PACKAGE, REPOSITORY, client_of};
use bytes::Bytes;
use codeartifact::config::RetryConfig;
use codeartifact::operation::describe_domain::DescribeDomainInput;
use codeartifact::operation::list_domains::ListDomainsInput;
use codeartifact::test_util::Stub;
use codeartifact::types::PackageFormat;
use codeartifact::{Client, Error};
use codeartifact_tests::server::{Server, reply};
use http::{HeaderValue, Response};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Fails on the first request, and numbers its replies from 1.
fn server() -> Server {
    let count = AtomicUsize::new(0);
    Server::answering(move |request| {
        let number = count.fetch_add(1, Ordering::SeqCst) + 1;
        let failed = || Response::builder().status(500).body(Bytes::from_static(b"{}")).unwrap();
        let mut reply = if number == 1 { failed() } else { reply::complete(request) };
        let id = HeaderValue::try_from(format!("request-{number}")).unwrap();
        reply.headers_mut().insert("x-amzn-requestid", id);
        reply.headers_mut().insert("x-planted", HeaderValue::from_static("planted-secret"));
        reply
    })
}

fn client(server: &Server) -> Client {
    let retries = RetryConfig::standard().with_initial_backoff(Duration::from_millis(1));
    Client::new(client_of(server).config().to_builder().retry_config(retries).build())
}

#[tokio::test]
async fn a_call_that_succeeds_tells_its_request_ids() -> Result<(), Error> {
    let server = server();
    let client = client(&server);
    let (output, metadata) = client.describe_domain().domain(DOMAIN).send_with_metadata().await?;
    assert!(output.domain().is_some());
    assert_eq!((metadata.request_id(), metadata.attempts()), (Some("request-2"), 2));
    assert_eq!(metadata.request_ids().collect::<Vec<_>>(), ["request-1", "request-2"]);
    assert_eq!((metadata.status().as_u16(), metadata.headers()["x-planted"].as_bytes()), (200, &b"planted-secret"[..]));
    assert!(!format!("{metadata:?}").contains("planted-secret"), "{metadata:?}");

    let input = DescribeDomainInput::builder().domain(DOMAIN).build();
    let (_, metadata) = client.send_with_metadata(input.clone()).await?;
    assert_eq!((metadata.request_id(), metadata.attempts()), (Some("request-3"), 1));
    let (_, metadata) = client.customize(input).region("eu-west-1").send_with_metadata().await?;
    assert_eq!(metadata.request_id(), Some("request-4"));
    Ok(())
}

#[tokio::test]
async fn the_facts_come_with_the_head_of_a_streamed_reply() -> Result<(), Error> {
    let server = server();
    let asset = client(&server).get_package_version_asset().domain(DOMAIN).repository(REPOSITORY).package(PACKAGE);
    let asset = asset.format(PackageFormat::Npm).package_version("1").asset("a.tgz");
    let (output, metadata) = asset.send_with_metadata().await?;
    assert_eq!(metadata.request_id(), Some("request-2"));
    assert!(!output.asset.collect().await?.into_bytes().is_empty());
    Ok(())
}

#[tokio::test]
async fn a_page_has_its_own() -> Result<(), Error> {
    let server = server();
    let mut pages = client(&server).list_domains().into_paginator().send();
    assert!(pages.metadata().is_none());
    pages.try_next().await?;
    assert_eq!(pages.metadata().and_then(|metadata| metadata.request_id()), Some("request-2"));
    Ok(())
}

#[tokio::test]
async fn a_reply_that_cannot_be_read_tells_them_too() {
    let count = AtomicUsize::new(0);
    let server = Server::answering(move |_| {
        let number = count.fetch_add(1, Ordering::SeqCst) + 1;
        let reply = Response::builder().status(if number == 1 { 500 } else { 200 });
        reply.header("x-amzn-requestid", format!("request-{number}")).body(Bytes::from_static(b"[]")).unwrap()
    });
    let error = client(&server).describe_domain().domain(DOMAIN).send_with_metadata().await.unwrap_err();
    assert_eq!(error.request_ids().collect::<Vec<_>>(), ["request-1", "request-2"]);
    assert_eq!((error.headers().unwrap()["x-amzn-requestid"].as_bytes(), error.attempts()), (&b"request-2"[..], 2));
}

#[tokio::test]
async fn a_stub_gives_them() -> Result<(), Error> {
    let stub = Stub::new();
    let reply = Response::builder().header("x-amzn-requestid", "request-7").body(r#"{"domains":[]}"#).unwrap();
    stub.on::<ListDomainsInput>().reply_raw(reply);
    let (_, metadata) = Client::new(stub.config()).list_domains().send_with_metadata().await?;
    assert_eq!(metadata.request_id(), Some("request-7"));
    Ok(())
}
