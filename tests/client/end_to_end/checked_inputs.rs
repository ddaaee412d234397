//! Inputs that are put together at run time are checked as a whole before anything is sent.

use crate::{DOMAIN, OWNER, PACKAGE, REPOSITORY, client_of};
use codeartifact::builder::{Async, Complete};
use codeartifact::config::ValidationLevel;
use codeartifact::operation::create_domain::CreateDomainInput;
use codeartifact::operation::list_packages::{ListPackagesBuilder, ListPackagesInput};
use codeartifact::operation::publish_package_version::PublishPackageVersionInput;
use codeartifact::runtime::error::ErrorKind;
use codeartifact::types::{AllowUpstream, PackageFormat, PackageOriginRestrictions, Tag};
use codeartifact::{Client, Error, Operation, Service};
use codeartifact_tests::server::Server;

#[tokio::test]
async fn all_missing_members_are_reported_at_once() {
    let mut input = PublishPackageVersionInput::default();
    input.domain = Some(DOMAIN.to_owned());
    input.domain_owner = Some(OWNER.to_owned());
    let sentence = refused(input).await.to_string();
    assert!(sentence.starts_with("PublishPackageVersion was not sent"), "{sentence}");
    for member in ["repository", "format", "package", "packageVersion", "assetContent", "assetName"] {
        assert!(sentence.contains(&format!("{member}: required, but missing")), "{sentence}");
    }
    assert!(!sentence.contains("domain"), "{sentence}");
}

#[tokio::test]
async fn problems_inside_lists_are_reported_with_their_place() {
    let mut input = CreateDomainInput::default();
    input.domain = Some("x".to_owned());
    input.tags = Some(vec![Tag::builder().key("team").value("").build(), Tag::default()]);
    let sentence = refused(input).await.to_string();
    assert!(sentence.contains("domain: has length 1, but must have at least 2"), "{sentence}");
    assert!(sentence.contains("tags[1].key: required, but missing"), "{sentence}");
    assert!(sentence.contains("tags[1].value: required, but missing"), "{sentence}");
    assert!(!sentence.contains("tags[0]"), "{sentence}");
}

#[tokio::test]
async fn a_required_member_that_is_none_is_reported_when_it_is_sent() {
    let server = Server::start();
    let restrictions = PackageOriginRestrictions::builder().set_publish(None).upstream(AllowUpstream::Block).build();
    let request =
        client_of(&server).put_package_origin_configuration().set_domain(None).set_format(None).package(PACKAGE);
    let request = request.set_repository(Some("r".to_owned())).set_restrictions(Some(restrictions));
    assert_eq!(request.as_input().repository.as_deref(), Some("r"));
    let error = request.send().await.expect_err("four members are wrong");
    assert_eq!(error.kind(), ErrorKind::Validation);
    assert_eq!(
        error.to_string(),
        "PutPackageOriginConfiguration was not sent, because the input is not valid: domain: required, but missing; \
         repository: has length 1, but must have at least 2; format: required, but missing; \
         restrictions.publish: required, but missing"
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn listings_are_checked_too() {
    let server = Server::start();
    let mut pages = client_of(&server).paginate(ListPackagesInput::default()).page_size(0).send();
    let sentence = pages.try_next().await.expect_err("three members are wrong").to_string();
    for problem in ["domain: required", "repository: required", "maxResults: is 0"] {
        assert!(sentence.contains(problem), "{sentence}");
    }
    assert!(server.requests().is_empty());
}

/// A listing that breaks four constraints which only the service enforces by default. Its type names no required
/// member, so it stays valid when one becomes optional.
fn doubtful(client: &Client) -> ListPackagesBuilder<Async, Complete<ListPackagesInput>> {
    let request = client.list_packages().domain("No-Domain").repository(REPOSITORY).max_results(1001);
    request.format("conda".into()).namespace("a/b")
}

#[tokio::test]
async fn what_only_the_service_enforces_is_checked_on_request() -> Result<(), Error> {
    let server = Server::start();
    let client = client_of(&server);
    let sentence = format!(
        "ListPackages was not sent, because the input is not valid: \
         domain: does not match the pattern [a-z][a-z0-9\\-]{{0,48}}[a-z0-9]; format: must be one of {}; \
         namespace: does not match the pattern [^#/\\s]+; maxResults: is 1001, but must be at most 1000",
        PackageFormat::values().join(", ")
    );
    let error = doubtful(&client).customize().validation(ValidationLevel::Full).send().await.unwrap_err();
    assert_eq!(error.to_string(), sentence);
    let strict = Client::new(client.config().to_builder().validation(ValidationLevel::Full).build());
    assert_eq!(doubtful(&strict).send().await.unwrap_err().to_string(), sentence);
    assert!(server.requests().is_empty());
    doubtful(&client).send().await?;
    assert_eq!(server.requests().len(), 1);
    Ok(())
}

#[tokio::test]
async fn what_the_service_takes_passes_the_full_check() -> Result<(), Error> {
    let server = Server::start();
    let client = client_of(&server);
    let strict = Client::new(client.config().to_builder().validation(ValidationLevel::Full).build());
    let description = "Tools – für alle (v1.0)!";
    strict
        .create_repository()
        .domain(DOMAIN)
        .domain_owner(OWNER)
        .repository(REPOSITORY)
        .description(description)
        .send()
        .await?;
    let request = strict.list_packages().domain(DOMAIN).repository(REPOSITORY).namespace("@scope+é%2F&a=b");
    request.next_token("b3BhcXVl/+==").send().await?;
    Ok(())
}

#[tokio::test]
async fn a_complete_input_is_sent() -> Result<(), Error> {
    let server = Server::start();
    let mut input = ListPackagesInput::default();
    input.domain = Some(DOMAIN.to_owned());
    input.repository = Some(REPOSITORY.to_owned());
    assert_eq!(client_of(&server).send(input).await?.packages().len(), 2);
    Ok(())
}

/// The error of an input that must not be sent.
async fn refused<O: Operation<Service = Service>>(input: O) -> Error {
    let server = Server::start();
    let error = client_of(&server).send(input).await.err().expect("the input is not valid");
    assert_eq!(error.kind(), ErrorKind::Validation);
    assert!(server.requests().is_empty(), "the input was sent all the same");
    error
}
