//! Which request meets which expectation, and what is kept of it.

use codeartifact::operation::get_authorization_token::GetAuthorizationTokenInput;
use codeartifact::operation::list_packages::ListPackagesInput;
use codeartifact::operation::publish_package_version::PublishPackageVersionInput;
use codeartifact::operation::tag_resource::TagResourceInput;
use codeartifact::primitives::ByteStream;
use codeartifact::test_util::{RecordedRequest, Stub, make};
use codeartifact::types::{PackageFormat, PackageSummary, Tag};
use codeartifact::{Client, Error};
use serde_json::json;

/// What a consumer's program might do: the names of all packages.
async fn names(client: &Client) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    let packages = client.list_packages().domain("domain").repository("repo").format(PackageFormat::Npm);
    let mut packages = packages.into_paginator().items().send();
    while let Some(package) = packages.next().await {
        names.extend(package?.package);
    }
    Ok(names)
}

fn package(name: &str) -> PackageSummary {
    make(|package: &mut PackageSummary| package.package = Some(name.to_owned()))
}

#[tokio::test]
async fn typed_outputs_answer_in_order() {
    let stub = Stub::new();
    stub.on::<ListPackagesInput>().reply_with(|page| {
        page.packages = Some(vec![package("a"), package("b")]);
        page.next_token = Some("more".to_owned());
    });
    stub.on::<ListPackagesInput>()
        .when(|request| request.query("next-token").as_deref() == Some("more"))
        .reply_with(|page| page.packages = Some(vec![package("c")]));
    assert_eq!(names(&Client::new(stub.config())).await.unwrap(), ["a", "b", "c"]);
    let requests = stub.requests();
    let operations: Vec<_> = requests.iter().map(|request| request.operation).collect();
    assert_eq!(operations, [Some("ListPackages"); 2]);
    assert_eq!(requests[0].query("format").as_deref(), Some("npm"));
    assert_eq!(requests[0].query("next-token"), None);
    assert!(requests[0].header("authorization").unwrap().starts_with("AWS4-HMAC-SHA256 Credential=STUB/"));
    stub.verify();
}

#[tokio::test]
async fn an_output_may_be_json() {
    let stub = Stub::new();
    stub.on::<ListPackagesInput>().reply_json(json!({"packages": [{"package": "a", "format": "npm"}]}));
    assert_eq!(names(&Client::new(stub.config())).await.unwrap(), ["a"]);
}

#[tokio::test]
async fn an_input_expects_its_very_request() {
    let stub = Stub::new();
    let client = Client::new(stub.config());
    let of = |domain: &str| GetAuthorizationTokenInput::builder().domain(domain).build();
    stub.on_input(of("second & last")).reply_with(|output| output.authorization_token = Some("2".to_owned()));
    stub.on_input(of("first")).reply_with(|output| output.authorization_token = Some("1".to_owned()));
    for (domain, token) in [("first", "1"), ("second & last", "2")] {
        let output = client.get_authorization_token().domain(domain).send().await.unwrap();
        assert_eq!(output.authorization_token(), Some(token));
    }
    let tag = |value: &str| Tag::builder().key("team").value(value).build();
    let input = TagResourceInput::builder().resource_arn("arn:aws:x").tags(tag("build")).build();
    stub.on_input(input).reply_with(|_| {});
    client.tag_resource().resource_arn("arn:aws:x").tags(tag("build")).send().await.unwrap();
    assert_eq!(stub.requests()[2].json(), Some(json!({"tags": [{"key": "team", "value": "build"}]})));
}

#[tokio::test]
async fn another_body_is_another_request() {
    let stub = Stub::new();
    let input = |bytes: &'static [u8]| {
        PublishPackageVersionInput::builder()
            .domain("domain")
            .repository("repo")
            .format(PackageFormat::Generic)
            .package("p")
            .package_version("1")
            .asset_content(ByteStream::from_static(bytes))
            .asset_name("a")
            .build()
    };
    stub.on_input(input(b"one")).reply_with(|_| {});
    stub.on::<PublishPackageVersionInput>()
        .when(|request: &RecordedRequest| request.body == "two"[..])
        .reply_with(|output| output.version = Some("1".to_owned()));
    let client = Client::new(stub.config());
    assert_eq!(client.send(input(b"two")).await.unwrap().version(), Some("1"));
    assert_eq!(client.send(input(b"one")).await.unwrap().version(), None);
}

#[tokio::test]
async fn expectations_are_met_as_often_as_they_say() {
    let stub = Stub::new();
    stub.on::<ListPackagesInput>().reply_json(json!({"packages": [{"package": "a"}]})).times(2);
    stub.on::<ListPackagesInput>().reply_with(|_| {}).any_times();
    let client = Client::new(stub.config());
    for expected in [&["a"][..], &["a"], &[], &[]] {
        assert_eq!(names(&client).await.unwrap(), expected);
    }
}

#[tokio::test]
async fn order_is_kept_where_it_is_asked_for() {
    let stub = Stub::in_order();
    stub.on::<GetAuthorizationTokenInput>().reply_with(|_| {});
    stub.on::<ListPackagesInput>().reply_with(|_| {});
    let client = Client::new(stub.config());
    let error = names(&client).await.unwrap_err().to_string();
    assert!(error.contains("ListPackages (POST /v1/packages") && error.contains("came unexpected"), "{error}");
    client.get_authorization_token().domain("domain").send().await.unwrap();
    assert!(names(&client).await.unwrap().is_empty());
    assert_eq!(stub.check().unwrap_err().complaints().len(), 1);
}
