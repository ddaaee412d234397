//! Packages: described, listed, deleted, and how their versions may come in.

use crate::ask::Ask;
use crate::refusal::Refusal;
use crate::state::{Coordinates, Package, State};
use serde_json::{Value, json};

pub fn describe(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let package = state.package(ask)?;
    let mut described = Coordinates::asked(ask)?.members();
    described["name"] = described["package"].take();
    if let Some(members) = described.as_object_mut() {
        members.remove("package");
    }
    described["originConfiguration"] = package.origin();
    Ok(json!({ "package": described }))
}

pub fn delete(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let coordinates = Coordinates::asked(ask)?;
    let deleted = state.repository_mut(ask)?.packages.remove(&coordinates);
    let deleted = deleted.ok_or_else(|| Refusal::not_found("package", &coordinates.path()))?;
    Ok(json!({ "deletedPackage": summary(&coordinates, &deleted) }))
}

pub fn list(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let is = |name: &str, value: &str| ask.text(name).is_none_or(|wanted| wanted == value);
    let begins = |name: &str, value: &str| ask.text(name).is_none_or(|start| value.starts_with(start));
    let wanted = |(coordinates, package): &(&Coordinates, &Package)| {
        is("format", &coordinates.format)
            && begins("namespace", coordinates.namespace.as_deref().unwrap_or_default())
            && begins("packagePrefix", &coordinates.name)
            && is("publish", &package.publish)
            && is("upstream", &package.upstream)
    };
    let packages = state.repository(ask)?.packages.iter().filter(wanted);
    let found = packages.map(|(coordinates, package)| (coordinates.path(), summary(coordinates, package))).collect();
    state.page(ask, "packages", found)
}

/// The configuration may be put before the package is there.
pub fn put_origin(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let coordinates = Coordinates::asked(ask)?;
    let packages = &mut state.repository_mut(ask)?.packages;
    let package = packages.entry(coordinates).or_insert_with(Package::published);
    let restrictions = ask.map("restrictions");
    let restriction = |name: &str| restrictions.and_then(|all| all.get(name)?.as_str()).unwrap_or_default().to_owned();
    package.publish = restriction("publish");
    package.upstream = restriction("upstream");
    Ok(json!({ "originConfiguration": package.origin() }))
}

fn summary(coordinates: &Coordinates, package: &Package) -> Value {
    let mut summary = coordinates.members();
    summary["originConfiguration"] = package.origin();
    summary
}
