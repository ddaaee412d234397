//! What the program stores as JSON. Releases before and after this one read it.

use crate::domains::describe;
use crate::service::{Service, applied, domain, first_page};
use serde_json::{from_slice, json, to_vec};
use shelf::operation::describe_domain::{DescribeDomainInput, DescribeDomainOutput};
use shelf::operation::list_packages::{ListPackagesInput, ListPackagesOutput};
use shelf::operation::tag_resource::TagResourceInput;
use shelf::operation::update_rules::{UpdateRulesInput, UpdateRulesOutput};
use shelf::types::error::ResourceNotFoundException;
use shelf::types::{DomainDescription, Effect, PackageFormat, PackageSummary, Rule, Tag, Target};
use shelf::{Client, Exception};
use std::collections::BTreeMap;
use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A folder of JSON files.
pub struct Cache(PathBuf);

impl Cache {
    pub fn at(folder: &OsStr) -> Self {
        Self(folder.into())
    }

    pub fn exists(&self) -> bool {
        self.0.exists()
    }
}

/// Stores what came, and a call that is to be made later.
pub async fn store(cache: &Cache) -> Result<()> {
    fs::create_dir_all(&cache.0)?;
    let write = |name: &str, json: Vec<u8>| fs::write(cache.0.join(name), json);
    let service = Service::new()
        .replies::<ListPackagesInput>(&first_page())
        .replies::<DescribeDomainInput>(&domain())
        .replies::<UpdateRulesInput>(&applied())
        .fails::<DescribeDomainInput>(
            404,
            "ResourceNotFoundException",
            &json!({"message": "gone", "resourceType": "warehouse", "colour": "red"}),
        );
    let client: Client = service.client();
    let page = client.list_packages().domain("shop").repository("main").send().await?;
    write("packages", to_vec(page.packages())?)?;
    write("page", to_vec(&page)?)?;
    let described = describe(&client, "shop").await?;
    write("domain", to_vec(&described.domain)?)?;
    write("described", to_vec(&described)?)?;
    let rules = client.update_rules().domain("shop").client_token("t").send().await?;
    write("rules", to_vec(rules.rules())?)?;
    write("updated", to_vec(&rules)?)?;
    if let Err(error) = describe(&client, "shop").await
        && let Some(Exception::ResourceNotFoundException(gone)) = error.exception()
    {
        write("gone", to_vec(gone)?)?;
    }
    let formats = BTreeMap::from([("favourite", PackageFormat::Npm), ("new", PackageFormat::from("helm"))]);
    write("formats", to_vec(&formats)?)?;
    write("queued", to_vec(&[queued()])?)?;
    let tag = Tag::builder().key("team").value("blue").build();
    write("tag", to_vec(&TagResourceInput::builder().resource_arn("arn").tags(tag).build())?)?;
    Ok(())
}

fn queued() -> UpdateRulesInput {
    let rule = Rule::builder().pattern("a*").effect(Effect::Allow).labels("x").build();
    UpdateRulesInput::builder()
        .domain("shop")
        .rules(rule)
        .target(Target::Everything(true))
        .client_token("later")
        .build()
}

/// Shows what has been stored.
pub fn show(cache: &Cache) -> Result<()> {
    let read = |name: &str| fs::read(cache.0.join(name));
    let packages: Vec<PackageSummary> = from_slice(&read("packages")?)?;
    let page: ListPackagesOutput = from_slice(&read("page")?)?;
    println!("stored page {} {:?}", packages == page.packages(), page.next_token());
    for package in &packages {
        println!(
            "stored package {:?} {:?} {:?}",
            package.package(),
            package.format().map(PackageFormat::as_str),
            package.published_time()
        );
    }
    let domain: Option<DomainDescription> = from_slice(&read("domain")?)?;
    let described: DescribeDomainOutput = from_slice(&read("described")?)?;
    println!("stored domain {}", domain == described.domain);
    if let Some(domain) = domain {
        let status = domain.status().map(|status| status.as_str());
        println!("stored domain {:?} {:?} {status:?} {:?}", domain.name, domain.size, domain.created_time());
        println!("stored helm {:?}", domain.counts().and_then(|counts| counts.get(&PackageFormat::from("helm"))));
    }
    let rules: Vec<Rule> = from_slice(&read("rules")?)?;
    let updated: UpdateRulesOutput = from_slice(&read("updated")?)?;
    println!("stored rules {} {:?}", rules == updated.rules(), rules.iter().map(Rule::effect).collect::<Vec<_>>());
    let gone: ResourceNotFoundException = from_slice(&read("gone")?)?;
    println!("stored error {} {:?}", gone.message(), gone.resource_type().map(|kind| kind.as_str()));
    let formats: BTreeMap<String, PackageFormat> = from_slice(&read("formats")?)?;
    println!("stored formats {:?}", formats.values().map(PackageFormat::as_str).collect::<Vec<_>>());
    let inputs: Vec<UpdateRulesInput> = from_slice(&read("queued")?)?;
    println!("stored input {}", inputs == [queued()]);
    let tagged: TagResourceInput = from_slice(&read("tag")?)?;
    println!("stored tags {}", tagged.tags.map_or(0, |tags| tags.len()));
    Ok(())
}
