//! A version that a package manager publishes, whatever its format.

use super::place::Place;
use crate::refusal::Refusal;
use crate::state::{Asset, Coordinates, Kind, Package, State, UNFINISHED, Version};
use bytes::Bytes;

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
        let package = packages.entry(self.coordinates.clone()).or_insert_with(Package::published);
        if package.versions.get(name).is_some_and(|version| self.is_refused_by(version)) {
            return Err(Refusal::conflict("package-version", name, format!("The version {name} exists.")));
        }
        let version = package.versions.entry(name.to_owned());
        let version = version.or_insert_with(|| Version::new(place.repository));
        for (name, content) in self.assets {
            version.put(&name, Asset::new(content));
        }
        // One that is unlisted stays so.
        if version.status == UNFINISHED {
            version.publish("Published", now, order);
        }
        Ok(())
    }

    /// Whether a version that is there takes none of it. A file that it has already may be sent again.
    fn is_refused_by(&self, version: &Version) -> bool {
        let is_other = |(name, content): &(String, Bytes)| {
            version.assets.get(name).is_some_and(|before| before.content != *content)
        };
        !self.adds || !version.is_given_out() || self.assets.iter().any(is_other)
    }
}
