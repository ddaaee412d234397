//! Versions of packages: described and listed.

use crate::ask::Ask;
use crate::refusal::Refusal;
use crate::state::{Coordinates, State, Version};
use serde_json::{Value, json};

pub fn describe(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let version = state.version(ask)?;
    let mut described = json!({
        "packageName": ask.required("package"),
        "format": ask.required("format"),
        "namespace": ask.text("namespace"),
        "displayName": Coordinates::asked(ask)?.display_name(),
        "version": ask.required("packageVersion"),
        "revision": version.revision,
        "status": version.status,
        "publishedTime": version.published,
        "origin": version.origin(),
    });
    described["licenses"] = json!([]);
    Ok(json!({ "packageVersion": described }))
}

pub fn list(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let package = state.package(ask)?;
    let is = |name: &str, value: &str| ask.text(name).is_none_or(|wanted| wanted == value);
    let wanted = |version: &Version| is("status", &version.status) && is("originType", "INTERNAL");
    let by_time = ask.text("sortBy") == Some("PUBLISHED_TIME");
    let found = package.versions.iter().filter(|(_, version)| wanted(version)).map(|(name, version)| {
        // The newest first, or by name. Several can be published at once.
        let key = if by_time { format!("{:020} {name}", u64::MAX - version.order) } else { name.clone() };
        (key, summary(name, version))
    });
    let found = found.collect();
    let newest = package.listed().max_by_key(|(_, version)| version.order).map(|(name, _)| name.clone());
    let mut reply = state.page(ask, "versions", found)?;
    reply["defaultDisplayVersion"] = newest.into();
    reply["format"] = ask.required("format").into();
    reply["namespace"] = ask.text("namespace").into();
    reply["package"] = ask.required("package").into();
    Ok(reply)
}

fn summary(name: &str, version: &Version) -> Value {
    json!({
        "version": name,
        "revision": version.revision,
        "status": version.status,
        "origin": version.origin(),
    })
}

/// The fake does not read what is published, and so knows of no dependencies.
pub fn dependencies(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let members = members(ask, state.version(ask)?)?;
    let mut reply = state.page(ask, "dependencies", Vec::new())?;
    merge(&mut reply, members);
    Ok(reply)
}

/// What is in a reply about a version that is asked for.
pub fn members(ask: &Ask<'_>, version: &Version) -> Result<Value, Refusal> {
    let mut members = Coordinates::asked(ask)?.members();
    members["version"] = ask.required("packageVersion").into();
    members["versionRevision"] = version.revision.clone().into();
    Ok(members)
}

/// Adds the members of one reply to another.
pub fn merge(reply: &mut Value, members: Value) {
    if let (Value::Object(reply), Value::Object(members)) = (reply, members) {
        reply.extend(members);
    }
}
