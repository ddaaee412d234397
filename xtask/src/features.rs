//! The packages that programs depend on, and the features that their manifests declare.

use crate::failure::Failure;
use std::fs;
use std::path::Path;

/// The client crate and what it is made of, with their folders. Each is before those that it depends on.
pub const CLIENT: [(&str, &str); 3] = [
    ("codeartifact", "generated"),
    ("botocore-credentials", "codegen/credentials"),
    ("botocore-runtime", "codegen/runtime"),
];

/// All published packages. The fake depends on none of the others, and the client's tests depend on it.
pub const PACKAGES: [(&str, &str); 4] = [CLIENT[0], CLIENT[1], CLIENT[2], ("codeartifact-fake", "tests/fake")];

/// The names of a package's features, in the order of its manifest.
///
/// # Errors
///
/// Returns an error if the manifest cannot be read.
pub fn of(folder: &Path) -> Result<Vec<String>, Failure> {
    let path = folder.join("Cargo.toml");
    Ok(features(&fs::read_to_string(&path).map_err(Failure::at("read", &path))?))
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
    use super::features;

    #[test]
    fn features_are_read_from_their_table_alone() {
        let manifest = "[package]\nname = \"a\"\n\n[features]\ndefault = [\"x\"]\n# c = d\nx = [\n    \"y\",\n]\n\
                        y = []\n\n[dependencies]\nz = \"1\"\n";
        assert_eq!(features(manifest), ["default", "x", "y"]);
    }
}
