//! What our tests do: a trait with a fake, and stubs with replies that are made of the crate's types.

use serde_json::json;
use shelf::operation::describe_domain::{DescribeDomainInput, DescribeDomainOutput};
use shelf::operation::list_packages::{ListPackagesInput, ListPackagesOutput};
use shelf::operation::tag_resource::TagResourceInput;
use shelf::operation::update_rules::UpdateRulesInput;
use shelf::test_util::{Stub, make};
use shelf::types::error::{ResourceNotFoundException, ValidationException};
use shelf::types::{DomainDescription, PackageFormat, PackageSummary, Tag};
use shelf::{Client, Error, Exception};

/// What the program needs of the service.
trait Packages {
    async fn names(&self, domain: &str) -> Result<Vec<String>, Error>;
    fn domain(&self, input: DescribeDomainInput) -> impl Future<Output = Result<DescribeDomainOutput, Error>> + Send;
}

impl Packages for Client {
    async fn names(&self, domain: &str) -> Result<Vec<String>, Error> {
        let items = self.list_packages().domain(domain).repository("main").into_paginator().items().send();
        let items: Result<Vec<_>, _> = items.collect().await;
        Ok(items?.into_iter().filter_map(|package| package.package).collect())
    }

    fn domain(&self, input: DescribeDomainInput) -> impl Future<Output = Result<DescribeDomainOutput, Error>> + Send {
        self.send(input)
    }
}

struct Fake(DescribeDomainOutput);

impl Packages for Fake {
    async fn names(&self, domain: &str) -> Result<Vec<String>, Error> {
        Ok(vec![domain.to_owned()])
    }

    async fn domain(&self, _: DescribeDomainInput) -> Result<DescribeDomainOutput, Error> {
        Ok(self.0.clone())
    }
}

async fn ours(packages: &impl Packages) -> Result<String, Error> {
    let names = packages.names("shop").await?;
    let input = DescribeDomainInput::builder().domain("shop").build();
    let domain = packages.domain(input).await?;
    Ok(format!("{names:?} {:?}", domain.domain().map(|domain| domain.name().to_owned())))
}

pub async fn run() {
    let fake = Fake(make(|output: &mut DescribeDomainOutput| output.domain = Some(described())));
    println!("fake {}", ours(&fake).await.unwrap_or_default());
    replies().await;
    failures().await;
    inputs().await;
}

fn described() -> DomainDescription {
    let mut domain = DomainDescription::default();
    domain.name = Some("faked".to_owned());
    domain.size = Some(1);
    domain.formats = Some(vec![PackageFormat::Npm]);
    domain
}

async fn replies() {
    let stub = Stub::new();
    let chart = make(|package: &mut PackageSummary| {
        package.package = Some("chart".into());
        package.format = Some(PackageFormat::from("helm"));
    });
    stub.on::<ListPackagesInput>().when(|request| request.query("next-token").is_none()).reply_with(
        |page: &mut ListPackagesOutput| {
            page.packages = Some(vec![chart]);
            page.next_token = Some("t".into());
        },
    );
    stub.on::<ListPackagesInput>().reply_json(json!({"packages": [{"package": "flask", "format": "pypi"}]}));
    stub.on_input(DescribeDomainInput::builder().domain("shop").build())
        .reply(make(|output: &mut DescribeDomainOutput| output.domain = Some(described())));
    println!("stubbed {}", ours(&Client::new(stub.config())).await.unwrap_or_default());
    stub.verify();
}

async fn failures() {
    let stub = Stub::new();
    let gone = make(|gone: &mut ResourceNotFoundException| gone.message = Some("gone".into()));
    stub.on::<DescribeDomainInput>().fail(gone.clone());
    stub.on::<DescribeDomainInput>().fail_with(418, "Teapot", "short");
    let wrong = make(|wrong: &mut ValidationException| wrong.message = Some("wrong".into()));
    stub.on::<DescribeDomainInput>().fail(wrong);
    let client = Client::new(stub.config());
    for _ in 0..3 {
        let error = client.describe_domain().domain("shop").send().await.expect_err("it fails");
        println!("failed {:?} {:?} {:?}", error.code(), error.message(), error.status());
        let is_gone = matches!(error.into_exception(), Some(Exception::ResourceNotFoundException(it)) if it == gone);
        println!("gone {is_gone}");
    }
}

/// Calls that are expected with all that they send.
async fn inputs() {
    let stub = Stub::in_order();
    let tag = Tag::builder().key("team").value("blue").build();
    stub.on_input(TagResourceInput::builder().resource_arn("arn").tags(tag.clone()).build()).reply_with(|_| {});
    stub.on_input(UpdateRulesInput::builder().domain("shop").note("n").client_token("once").build()).reply_with(|_| {});
    let client = Client::new(stub.config());
    let tagged = client.tag_resource().resource_arn("arn").tags(tag).send().await;
    let ruled = client.update_rules().domain("shop").note("n").client_token("once").send().await;
    println!("expected {} {}", tagged.is_ok(), ruled.is_ok());
    println!("as expected {:?}", stub.check().map_err(|error| error.to_string()));
}
