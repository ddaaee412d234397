//! Inputs that are put together at run time are checked as a whole before anything is sent.

use codeartifact::operation::create_domain::CreateDomainInput;
use codeartifact::operation::list_packages::ListPackagesInput;
use codeartifact::operation::publish_package_version::PublishPackageVersionInput;
use codeartifact::runtime::error::ErrorKind;
use codeartifact::types::Tag;
use codeartifact::{Error, Operation, Service};
use codeartifact_tests::server::Server;

use crate::{DOMAIN, OWNER, REPOSITORY, client_of};

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
async fn listings_are_checked_too() {
    let server = Server::start();
    let mut pages = client_of(&server).paginate(ListPackagesInput::default()).page_size(0).send();
    let sentence = pages.try_next().await.expect_err("three members are wrong").to_string();
    for problem in ["domain: required", "repository: required", "maxResults: is 0"] {
        assert!(sentence.contains(problem), "{sentence}");
    }
    assert!(server.requests().is_empty());
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
