//! Tags of the resource that an ARN names.

use crate::ask::Ask;
use crate::refusal::Refusal;
use crate::state::{State, Tags};
use serde_json::{Value, json};

pub fn add(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    find(state, ask)?.add(ask.list("tags").map_or(&[], Vec::as_slice))?;
    Ok(json!({}))
}

pub fn remove(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    find(state, ask)?.remove(ask.list("tagKeys").map_or(&[], Vec::as_slice));
    Ok(json!({}))
}

pub fn list(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    Ok(json!({ "tags": find(state, ask)?.list() }))
}

fn find<'a>(state: &'a mut State, ask: &Ask<'_>) -> Result<&'a mut Tags, Refusal> {
    let arn = ask.required("resourceArn");
    let resource = arn.strip_prefix(&ask.arn(""));
    let (kind, path) = resource.and_then(|resource| resource.split_once('/')).ok_or_else(|| {
        Refusal::invalid(format!("The ARN {arn} is not of a domain, repository or package group of this account."))
    })?;
    let (domain, rest) = path.split_once('/').unwrap_or((path, ""));
    let domain = state.domains.get_mut(domain).ok_or_else(|| Refusal::not_found("domain", domain))?;
    let tags = match kind {
        "domain" if rest.is_empty() => Some(&mut domain.tags),
        "repository" => domain.repositories.get_mut(rest).map(|repository| &mut repository.tags),
        "package-group" => domain.groups.get_mut(&format!("/{rest}")).map(|group| &mut group.tags),
        _ => None,
    };
    tags.ok_or_else(|| Refusal::not_found(kind, path))
}
