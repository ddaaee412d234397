//! Errors, faults of the connection, and waits.

use bytes::Bytes;
use codeartifact::operation::describe_domain::DescribeDomainInput;
use codeartifact::operation::get_package_version_asset::GetPackageVersionAssetInput;
use codeartifact::operation::list_domains::ListDomainsInput;
use codeartifact::runtime::client::{RetryConfig, TimeoutConfig};
use codeartifact::test_util::{Fault, Stub, make};
use codeartifact::types::error::{ResourceNotFoundException, ThrottlingException};
use codeartifact::types::{PackageFormat, ResourceType};
use codeartifact::{Client, Exception};
use http::Response;
use std::time::Duration;
use tokio::time::Instant;

#[tokio::test]
async fn modelled_errors_come_with_their_status_and_members() {
    let stub = Stub::new();
    stub.on::<DescribeDomainInput>().fail(make(|error: &mut ResourceNotFoundException| {
        error.message = Some("no such domain".to_owned());
        error.resource_type = Some(ResourceType::Domain);
    }));
    stub.on::<DescribeDomainInput>().fail(make(|error: &mut ThrottlingException| error.retry_after_seconds = Some(7)));
    let client = Client::new(stub.config());
    let error = client.describe_domain().domain("domain").send().await.unwrap_err();
    assert_eq!(error.response().unwrap().status(), 404);
    let Some(Exception::ResourceNotFoundException(exception)) = error.exception() else { panic!("{error}") };
    assert_eq!(exception.message(), "no such domain");
    assert_eq!(exception.resource_type(), Some(&ResourceType::Domain));
    let error = client.describe_domain().domain("domain").send().await.unwrap_err();
    assert_eq!((error.code(), error.response().unwrap().status().as_u16()), (Some("ThrottlingException"), 429));
    let Some(Exception::ThrottlingException(exception)) = error.exception() else { panic!("{error}") };
    assert_eq!(exception.retry_after_seconds(), Some(7));
}

#[tokio::test]
async fn errors_and_replies_beyond_the_model() {
    let stub = Stub::new();
    stub.on::<ListDomainsInput>().fail_with(418, "Teapot", "short and stout");
    stub.on::<ListDomainsInput>().reply_raw(Response::builder().status(502).body("<html>").unwrap());
    let client = Client::new(stub.config());
    let error = client.list_domains().send().await.unwrap_err();
    assert_eq!((error.code(), error.message()), (Some("Teapot"), Some("short and stout")));
    let error = client.list_domains().send().await.unwrap_err();
    assert!(error.to_string().contains("HTTP 502"), "{error}");
}

#[tokio::test]
async fn connections_fail_before_and_after_the_request() {
    let stub = Stub::new();
    stub.on::<ListDomainsInput>().fault(Fault::ConnectionRefused);
    stub.on::<ListDomainsInput>().fault(Fault::ConnectionReset);
    stub.on::<ListDomainsInput>().reply_with(|output| output.next_token = Some("n".to_owned())).cut_after(3);
    let client = Client::new(stub.config());
    for expected in ["no connection to the stub", "was reset", "the reply broke off"] {
        let error = client.list_domains().send().await.unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[tokio::test]
async fn a_download_breaks_off() {
    let stub = Stub::new();
    stub.on::<GetPackageVersionAssetInput>().reply_with(|output| output.asset = "whole asset".into()).cut_after(5);
    let client = Client::new(stub.config());
    let download = client.get_package_version_asset().domain("domain").repository("repo").format(PackageFormat::Npm);
    let mut asset = download.package("p").package_version("1").asset("a").send().await.unwrap().asset;
    assert_eq!(asset.content_length(), Some(11));
    assert_eq!(asset.next().await.unwrap().unwrap(), Bytes::from("whole"));
    assert!(asset.next().await.unwrap().is_err());
    assert!(asset.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn waits_cost_no_time_where_it_is_paused() {
    let stub = Stub::new();
    stub.on::<ListDomainsInput>().reply_with(|_| {}).latency(Duration::from_secs(3));
    stub.on::<ListDomainsInput>().fault(Fault::NoAnswer);
    let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_secs(60)).build();
    let client = Client::new(stub.config().to_builder().timeout_config(timeouts).build());
    let start = Instant::now();
    client.list_domains().send().await.unwrap();
    assert_eq!(start.elapsed(), Duration::from_secs(3));
    let error = client.list_domains().send().await.unwrap_err();
    assert!(error.to_string().contains("timed out"), "{error}");
    assert_eq!(start.elapsed(), Duration::from_secs(63));
}

#[tokio::test(start_paused = true)]
async fn a_program_that_retries_is_tested_with_retries() {
    let stub = Stub::new();
    stub.on::<ListDomainsInput>().fault(Fault::ConnectionReset);
    stub.on::<ListDomainsInput>().fail_with(503, "ServiceUnavailable", "later");
    stub.on::<ListDomainsInput>().reply_with(|output| output.next_token = Some("n".to_owned()));
    let client = Client::new(stub.config().to_builder().retry_config(RetryConfig::standard()).build());
    assert_eq!(client.list_domains().send().await.unwrap().next_token(), Some("n"));
    assert_eq!(stub.requests().len(), 3);
}
