//! The region as it was set, which may ask for FIPS by its name.

use crate::endpoint::of_pseudo_region;

/// A region, and whether it was set as a pseudo-region.
#[derive(Debug, Clone)]
pub struct SetRegion {
    pub name: String,
    pub asks_for_fips: bool,
}

impl From<String> for SetRegion {
    fn from(set: String) -> Self {
        match of_pseudo_region(&set) {
            Some(name) => Self { name, asks_for_fips: true },
            None => Self { name: set, asks_for_fips: false },
        }
    }
}
