//! Copies versions from one repository of a domain to another.

use super::change::{Failure, check_revision, missing, outcomes};
use crate::ask::Ask;
use crate::refusal::Refusal;
use crate::state::{Coordinates, Domain, Kind, Package, State, Version};
use serde_json::Value;
use std::collections::BTreeMap;

pub fn copy(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let coordinates = Coordinates::asked(ask)?;
    let names = names(ask)?;
    let domain = state.domain_mut(ask)?;
    let (from, to) = (ask.required("sourceRepository"), ask.required("destinationRepository"));
    if from == to {
        return Err(Refusal::invalid("The source and the destination are the same repository."));
    }
    domain.repository(from)?;
    let allowed = domain.allows(&coordinates, to, Kind::InternalUpstream);
    let source = source(domain, ask, &coordinates)?;
    let packages = &mut domain.repository_mut(to)?.packages;
    let mut destination = packages.get(&coordinates).cloned();
    let copied = outcomes(names.iter().map(|name| {
        let destination = destination.get_or_insert_with(|| Package { versions: BTreeMap::new(), ..source.clone() });
        (name.as_str(), copy_version(&source, destination, name, ask, allowed))
    }));
    // A package of which nothing was copied does not come to be.
    if let Some(package) = destination.filter(|package| !package.versions.is_empty()) {
        packages.insert(coordinates, package);
    }
    Ok(copied)
}

/// The versions that are asked for, by a list or by their revisions.
fn names(ask: &Ask<'_>) -> Result<Vec<String>, Refusal> {
    let names = match (ask.list("versions"), ask.map("versionRevisions")) {
        (Some(names), None) => names.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        (None, Some(revisions)) => revisions.keys().cloned().collect(),
        _ => return Err(Refusal::invalid("Either versions or versionRevisions has to be given.")),
    };
    Ok(names)
}

/// All versions of the package that can be copied: those of the source, and with it those upstream, if they are wanted.
fn source(domain: &Domain, ask: &Ask<'_>, coordinates: &Coordinates) -> Result<Package, Refusal> {
    let from = ask.required("sourceRepository");
    if !ask.flag("includeFromUpstream") {
        return domain.repository(from)?.package(coordinates).cloned();
    }
    let found = domain.find_upstream(from, coordinates).into_iter().cloned();
    let merged = found.reduce(|mut nearer, further| {
        for (name, version) in further.versions {
            nearer.versions.entry(name).or_insert(version);
        }
        nearer
    });
    merged.ok_or_else(|| Refusal::not_found("package", &coordinates.path()))
}

fn copy_version(
    source: &Package,
    destination: &mut Package,
    name: &str,
    ask: &Ask<'_>,
    allowed: bool,
) -> Result<Value, Failure> {
    let version = source.versions.get(name).ok_or_else(|| missing(name))?;
    check_revision(version, name, ask)?;
    check_copied(version, name, allowed)?;
    if destination.versions.contains_key(name) && !ask.flag("allowOverwrite") {
        return Err(("ALREADY_EXISTS", format!("The version {name} exists in the destination.")));
    }
    destination.versions.insert(name.to_owned(), version.clone());
    Ok(version.outcome())
}

fn check_copied(version: &Version, name: &str, allowed: bool) -> Result<(), Failure> {
    if !allowed {
        return Err(("NOT_ALLOWED", format!("Origin controls do not allow the version {name} to be copied.")));
    }
    if ["Unfinished", "Disposed"].contains(&version.status.as_str()) {
        return Err(("NOT_ALLOWED", format!("The version {name} is {}.", version.status)));
    }
    Ok(())
}
