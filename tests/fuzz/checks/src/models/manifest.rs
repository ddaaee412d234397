//! The emitted manifest.

use botocore_codegen::Output;
use toml::Table;

/// Tables and keys of a manifest.
const KEYS: [&str; 6] = ["package", "features", "dependencies", "lints", "workspace", "dev-dependencies"];

/// Checks that the manifest is TOML, with the tables of the generator alone.
pub fn check(output: &Output) {
    let Some(text) = output.files.get("Cargo.toml") else { return };
    let manifest: Table = text.parse().unwrap_or_else(|error| panic!("the manifest is no TOML: {error}\n{text}"));
    for (name, value) in &manifest {
        assert!(KEYS.contains(&name.as_str()), "the manifest has `{name}`");
        let packages = value.as_table().filter(|_| name == "dependencies").into_iter().flatten();
        for (package, _) in packages {
            assert!(
                ["botocore-credentials", "botocore-runtime"].contains(&package.as_str()),
                "it depends on {package}"
            );
        }
    }
}
