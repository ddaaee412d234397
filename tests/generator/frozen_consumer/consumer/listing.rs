//! Listings: a builder in a field, pages, items, and a token to go on later.

use crate::service::{Service, first_page, second_page};
use shelf::builder::{Async, Complete};
use shelf::operation::list_packages::{ListPackagesBuilder, ListPackagesInput, ListPackagesOutput};
use shelf::paginate::{Items, Pages, Paginator};
use shelf::types::{Origin, PackageFormat, PackageSummary, SortBy};
use shelf::{Client, Error};

/// A listing that is set up once and sent often.
#[derive(Debug, Clone)]
struct Listing {
    call: ListPackagesBuilder<Async, Complete<ListPackagesInput>>,
    page_size: Option<i32>,
}

impl Listing {
    fn new(client: &Client, format: Option<PackageFormat>) -> Self {
        let call = client.list_packages().domain("shop").repository("main").set_format(format).sort_by(SortBy::Name);
        Self { call, page_size: None }
    }

    fn prefix(mut self, prefix: Option<&str>) -> Self {
        if let Some(prefix) = prefix {
            self.call = self.call.prefix(prefix);
        }
        self.page_size = Some(100);
        self
    }

    fn paginator(&self) -> Paginator<ListPackagesInput> {
        let paginator = self.call.clone().into_paginator();
        match self.page_size {
            Some(size) => paginator.page_size(size),
            None => paginator,
        }
    }

    async fn one_page(&self) -> Result<ListPackagesOutput, Error> {
        self.call.clone().set_max_results(self.page_size).send().await
    }

    fn pages(&self) -> Pages<ListPackagesInput> {
        self.paginator().send()
    }

    fn items(&self) -> Items<ListPackagesInput> {
        self.paginator().items().send()
    }
}

fn service() -> Service {
    Service::new().replies::<ListPackagesInput>(&first_page()).replies::<ListPackagesInput>(&second_page())
}

pub async fn show() -> Result<(), Error> {
    let service = service();
    let listing = Listing::new(&service.client(), Some(PackageFormat::from("helm"))).prefix(Some("l"));
    let mut pages = listing.pages();
    while let Some(page) = pages.next().await {
        let page = page?;
        println!("page {:?} then {:?}", names(&page), page.next_token());
    }
    for request in service.stub.requests() {
        let sent = ["domain", "repository", "format", "prefix", "sort-by", "max-results", "next-token"]
            .map(|name| request.query(name).unwrap_or_default());
        println!("asked {} {} {sent:?}", request.method, request.uri.path());
    }
    resume().await?;
    let one = self::service_of_one_page();
    let page = Listing::new(&one.client(), None).one_page().await?;
    let ListPackagesOutput { packages, .. } = page;
    packages.unwrap_or_default().iter().for_each(line);
    Ok(())
}

fn service_of_one_page() -> Service {
    Service::new().replies::<ListPackagesInput>(&first_page())
}

async fn resume() -> Result<(), Error> {
    let service = service();
    let mut items = Listing::new(&service.client(), None).items();
    let first = items.try_next().await?;
    println!("first {:?}", first.and_then(|package| package.package));
    let token = items.resume_token();
    println!("resume at {}", token.is_some());
    let again = self::service();
    let paginator = Listing::new(&again.client(), None).paginator();
    let rest = paginator.starting_token(token.unwrap_or_default()).max_items(6).send();
    let rest: Result<Vec<PackageSummary>, Error> = rest.collect().await;
    println!("rest {:?}", rest?.iter().map(PackageSummary::package).collect::<Vec<_>>());
    service.client().list_packages().domain("shop").repository("main").send().await?;
    Ok(())
}

fn names(page: &ListPackagesOutput) -> Vec<&str> {
    page.packages().iter().filter_map(|package| package.package()).collect()
}

fn line(package: &PackageSummary) {
    let format: Option<&PackageFormat> = package.format();
    let known = match package.format() {
        Some(PackageFormat::Npm) => "npm",
        Some(other) => other.as_str(),
        None => "none",
    };
    let origin = match &package.origin {
        Some(Origin::External(name)) => format!("external {name}"),
        Some(Origin::Upstream(upstream)) => format!("upstream {}", upstream.repository().unwrap_or_default()),
        Some(_) => "other".to_owned(),
        None => "none".to_owned(),
    };
    let time = package.published_time().map(|time| (time.secs(), time.subsec_nanos()));
    println!("package {:?} {known} {format:?} {origin} {time:?}", package.package);
}
