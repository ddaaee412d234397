//! The sets of features with which the documentation is built: none, each alone, the default ones and all.

use crate::arguments::workspace;
use crate::failure::Failure;
use std::fmt::{self, Display};
use std::fs;

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
        let path = workspace().join(folder).join("Cargo.toml");
        let manifest = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
        for feature in features(&manifest) {
            if !seen.contains(&feature) {
                sets.push(Set(format!("{package}/{feature}")));
                seen.push(feature);
            }
        }
    }
    Ok(sets)
}

/// The names in the table of features of a manifest.
fn features(manifest: &str) -> Vec<String> {
    let table = manifest.lines().skip_while(|line| line.trim() != "[features]").skip(1);
    let table = table.take_while(|line| !line.starts_with('['));
    let keys = table.filter_map(|line| line.split_once('=')).map(|(key, _)| key.trim());
    keys.filter(|key| !key.starts_with('#')).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{features, sets};

    #[test]
    fn features_are_read_from_their_table_alone() {
        let manifest = "[package]\nname = \"a\"\n\n[features]\ndefault = [\"x\"]\n# c = d\nx = [\n    \"y\",\n]\n\
                        y = []\n\n[dependencies]\nz = \"1\"\n";
        assert_eq!(features(manifest), ["default", "x", "y"]);
    }

    #[test]
    fn each_feature_has_a_set_once() {
        let sets = sets(&super::super::PACKAGES).unwrap();
        let found = |set: &str| sets.iter().filter(|it| it.arguments() == set).count();
        assert_eq!((found(""), found("codeartifact/serde"), found("botocore-runtime/serde")), (1, 1, 0));
        assert_eq!(found("botocore-runtime/md5"), 1);
        assert_eq!(sets[0].to_string(), "no features");
    }
}
