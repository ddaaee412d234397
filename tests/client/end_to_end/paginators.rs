//! Listings: every page, every item, and where to go on.

use crate::{DOMAIN, PACKAGE, REPOSITORY, client_of};
use codeartifact::runtime::error::ErrorKind;
use codeartifact::runtime::paginate::Paginated;
use codeartifact::types::PackageFormat;
use codeartifact::{Client, Error, Paginator, Service};
use codeartifact_tests::server::{Received, Server, reply};
use codeartifact_tests::service_model::{self, Operation};
use std::collections::BTreeSet;
use std::fmt::Debug;

#[tokio::test]
async fn every_listing_gives_all_pages_and_items() -> Result<(), Error> {
    let listed: Vec<_> = include!(concat!(env!("OUT_DIR"), "/listings.rs"));
    let modelled = service_model::operations().filter(Operation::is_listing).map(|operation| operation.name);
    assert_eq!(BTreeSet::from_iter(listed), modelled.collect());
    Ok(())
}

/// Goes through a listing of two pages with two items each, by page and by item; gives the operation's name.
async fn check<O>(list: impl Fn(Client) -> Paginator<O>) -> Result<&'static str, Error>
where
    O: Paginated<Service = Service> + 'static,
    O::Output: Debug,
    O::Item: Debug,
{
    let server = Server::start();
    let client = client_of(&server);
    let pages: Vec<_> = list(client.clone()).page_size(2).send().collect::<Result<_, _>>().await?;
    assert_eq!(pages.len(), 2, "{}: pages", O::NAME);
    assert_eq!(server.requests().len(), 2, "{}: requests", O::NAME);
    assert_follows(O::NAME, &server.requests(), O::HAS_PAGE_SIZE.then_some(2));

    let items: Vec<_> = list(client).items().send().collect::<Result<_, _>>().await?;
    let distinct: BTreeSet<_> = items.iter().map(|item| format!("{item:?}")).collect();
    assert_eq!((items.len(), distinct.len()), (4, 4), "{}: {items:?}", O::NAME);
    Ok(O::NAME)
}

/// Fails unless the second request is the first with the token that the first page gave.
fn assert_follows(name: &str, requests: &[Received], page_size: Option<i32>) {
    let operation = service_model::operation(name).expect("the model has it");
    let page = reply::of_operation(operation, false);
    let page: serde_json::Value = serde_json::from_slice(page.body()).expect("pages are JSON");
    let tokens: Vec<_> = requests.iter().map(Received::next_token).collect();
    assert_eq!(tokens, [None, page["nextToken"].as_str().map(str::to_owned)], "{name}: tokens");
    for request in requests {
        assert_eq!(request.operation().map(|operation| operation.name), Some(name));
        let in_query = request.query().into_iter().find(|(name, _)| name == "max-results").map(|(_, size)| size);
        let in_body = || Some(request.json()?["maxResults"].as_i64()?.to_string());
        assert_eq!(in_query.or_else(in_body), page_size.map(|size| size.to_string()), "{name}: page size");
    }
    let others = |request: &Received| {
        let query = request.query().into_iter();
        query.filter(|(name, _)| name != "next-token").collect::<Vec<_>>()
    };
    assert_eq!(others(&requests[0]), others(&requests[1]), "{name}: further members");
}

#[tokio::test]
async fn a_listing_can_be_resumed_in_the_middle_of_a_page() -> Result<(), Error> {
    let server = Server::start();
    let client = client_of(&server);
    let all: Vec<_> = dependencies(&client).items().send().collect::<Result<_, _>>().await?;
    for seen in 0..=4 {
        let mut items = dependencies(&client).max_items(seen).send();
        let mut given = Vec::new();
        while let Some(item) = items.try_next().await? {
            given.push(item);
        }
        assert_eq!(given.len(), seen);
        if let Some(token) = items.resume_token() {
            let rest = dependencies(&client).starting_token(token).items().send();
            given.extend(rest.collect::<Result<Vec<_>, _>>().await?);
        }
        assert_eq!(given, all, "resumed after {seen}");
    }
    Ok(())
}

#[tokio::test]
async fn a_pages_further_members_are_kept() -> Result<(), Error> {
    let server = Server::start();
    let mut items = dependencies(&client_of(&server)).items().send();
    assert!(items.page().is_none());
    items.try_next().await?;
    let page = items.page().expect("an item has a page");
    let revision = page.version_revision().unwrap_or_default();
    assert!(revision.starts_with("versionRevision-"), "{page:?}");
    assert_eq!(page.format(), Some(&PackageFormat::Npm));
    Ok(())
}

#[tokio::test]
async fn a_token_that_leads_nowhere_is_an_error() {
    let server = Server::answering(|request| {
        request.operation().map(|operation| reply::of_operation(operation, false)).unwrap_or_default()
    });
    let mut pages = dependencies(&client_of(&server)).send();
    assert!(matches!(pages.try_next().await, Ok(Some(_))));
    let mut next = pages.try_next().await;
    while matches!(next, Ok(Some(_))) {
        assert!(server.requests().len() < 10, "the same page is asked for again and again");
        next = pages.try_next().await;
    }
    let error = next.expect_err("the listing cannot end");
    assert_eq!(error.kind(), ErrorKind::Pagination, "{error}");
}

fn dependencies(
    client: &Client,
) -> Paginator<codeartifact::operation::list_package_version_dependencies::ListPackageVersionDependenciesInput> {
    let request = client.list_package_version_dependencies().domain(DOMAIN).repository(REPOSITORY);
    request.format(PackageFormat::Npm).package(PACKAGE).package_version("1").into_paginator()
}
