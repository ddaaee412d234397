//! Publishes an asset of a version.

use super::versions;
use crate::ask::Ask;
use crate::hash;
use crate::refusal::Refusal;
use crate::state::{Asset, Coordinates, Kind, Package, State, Version};
use serde_json::Value;
use std::collections::BTreeMap;

pub fn publish(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let coordinates = Coordinates::asked(ask)?;
    check(state, ask, &coordinates)?;
    let (name, asset) = (ask.required("assetName"), Asset::new(ask.content.clone()));
    let (order, repository) = (state.next_number(), ask.required("repository").to_owned());
    let packages = &mut state.repository_mut(ask)?.packages;
    let package = packages.entry(coordinates).or_insert_with(Package::published);
    let version = package.versions.entry(ask.required("packageVersion").to_owned()).or_insert_with(|| Version {
        revision: String::new(),
        status: "Unfinished".to_owned(),
        published: None,
        order,
        entry_point: repository,
        assets: BTreeMap::new(),
    });
    let summary = asset.summary(name);
    version.revision = hash::sha256(format!("{} {name} {}", version.revision, asset.sha256()).as_bytes());
    version.revision.truncate(32);
    version.assets.insert(name.to_owned(), asset);
    if !ask.flag("unfinished") {
        "Published".clone_into(&mut version.status);
        version.published = Some(ask.now);
    }
    let mut reply = versions::members(ask, version)?;
    reply["status"] = version.status.clone().into();
    reply["asset"] = summary;
    Ok(reply)
}

fn check(state: &State, ask: &Ask<'_>, coordinates: &Coordinates) -> Result<(), Refusal> {
    let domain = state.domain(ask)?;
    let repository = state.repository(ask)?;
    if coordinates.format != "generic" && !ask.settings.publish_any_format && !ask.is_seed {
        return Err(Refusal::invalid("Only packages of the format generic are published by this operation."));
    }
    if hash::sha256(&ask.content) != ask.required("assetSHA256") {
        return Err(Refusal::invalid("The assetSHA256 is not the SHA-256 of the content."));
    }
    let package = repository.packages.get(coordinates);
    let blocked = package.is_some_and(|package| package.publish == "BLOCK");
    if blocked || !domain.allows(coordinates, ask.required("repository"), Kind::Publish) {
        let path = coordinates.path();
        return Err(Refusal::denied(format!("Origin controls do not allow versions of {path} to be published.")));
    }
    let name = ask.required("packageVersion");
    match package.and_then(|package| package.versions.get(name)) {
        Some(version) if !ask.is_seed => check_unfinished(version, ask, name),
        _ => Ok(()),
    }
}

fn check_unfinished(version: &Version, ask: &Ask<'_>, name: &str) -> Result<(), Refusal> {
    if version.status != "Unfinished" {
        let message = format!("The version {name} is {} and takes no more assets.", version.status);
        return Err(Refusal::conflict("package-version", name, message));
    }
    let asset = ask.required("assetName");
    match version.assets.get(asset) {
        Some(before) if before.sha256() != ask.required("assetSHA256") => {
            Err(Refusal::conflict("asset", asset, format!("The asset {asset} exists with another content.")))
        }
        _ => Ok(()),
    }
}
