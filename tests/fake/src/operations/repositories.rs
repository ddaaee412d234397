//! Repositories: made, changed, deleted, described and listed.

use super::public;
use crate::ask::Ask;
use crate::refusal::Refusal;
use crate::state::{Domain, Repository, State, Tags};
use serde_json::{Value, json};

/// The most upstream repositories.
const UPSTREAMS: usize = 10;

pub fn create(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let name = ask.required("repository");
    let domain = state.domain_mut(ask)?;
    if domain.repositories.contains_key(name) {
        return Err(Refusal::conflict("repository", name, format!("The repository {name} exists.")));
    }
    let repository = Repository {
        created: ask.now,
        description: ask.text("description").map(str::to_owned),
        upstreams: upstreams(domain, ask)?.unwrap_or_default(),
        tags: Tags::new(ask.list("tags"))?,
        ..Repository::default()
    };
    let described = described(ask, &repository);
    domain.repositories.insert(name.to_owned(), repository);
    Ok(described)
}

pub fn update(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let domain = state.domain_mut(ask)?;
    domain.repository(ask.required("repository"))?;
    let upstreams = upstreams(domain, ask)?;
    let repository = domain.repository_mut(ask.required("repository"))?;
    if let Some(description) = ask.text("description") {
        repository.description = Some(description.to_owned());
    }
    if let Some(upstreams) = upstreams {
        repository.upstreams = upstreams;
    }
    Ok(described(ask, repository))
}

/// The upstream repositories that are asked for, which are in the domain.
fn upstreams(domain: &Domain, ask: &Ask<'_>) -> Result<Option<Vec<String>>, Refusal> {
    let Some(list) = ask.list("upstreams") else { return Ok(None) };
    if list.len() > UPSTREAMS {
        return Err(Refusal::quota(format!("A repository has at most {UPSTREAMS} upstream repositories.")));
    }
    let names: Vec<String> =
        list.iter().filter_map(|upstream| upstream["repositoryName"].as_str()).map(str::to_owned).collect();
    for (place, name) in names.iter().enumerate() {
        domain.repository(name)?;
        if name == ask.required("repository") || names[..place].contains(name) {
            return Err(Refusal::invalid(format!("The repository {name} is upstream of itself, or twice.")));
        }
    }
    Ok(Some(names))
}

pub fn delete(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let name = ask.required("repository");
    let domain = state.domain_mut(ask)?;
    if domain.repositories.values().any(|other| other.upstreams.iter().any(|upstream| upstream == name)) {
        let message = format!("The repository {name} is upstream of another.");
        return Err(Refusal::conflict("repository", name, message));
    }
    let deleted = domain.repositories.remove(name);
    let deleted = deleted.ok_or_else(|| Refusal::not_found("repository", name))?;
    for group in domain.groups.values_mut() {
        group.allowed.values_mut().for_each(|allowed| allowed.retain(|other| other != name));
    }
    Ok(described(ask, &deleted))
}

pub fn describe(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    Ok(described(ask, state.repository(ask)?))
}

pub fn list(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let domains = state.domains.iter();
    let found = domains.flat_map(|(domain, held)| summaries(ask, domain, held)).collect();
    state.page(ask, "repositories", found)
}

pub fn list_in_domain(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let mut found: Vec<_> = summaries(ask, ask.required("domain"), state.domain(ask)?).collect();
    if ask.text("administratorAccount").is_some_and(|account| account != ask.settings.account) {
        found.clear();
    }
    state.page(ask, "repositories", found)
}

fn summaries<'a>(ask: &'a Ask<'_>, domain: &'a str, held: &'a Domain) -> impl Iterator<Item = (String, Value)> + 'a {
    let prefix = ask.text("repositoryPrefix").unwrap_or_default();
    let repositories = held.repositories.iter().filter(move |(name, _)| name.starts_with(prefix));
    repositories.map(move |(name, repository)| (format!("{domain} {name}"), summary(ask, domain, name, repository)))
}

/// A repository of the domain and name that are asked for.
pub fn described(ask: &Ask<'_>, repository: &Repository) -> Value {
    let mut description = summary(ask, ask.required("domain"), ask.required("repository"), repository);
    let upstreams = repository.upstreams.iter().map(|name| json!({ "repositoryName": name }));
    description["upstreams"] = upstreams.collect();
    let connections = repository.connection.iter().map(|name| public::described(name));
    description["externalConnections"] = connections.collect();
    json!({ "repository": description })
}

fn summary(ask: &Ask<'_>, domain: &str, name: &str, repository: &Repository) -> Value {
    json!({
        "name": name,
        "administratorAccount": ask.settings.account,
        "domainName": domain,
        "domainOwner": ask.settings.account,
        "arn": ask.arn(&format!("repository/{domain}/{name}")),
        "description": repository.description,
        "createdTime": repository.created,
    })
}
