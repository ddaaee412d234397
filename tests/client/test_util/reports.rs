//! What a stub complains about, and when.

use codeartifact::Client;
use codeartifact::operation::delete_domain::DeleteDomainInput;
use codeartifact::operation::delete_package_versions::DeletePackageVersionsInput;
use codeartifact::operation::describe_domain::DescribeDomainInput;
use codeartifact::operation::get_package_version_asset::{GetPackageVersionAssetInput, GetPackageVersionAssetOutput};
use codeartifact::operation::list_domains::ListDomainsInput;
use codeartifact::primitives::ByteStream;
use codeartifact::test_util::{Stub, make};
use codeartifact::types::PackageFormat;
use serde_json::json;
use std::panic::{AssertUnwindSafe, catch_unwind};

fn input(domain: &str) -> DescribeDomainInput {
    DescribeDomainInput::builder().domain(domain).build()
}

/// What dropping a stub panics with.
fn dropped(stub: Stub) -> Option<String> {
    let panic = catch_unwind(AssertUnwindSafe(|| drop(stub))).err()?;
    Some(*panic.downcast::<String>().unwrap())
}

#[tokio::test]
async fn what_did_not_come_is_told_when_the_stub_is_dropped() {
    let stub = Stub::new();
    let line = line!() + 1;
    stub.on_input(input("other")).reply_with(|_| {});
    stub.on::<ListDomainsInput>().reply_with(|_| {}).times(2);
    stub.on::<DeleteDomainInput>().when(|_| true).reply_with(|_| {});
    stub.on::<DeleteDomainInput>().reply_with(|_| {}).any_times();
    Client::new(stub.config()).list_domains().send().await.unwrap();
    let place = |lines| format!("{}:{}:10", file!(), line + lines);
    assert_eq!(
        dropped(stub).unwrap(),
        format!(
            "the stub was not used as expected:\n\
             - expected DescribeDomain (GET /v1/domain?domain=other) ({}), came 0 of 1 times\n\
             - expected ListDomains ({}), came 1 of 2 times\n\
             - expected DeleteDomain (by a condition) ({}), came 0 of 1 times",
            place(0),
            place(1),
            place(2)
        )
    );
}

#[tokio::test]
async fn what_came_unexpected_is_an_error_of_the_call_and_told_again() {
    let stub = Stub::new();
    stub.on_input(input("expected")).reply_with(|_| {});
    let client = Client::new(stub.config());
    client.send(input("expected")).await.unwrap();
    let error = client.send(input("surprise")).await.unwrap_err();
    let complaint = "DescribeDomain (GET /v1/domain?domain=surprise) came unexpected; expected was DescribeDomain \
                     (GET /v1/domain?domain=expected), came 1 of 1 times";
    assert!(error.to_string().contains(complaint), "{error}");
    assert_eq!(stub.check().unwrap_err().complaints(), [complaint]);
    assert_eq!(stub.requests().len(), 2);
    assert_eq!(dropped(stub), None, "it was told already");
}

#[tokio::test]
async fn what_differs_is_named() {
    let versions = |versions: &[&str]| {
        let call = DeletePackageVersionsInput::builder().domain("my-domain").repository("my-repo");
        let call = call.format(PackageFormat::Npm).package("left-pad");
        let mut input = call.versions("").build();
        input.versions = Some(versions.iter().map(ToString::to_string).collect());
        input
    };
    let complaint = async |expected: DeletePackageVersionsInput, sent| {
        let stub = Stub::new();
        stub.on_input(expected).reply_with(|_| {});
        Client::new(stub.config()).send::<DeletePackageVersionsInput>(sent).await.unwrap_err();
        stub.check().unwrap_err().complaints()[1].clone()
    };
    let other_body = complaint(versions(&["1", "2"]), versions(&["1"])).await;
    assert!(other_body.ends_with("came 0 of 1 times, but its body differs in `versions`"), "{other_body}");
    let mut other_query = versions(&["1"]);
    other_query.package = Some("right-pad".to_owned());
    let other_query = complaint(other_query, versions(&["1"])).await;
    assert!(other_query.ends_with("but its method, path or query differs"), "{other_query}");
}

#[tokio::test]
async fn a_stub_that_expects_nothing_says_so() {
    let stub = Stub::new();
    let error = Client::new(stub.config()).list_domains().send().await.unwrap_err();
    assert!(error.to_string().contains("expected was nothing"), "{error}");
    assert!(dropped(stub).is_some());
    assert_eq!(dropped(Stub::new()), None);
}

#[test]
fn a_failing_test_fails_for_its_own_reason() {
    let panic = catch_unwind(|| {
        let stub = Stub::new();
        stub.on::<ListDomainsInput>().reply_with(|_| {});
        panic!("own reason");
    });
    assert_eq!(*panic.unwrap_err().downcast::<&str>().unwrap(), "own reason");
}

#[tokio::test]
async fn an_answer_that_cannot_be_given_is_told() {
    let stub = Stub::new();
    stub.on::<DescribeDomainInput>().reply_json(json!({"domain": {"nmae": "d"}}));
    stub.on_input(DescribeDomainInput::default()).reply_with(|_| {});
    stub.on::<GetPackageVersionAssetInput>().reply_with(|output| output.asset_name = Some("a\nb".to_owned()));
    let error = Client::new(stub.config()).send(input("domain")).await.unwrap_err().to_string();
    assert!(error.contains("domain.nmae: the model has no member of this name"), "{error}");
    let complaints = stub.check().unwrap_err().to_string();
    assert!(complaints.contains("the input is not valid"), "{complaints}");
    assert!(complaints.contains("header `X-AssetName`: holds a control character"), "{complaints}");
}

#[tokio::test]
async fn a_stream_answers_once() {
    let stub = Stub::new();
    let body = || ByteStream::from_body(http_body_util::Full::new(bytes::Bytes::from_static(b"ab")));
    stub.on::<GetPackageVersionAssetInput>()
        .reply(make(|output: &mut GetPackageVersionAssetOutput| output.asset = body()))
        .times(2);
    let client = Client::new(stub.config());
    let download = || {
        let download = client.get_package_version_asset().domain("domain").repository("repo").format("npm".into());
        download.package("p").package_version("1").asset("a").send()
    };
    let asset = download().await.unwrap().asset;
    assert_eq!(asset.collect().await.unwrap().into_bytes(), "ab");
    let error = download().await.unwrap_err().to_string();
    assert!(error.contains("is a stream, which can be sent once only"), "{error}");
}

#[tokio::test]
async fn no_secret_is_in_debug() {
    let stub = Stub::new();
    stub.on::<ListDomainsInput>().reply_with(|_| {});
    Client::new(stub.config()).list_domains().next_token("hushed").send().await.unwrap();
    let debug = format!("{stub:?} {:?}", stub.requests());
    assert!(!debug.contains("hushed") && !debug.contains("Signature="), "{debug}");
}
