//! What the fake holds. All of it is in memory, and lost when the fake ends.

mod coordinates;
mod domain;
mod group;
mod package;
mod page;
mod policy;
mod repository;
mod tags;
mod version;

use crate::ask::Ask;
use crate::hash;
use crate::refusal::Refusal;
pub use coordinates::Coordinates;
pub use domain::Domain;
pub use group::{Group, Kind, Pattern};
pub use package::Package;
use page::Bookmark;
pub use policy::Policy;
pub use repository::Repository;
use std::collections::BTreeMap;
pub use tags::Tags;
pub use version::{Asset, UNFINISHED, Version};

/// Everything that the fake holds.
#[derive(Debug, Default)]
pub struct State {
    /// Domains by their names.
    pub domains: BTreeMap<String, Domain>,
    /// When tokens that were given out end, by the tokens.
    pub tokens: BTreeMap<String, i64>,
    /// How often operations were called, by their names.
    pub calls: BTreeMap<String, u64>,
    /// Where listings go on, by their paging tokens.
    bookmarks: BTreeMap<String, Bookmark>,
    count: u64,
}

impl State {
    /// A text that was not there before.
    pub fn next_id(&mut self, what: &str) -> String {
        let count = self.next_number();
        let id = hash::sha256(format!("{what} {count}").as_bytes());
        id.chars().take(32).collect()
    }

    /// A number that is greater than those before.
    pub fn next_number(&mut self) -> u64 {
        self.count += 1;
        self.count
    }

    /// The domain that is asked for.
    pub fn domain(&self, ask: &Ask<'_>) -> Result<&Domain, Refusal> {
        let name = ask.required("domain");
        ask.check_owner()?;
        self.domains.get(name).ok_or_else(|| Refusal::not_found("domain", name))
    }

    /// The domain that is asked for, to change it.
    pub fn domain_mut(&mut self, ask: &Ask<'_>) -> Result<&mut Domain, Refusal> {
        let name = ask.required("domain");
        ask.check_owner()?;
        self.domains.get_mut(name).ok_or_else(|| Refusal::not_found("domain", name))
    }

    /// The repository that is asked for.
    pub fn repository(&self, ask: &Ask<'_>) -> Result<&Repository, Refusal> {
        self.domain(ask)?.repository(ask.required("repository"))
    }

    /// The repository that is asked for, to change it.
    pub fn repository_mut(&mut self, ask: &Ask<'_>) -> Result<&mut Repository, Refusal> {
        self.domain_mut(ask)?.repository_mut(ask.required("repository"))
    }

    /// The package that is asked for.
    pub fn package(&self, ask: &Ask<'_>) -> Result<&Package, Refusal> {
        self.repository(ask)?.package(&Coordinates::asked(ask)?)
    }

    /// The package that is asked for, to change it.
    pub fn package_mut(&mut self, ask: &Ask<'_>) -> Result<&mut Package, Refusal> {
        self.repository_mut(ask)?.package_mut(&Coordinates::asked(ask)?)
    }

    /// The version of a package that is asked for.
    pub fn version(&self, ask: &Ask<'_>) -> Result<&Version, Refusal> {
        let name = ask.required("packageVersion");
        let version = self.package(ask)?.versions.get(name);
        version.ok_or_else(|| Refusal::not_found("package-version", name))
    }
}
