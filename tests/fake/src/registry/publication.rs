//! A version that a package manager publishes, whatever its format.

use super::place::Place;
use crate::hash;
use crate::refusal::Refusal;
use crate::state::{Asset, Coordinates, Kind, Package, State, Version};
use bytes::Bytes;
use std::collections::BTreeMap;

/// What is published.
pub struct Publication<'a> {
    /// The package.
    pub coordinates: Coordinates,
    /// The version.
    pub version: &'a str,
    /// The files, by their names.
    pub assets: Vec<(String, Bytes)>,
    /// Whether a version that is there takes more files.
    pub adds: bool,
}

impl Publication<'_> {
    /// Puts the version where the request leads to.
    pub fn put(self, state: &mut State, place: &Place<'_>, now: i64) -> Result<(), Refusal> {
        let (order, name) = (state.next_number(), self.version);
        let domain = place.find(state)?;
        let allowed = domain.allows(&self.coordinates, place.repository, Kind::Publish);
        let packages = &mut domain.repository_mut(place.repository)?.packages;
        if !allowed || packages.get(&self.coordinates).is_some_and(|package| package.publish == "BLOCK") {
            let path = self.coordinates.path();
            return Err(Refusal::denied(format!("Origin controls do not allow versions of {path} to be published.")));
        }
        let package = packages.entry(self.coordinates).or_insert_with(Package::published);
        let there = package.versions.get(name);
        let is_taken =
            |version: &Version| !self.adds || self.assets.iter().any(|(asset, _)| version.assets.contains_key(asset));
        if there.is_some_and(is_taken) {
            return Err(Refusal::conflict("package-version", name, format!("The version {name} exists.")));
        }
        let version = package.versions.entry(name.to_owned()).or_insert_with(|| Version {
            revision: String::new(),
            status: "Published".to_owned(),
            published: Some(now),
            order,
            entry_point: place.repository.to_owned(),
            assets: BTreeMap::new(),
        });
        for (name, content) in self.assets {
            let asset = Asset::new(content);
            version.revision = hash::sha256(format!("{} {name} {}", version.revision, asset.sha256()).as_bytes());
            version.revision.truncate(32);
            version.assets.insert(name, asset);
        }
        Ok(())
    }
}
