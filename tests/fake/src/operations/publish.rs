//! Publishes an asset of a version.

use super::versions;
use crate::ask::Ask;
use crate::hash;
use crate::refusal::Refusal;
use crate::state::{Asset, Coordinates, Kind, Package, State, UNFINISHED, Version};
use serde_json::Value;

pub fn publish(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let coordinates = Coordinates::asked(ask)?;
    check(state, ask, &coordinates)?;
    let (name, asset) = (ask.required("assetName"), Asset::new(ask.content.clone()));
    let (order, repository) = (state.next_number(), ask.required("repository"));
    let packages = &mut state.repository_mut(ask)?.packages;
    let package = packages.entry(coordinates).or_insert_with(Package::published);
    let version = package.versions.entry(ask.required("packageVersion").to_owned());
    let version = version.or_insert_with(|| Version::new(repository));
    let summary = asset.summary(name);
    version.put(name, asset);
    if !ask.flag("unfinished") && (version.status == UNFINISHED || ask.is_seed) {
        version.publish("Published", ask.now, order);
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
        Some(version) if !ask.is_seed => check_version(version, ask, name),
        _ => Ok(()),
    }
}

/// A version takes an asset that it has once more, which changes nothing: whoever has lost a reply can publish again.
fn check_version(version: &Version, ask: &Ask<'_>, name: &str) -> Result<(), Refusal> {
    let asset = ask.required("assetName");
    match version.assets.get(asset) {
        Some(before) if before.sha256() != ask.required("assetSHA256") => {
            Err(Refusal::conflict("asset", asset, format!("The asset {asset} exists with another content.")))
        }
        Some(_) if version.is_given_out() => Ok(()),
        None if version.status == UNFINISHED => Ok(()),
        _ => {
            let message = format!("The version {name} is {} and takes no more assets.", version.status);
            Err(Refusal::conflict("package-version", name, message))
        }
    }
}
