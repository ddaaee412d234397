//! Domains.

use super::{Coordinates, Group, Package, Policy, Repository, Tags};
use crate::refusal::Refusal;
use std::collections::BTreeMap;

/// A domain and all that it holds.
#[derive(Debug, Default)]
pub struct Domain {
    /// When it was made.
    pub created: i64,
    /// The key that it is encrypted by.
    pub encryption_key: String,
    /// Its tags.
    pub tags: Tags,
    /// Its policy.
    pub policy: Option<Policy>,
    /// Its repositories, by their names.
    pub repositories: BTreeMap<String, Repository>,
    /// Its package groups, by their patterns.
    pub groups: BTreeMap<String, Group>,
}

impl Domain {
    /// A repository of the domain.
    pub fn repository(&self, name: &str) -> Result<&Repository, Refusal> {
        self.repositories.get(name).ok_or_else(|| Refusal::not_found("repository", name))
    }

    /// A repository of the domain, to change it.
    pub fn repository_mut(&mut self, name: &str) -> Result<&mut Repository, Refusal> {
        self.repositories.get_mut(name).ok_or_else(|| Refusal::not_found("repository", name))
    }

    /// The bytes of all assets. One that several versions share is counted once.
    pub fn size(&self) -> u64 {
        let packages = self.repositories.values().flat_map(|repository| repository.packages.values());
        let versions = packages.flat_map(|package| package.versions.values());
        let assets = versions.flat_map(|version| version.assets.values());
        let sizes: BTreeMap<_, _> = assets.map(|asset| (asset.sha256(), asset.size())).collect();
        sizes.values().sum()
    }

    /// The packages of all repositories, each once.
    pub fn packages(&self) -> impl Iterator<Item = &Coordinates> {
        let packages = self.repositories.values().flat_map(|repository| repository.packages.keys());
        packages.collect::<std::collections::BTreeSet<_>>().into_iter()
    }

    /// The package as this repository and those upstream of it have it, nearest first.
    pub fn find_upstream(&self, repository: &str, package: &Coordinates) -> Vec<&Package> {
        let mut seen = vec![repository];
        let mut next = 0;
        while let Some(name) = seen.get(next).copied() {
            let upstreams = self.repositories.get(name).map(|repository| &repository.upstreams);
            for upstream in upstreams.into_iter().flatten() {
                if !seen.contains(&upstream.as_str()) {
                    seen.push(upstream);
                }
            }
            next += 1;
        }
        let repositories = seen.into_iter().filter_map(|name| self.repositories.get(name));
        repositories.filter_map(|repository| repository.packages.get(package)).collect()
    }
}
