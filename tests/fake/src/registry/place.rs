//! Where a request of a package manager leads to.

use crate::refusal::Refusal;
use crate::state::{Domain, State};

/// Where a request for a package manager leads to.
pub struct Place<'a> {
    /// The name of the domain.
    pub domain: &'a str,
    /// The name of the repository.
    pub repository: &'a str,
    /// The path within the repository.
    pub path: &'a str,
    /// The address of the repository.
    pub url: String,
}

impl Place<'_> {
    /// The domain.
    pub fn find<'a>(&self, state: &'a mut State) -> Result<&'a mut Domain, Refusal> {
        state.domains.get_mut(self.domain).ok_or_else(|| Refusal::not_found("domain", self.domain))
    }
}
