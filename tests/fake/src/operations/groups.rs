//! Package groups: made, changed, deleted and described.

use crate::ask::Ask;
use crate::refusal::Refusal;
use crate::state::{Domain, Group, Pattern, State, Tags};
use serde_json::{Value, json};

pub fn create(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let pattern = Pattern::read(ask.required("packageGroup"))?;
    let domain = state.domain_mut(ask)?;
    let name = pattern.as_str().to_owned();
    if domain.groups.contains_key(&name) {
        return Err(Refusal::conflict("package group", &name, format!("The package group {name} exists.")));
    }
    let group = Group {
        contact: ask.text("contactInfo").map(str::to_owned),
        description: ask.text("description").map(str::to_owned),
        tags: Tags::new(ask.list("tags"))?,
        ..Group::new(pattern, ask.now)
    };
    let described = described(domain, ask, &group);
    domain.groups.insert(name, group);
    Ok(described)
}

pub fn update(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let domain = state.domain_mut(ask)?;
    let group = find_mut(domain, ask)?;
    if let Some(contact) = ask.text("contactInfo") {
        group.contact = Some(contact.to_owned());
    }
    if let Some(description) = ask.text("description") {
        group.description = Some(description.to_owned());
    }
    Ok(described(domain, ask, find(domain, ask)?))
}

pub fn delete(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let domain = state.domain_mut(ask)?;
    let group = find(domain, ask)?;
    if group.pattern.is_root() {
        return Err(Refusal::invalid("The package group /* cannot be deleted."));
    }
    let described = described(domain, ask, group);
    domain.groups.remove(ask.required("packageGroup"));
    Ok(described)
}

pub fn describe(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let domain = state.domain(ask)?;
    Ok(described(domain, ask, find(domain, ask)?))
}

/// The group that is asked for.
pub fn find<'a>(domain: &'a Domain, ask: &Ask<'_>) -> Result<&'a Group, Refusal> {
    let pattern = ask.required("packageGroup");
    domain.groups.get(pattern).ok_or_else(|| Refusal::not_found("package group", pattern))
}

/// The group that is asked for, to change it.
pub fn find_mut<'a>(domain: &'a mut Domain, ask: &Ask<'_>) -> Result<&'a mut Group, Refusal> {
    let pattern = ask.required("packageGroup");
    domain.groups.get_mut(pattern).ok_or_else(|| Refusal::not_found("package group", pattern))
}

/// The reply about one group.
pub fn described(domain: &Domain, ask: &Ask<'_>, group: &Group) -> Value {
    json!({ "packageGroup": domain.described(ask, group) })
}
