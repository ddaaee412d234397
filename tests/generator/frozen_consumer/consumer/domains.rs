//! An output with everything in it, by accessors and by fields.

use crate::service::{Service, domain};
use shelf::Client;
use shelf::operation::describe_domain::{DescribeDomainInput, DescribeDomainOutput};
use shelf::operation::describe_service::DescribeServiceInput;
use shelf::primitives::{Blob, DateTime};
use shelf::types::{DomainDescription, DomainStatus, Limits, Origin, PackageFormat};
use std::collections::HashMap;
use std::error::Error;

/// What we keep of a domain, with types of the crate in its fields.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Known {
    limits: Limits,
    status: Option<DomainStatus>,
    created: Option<DateTime>,
    digest: Option<Blob>,
    origin: Option<Origin>,
    counts: HashMap<PackageFormat, i32>,
}

impl From<DomainDescription> for Known {
    fn from(domain: DomainDescription) -> Self {
        Self {
            limits: domain.limits.unwrap_or_default(),
            status: domain.status,
            created: domain.created_time,
            digest: domain.digest,
            origin: domain.origin,
            counts: domain.counts.unwrap_or_default(),
        }
    }
}

pub async fn describe(client: &Client, name: impl Into<String>) -> Result<DescribeDomainOutput, shelf::Error> {
    client.describe_domain().domain(name).customize().region("eu-west-1").header("x-team", "blue").send().await
}

pub async fn show() -> Result<(), Box<dyn Error>> {
    let service = Service::new()
        .replies::<DescribeDomainInput>(&domain())
        .replies::<DescribeServiceInput>(&serde_json::json!({"version": "2", "regions": ["a"]}));
    let client = service.client();
    let output = describe(&client, "shop").await?;
    let domain: &DomainDescription = output.domain().ok_or("no domain")?;
    let name: &str = domain.name();
    let owner: Option<&str> = domain.owner();
    println!("domain {name} of {owner:?}, status {:?}", domain.status().map(|status| status.as_str()));
    let size: Option<i64> = domain.size;
    println!("size {size:?} {:?} {:?}", domain.size(), domain.package_count);
    println!(
        "limits {:?} {:?}",
        domain.limits().and_then(|limits| limits.packages()),
        domain.quota().and_then(Limits::packages)
    );
    println!("bytes {:?}", domain.limits.as_ref().and_then(|limits| limits.bytes));
    println!("formats {:?}", domain.formats().iter().map(PackageFormat::as_str).collect::<Vec<_>>());
    println!("mirrors {:?}", domain.mirrors().join(","));
    println!("team {:?}", domain.tags().and_then(|tags| tags.get("team")));
    println!("digest {:?}", domain.digest().map(|digest| digest.as_ref().len()));
    let known = Known::from(domain.clone());
    println!("helm {:?} npm {:?}", known.counts.get(&"helm".into()), known.counts.get(&PackageFormat::Npm));
    println!("kept {} {}", known == known.clone(), known == Known::default());
    println!("created {:?}", known.created.map(|time| time.to_string()));
    let from_upstream =
        matches!(&known.origin, Some(Origin::Upstream(upstream)) if upstream.repository() == Some("shared"));
    println!("from upstream {from_upstream}, digest of {:?}", known.digest.map(Blob::into_inner));
    let (output, reply) = client.describe_service().send_with_metadata().await?;
    println!("service {:?}, request {:?}, HTTP {}", output.version, reply.request_id(), reply.status());
    for request in service.stub.requests() {
        println!(
            "asked {} {} {:?} {:?}",
            request.method,
            request.uri.path(),
            request.query("domain"),
            request.header("x-team")
        );
    }
    Ok(())
}
