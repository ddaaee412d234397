//! Listings of package groups and of what belongs to them.

use super::groups;
use crate::ask::Ask;
use crate::refusal::Refusal;
use crate::state::{Coordinates, Domain, Group, Kind, Pattern, State};
use serde_json::{Value, json};

pub fn list(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let prefix = ask.text("prefix").unwrap_or_default();
    let found = listed(state.domain(ask)?, ask, |group| group.pattern.as_str().starts_with(prefix));
    state.page(ask, "packageGroups", found)
}

pub fn children(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let domain = state.domain(ask)?;
    let parent = groups::find(domain, ask)?;
    let is_child = |group: &Group| domain.parent(&group.pattern).is_some_and(|other| other.pattern == parent.pattern);
    let found = listed(domain, ask, is_child);
    state.page(ask, "packageGroups", found)
}

fn listed(domain: &Domain, ask: &Ask<'_>, wanted: impl Fn(&Group) -> bool) -> Vec<(String, Value)> {
    let groups = domain.groups.iter().filter(|(_, group)| wanted(group));
    groups.map(|(pattern, group)| (pattern.clone(), domain.described(ask, group))).collect()
}

pub fn associated(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let domain = state.domain(ask)?;
    let package = Coordinates::asked(ask)?;
    let found = domain.group_of(&package).ok_or_else(|| Refusal::not_found("package group", &package.path()))?;
    let mut reply = groups::described(domain, ask, found.0);
    reply["associationType"] = found.1.name().into();
    Ok(reply)
}

pub fn packages(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let domain = state.domain(ask)?;
    let pattern = Pattern::read(ask.required("packageGroup"))?;
    // A preview is of a group that need not be there.
    if !ask.flag("preview") {
        groups::find(domain, ask)?;
    }
    let found = domain.packages().filter_map(|package| {
        let own = pattern.strength(package)?;
        let is_elsewhere = domain.group_of(package).is_some_and(|(group, _)| group.pattern.rank() > pattern.rank());
        let mut member = package.members();
        member["associationType"] = own.name().into();
        (!is_elsewhere).then(|| (package.path(), member))
    });
    let found = found.collect();
    state.page(ask, "packages", found)
}

pub fn allowed_repositories(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let group = groups::find(state.domain(ask)?, ask)?;
    let kind = Kind::read(ask.required("originRestrictionType"));
    let allowed = kind.and_then(|kind| group.allowed.get(&kind)).into_iter().flatten();
    let found = allowed.map(|name| (name.clone(), json!(name))).collect();
    state.page(ask, "allowedRepositories", found)
}
