//! Repositories.

use super::{Coordinates, Package, Policy, Tags};
use crate::refusal::Refusal;
use std::collections::BTreeMap;

/// A repository and its packages.
#[derive(Debug, Default)]
pub struct Repository {
    /// When it was made.
    pub created: i64,
    /// What it is for.
    pub description: Option<String>,
    /// The repositories of the same domain that it takes packages from, in order.
    pub upstreams: Vec<String>,
    /// Its connection to a public repository.
    pub connection: Option<String>,
    /// Its tags.
    pub tags: Tags,
    /// Its policy.
    pub policy: Option<Policy>,
    /// Its packages.
    pub packages: BTreeMap<Coordinates, Package>,
}

impl Repository {
    /// A package of the repository.
    pub fn package(&self, package: &Coordinates) -> Result<&Package, Refusal> {
        self.packages.get(package).ok_or_else(|| Refusal::not_found("package", &package.path()))
    }

    /// A package of the repository, to change it.
    pub fn package_mut(&mut self, package: &Coordinates) -> Result<&mut Package, Refusal> {
        self.packages.get_mut(package).ok_or_else(|| Refusal::not_found("package", &package.path()))
    }
}
