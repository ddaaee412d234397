//! Tests of the listings without a network.

use super::pages::{Failure, Pages};
use aws_sdk_codeartifact::operation::{list_domains::ListDomainsInput, list_packages::ListPackagesInput};
use aws_sdk_codeartifact::test_util::{Stub, make};
use aws_sdk_codeartifact::types::{DomainSummary, PackageFormat, PackageSummary};

fn domain(name: &str) -> DomainSummary {
    make(|domain: &mut DomainSummary| domain.name = Some(name.to_owned()))
}

fn package(name: &str) -> PackageSummary {
    make(|package: &mut PackageSummary| package.package = Some(name.to_owned()))
}

#[tokio::test]
async fn a_limit_ends_the_listing_and_its_token_goes_on() {
    let stub = Stub::new();
    stub.on_input(ListDomainsInput::builder().max_results(2).build()).reply_with(|page| {
        page.domains = Some(vec![domain("one"), domain("two")]);
        page.next_token = Some("on".to_owned());
    });
    let pages = Pages::new(stub.config());
    let (domains, token) = pages.domains(Some(2), None).await.unwrap();
    assert_eq!(domains.len(), 2);
    assert_eq!(domains[0].name(), Some("one"));
    assert_eq!(token.as_deref(), Some("on"));
    stub.verify();
}

#[tokio::test]
async fn all_pages_are_read() {
    let request = || ListPackagesInput::builder().domain("my-domain").repository("my-repo").format(PackageFormat::Npm);
    let stub = Stub::new();
    stub.on_input(request().build()).reply_with(|page| {
        page.packages = Some(vec![package("left-pad")]);
        page.next_token = Some("on".to_owned());
    });
    stub.on_input(request().next_token("on").build())
        .reply_with(|page| page.packages = Some(vec![package("right-pad")]));
    let pages = Pages::new(stub.config());
    let (packages, token) = pages.packages("my-domain", "my-repo", Some(PackageFormat::Npm), None, None).await.unwrap();
    assert_eq!(packages.iter().filter_map(|package| package.package()).collect::<Vec<_>>(), ["left-pad", "right-pad"]);
    assert_eq!(token, None);
    stub.verify();
}

#[tokio::test]
async fn a_refusal_has_its_code() {
    let stub = Stub::new();
    stub.on::<ListDomainsInput>().fail_with(400, "ValidationException", "no such domain");
    let pages = Pages::new(stub.config());
    let failure = pages.domains(None, None).await.unwrap_err();
    let expected = Failure { code: Some("ValidationException".to_owned()), message: "no such domain".to_owned() };
    assert_eq!(failure, expected);
    stub.verify();
}
