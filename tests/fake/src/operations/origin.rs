//! Changes how versions of a group's packages may come in.

use super::groups;
use crate::ask::Ask;
use crate::refusal::Refusal;
use crate::state::{Kind, State};
use serde_json::{Map, Value, json};

pub fn update(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let (added, removed) =
        (repositories(ask, "addAllowedRepositories"), repositories(ask, "removeAllowedRepositories"));
    let domain = state.domain_mut(ask)?;
    let is_root = groups::find(domain, ask)?.pattern.is_root();
    for (_, name) in &added {
        domain.repository(name)?;
    }
    let modes = modes(ask, is_root)?;
    let group = groups::find_mut(domain, ask)?;
    for (kind, mode) in modes {
        match mode {
            "INHERIT" => drop(group.modes.remove(&kind)),
            mode => drop(group.modes.insert(kind, mode.to_owned())),
        }
    }
    let mut updates = Map::new();
    for (kind, name) in added {
        if group.allowed.entry(kind).or_default().insert(name.clone()) {
            note(&mut updates, kind, "ADDED", name);
        }
    }
    for (kind, name) in removed {
        if group.allowed.entry(kind).or_default().remove(&name) {
            note(&mut updates, kind, "REMOVED", name);
        }
    }
    let mut reply = groups::described(domain, ask, groups::find(domain, ask)?);
    reply["allowedRepositoryUpdates"] = Value::Object(updates);
    Ok(reply)
}

/// The new modes. The group of all packages has nobody to inherit from.
fn modes<'a>(ask: &'a Ask<'_>, is_root: bool) -> Result<Vec<(Kind, &'a str)>, Refusal> {
    let modes = ask.map("restrictions").into_iter().flatten();
    let modes = modes.filter_map(|(kind, mode)| Some((Kind::read(kind)?, mode.as_str()?))).collect::<Vec<_>>();
    if is_root && modes.iter().any(|(_, mode)| *mode == "INHERIT") {
        return Err(Refusal::invalid("The package group /* cannot inherit."));
    }
    Ok(modes)
}

fn repositories(ask: &Ask<'_>, member: &str) -> Vec<(Kind, String)> {
    let list = ask.list(member).into_iter().flatten();
    let parts = list.filter_map(|element| {
        let kind = Kind::read(element["originRestrictionType"].as_str()?)?;
        Some((kind, element["repositoryName"].as_str()?.to_owned()))
    });
    parts.collect()
}

fn note(updates: &mut Map<String, Value>, kind: Kind, change: &str, name: String) {
    let of_kind = updates.entry(kind.name()).or_insert_with(|| json!({}));
    match &mut of_kind[change] {
        Value::Array(names) => names.push(name.into()),
        none => *none = json!([name]),
    }
}
