//! The sets of features with which the documentation is built: none, each alone, the default ones and all.

use crate::arguments::workspace;
use crate::failure::Failure;
use crate::features;
use std::fmt::{self, Display};

/// A set of features.
#[derive(Debug, PartialEq, Eq)]
pub struct Set(String);

impl Set {
    /// The features as cargo takes them.
    pub fn arguments(&self) -> &str {
        &self.0
    }
}

impl Display for Set {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() { f.write_str("no features") } else { write!(f, "{}", self.0) }
    }
}

/// The sets for packages, given with their folders. A feature that an earlier package has, too, is switched on there.
pub fn sets(packages: &[(&str, &str)]) -> Result<Vec<Set>, Failure> {
    let mut seen = Vec::new();
    let mut sets = vec![Set(String::new())];
    for (package, folder) in packages {
        for feature in features::of(&workspace().join(folder))? {
            if !seen.contains(&feature) {
                sets.push(Set(format!("{package}/{feature}")));
                seen.push(feature);
            }
        }
    }
    Ok(sets)
}

#[cfg(test)]
mod tests {
    use super::{features, sets};

    #[test]
    fn each_feature_has_a_set_once() {
        let sets = sets(&features::PACKAGES).unwrap();
        let found = |set: &str| sets.iter().filter(|it| it.arguments() == set).count();
        assert_eq!((found(""), found("codeartifact/serde"), found("botocore-runtime/serde")), (1, 1, 0));
        assert_eq!(found("botocore-runtime/md5"), 1);
        assert_eq!(sets[0].to_string(), "no features");
    }
}
