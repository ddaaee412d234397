//! Names of regions.

use super::{EndpointError, is_valid_host_label};
use std::fmt;

/// The name of a region, for example `eu-west-1`. Methods that take a region also take a text. An invalid name is
/// reported by the first call that needs the region.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(String);

impl Region {
    /// Creates a region from its name.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }
}

impl AsRef<str> for Region {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Region {
    fn from(name: &str) -> Self {
        Self::new(name)
    }
}

impl From<&String> for Region {
    fn from(name: &String) -> Self {
        Self::new(name)
    }
}

impl From<String> for Region {
    fn from(name: String) -> Self {
        Self(name)
    }
}

impl From<Region> for String {
    fn from(region: Region) -> Self {
        region.0
    }
}

/// Checks that a name can be that of a region, by botocore's rule: one label of a host name that is not a
/// number. Rule sets put the region into the endpoint's host name, so another name could redirect requests to
/// a foreign host.
///
/// # Errors
/// Returns an error if the name contains other characters than letters, digits and hyphens, begins or ends
/// with a hyphen, is empty, is longer than 63 characters, or is a number.
pub fn check_region(name: &str) -> Result<(), EndpointError> {
    if is_valid_host_label(name, false) && !name.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(());
    }
    let name = name.escape_debug();
    Err(EndpointError::new(format!(
        "`{name}` is not a valid region: use letters, digits and hyphens, as in `eu-west-1`"
    )))
}

/// Returns the region of a pseudo-region, which asks for FIPS by its name: `us-east-1` for `fips-us-east-1`,
/// `us-east-1-fips` and, as in botocore, `us-fips-east-1`. Other names are `None`.
#[cfg(feature = "client")]
pub(crate) fn of_pseudo_region(name: &str) -> Option<String> {
    let region = name.replace("fips-", "").replace("-fips", "");
    (region != name).then_some(region)
}

#[cfg(test)]
mod tests {
    use super::{Region, check_region};

    #[test]
    fn a_region_is_its_name() {
        let region = Region::from("eu-west-1");
        assert_eq!((region.as_ref(), region.to_string().as_str()), ("eu-west-1", "eu-west-1"));
        assert_eq!(String::from(region), "eu-west-1");
    }

    #[test]
    fn regions_are_host_labels() {
        for name in ["eu-west-1", "mars-north-9", "EU", "aws-global"] {
            check_region(name).unwrap();
        }
        for name in ["", "12", "-a", "a-", "eu west 1", "eu-west-1 ", "a.b", "evil.example#", "a/", "a@b", "é"] {
            assert!(check_region(name).is_err(), "{name}");
        }
        let sentence = check_region("evil.example#\n").unwrap_err().to_string();
        let expected = "`evil.example#\\n` is not a valid region: use letters, digits and hyphens, as in `eu-west-1`";
        assert_eq!(sentence, expected);
    }
}
