//! Domains: made, deleted, described and listed.

use crate::ask::Ask;
use crate::refusal::Refusal;
use crate::state::{Domain, Group, State, Tags};
use serde_json::{Value, json};
use std::collections::BTreeMap;

pub fn create(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let name = ask.required("domain");
    if state.domains.contains_key(name) {
        return Err(Refusal::conflict("domain", name, format!("The domain {name} exists.")));
    }
    let key = ask.text("encryptionKey").map(str::to_owned);
    let key = key.unwrap_or_else(|| format!("arn:aws:kms:{}:{}:key/fake", ask.settings.region, ask.settings.account));
    let domain = Domain {
        created: ask.now,
        encryption_key: key,
        tags: Tags::new(ask.list("tags"))?,
        groups: BTreeMap::from([("/*".to_owned(), Group::root(ask.now))]),
        ..Domain::default()
    };
    let described = described(ask, name, &domain);
    state.domains.insert(name.to_owned(), domain);
    Ok(described)
}

/// The model has no error for a domain that is not there: the service answers without one.
pub fn delete(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let name = ask.required("domain");
    if ask.check_owner().is_err() {
        return Ok(json!({}));
    }
    if state.domains.get(name).is_some_and(|domain| !domain.repositories.is_empty()) {
        return Err(Refusal::conflict("domain", name, format!("The domain {name} has repositories.")));
    }
    Ok(state.domains.remove(name).map_or_else(
        || json!({}),
        |domain| {
            let mut described = described(ask, name, &domain);
            described["domain"]["status"] = "Deleted".into();
            described
        },
    ))
}

pub fn describe(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    Ok(described(ask, ask.required("domain"), state.domain(ask)?))
}

pub fn list(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let domains = state.domains.iter().map(|(name, domain)| (name.clone(), summary(ask, name, domain))).collect();
    state.page(ask, "domains", domains)
}

fn described(ask: &Ask<'_>, name: &str, domain: &Domain) -> Value {
    let mut description = summary(ask, name, domain);
    description["repositoryCount"] = domain.repositories.len().into();
    description["assetSizeBytes"] = domain.size().into();
    description["s3BucketArn"] = "arn:aws:s3:::assets-of-a-fake".into();
    json!({ "domain": description })
}

fn summary(ask: &Ask<'_>, name: &str, domain: &Domain) -> Value {
    json!({
        "name": name,
        "owner": ask.settings.account,
        "arn": ask.arn(&format!("domain/{name}")),
        "status": "Active",
        "createdTime": domain.created,
        "encryptionKey": domain.encryption_key,
    })
}
