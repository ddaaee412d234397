//! Packages as cargo understands their manifests.

use crate::cargo;
use crate::failure::Failure;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A package.
#[derive(Debug)]
pub struct Package {
    pub name: String,
    pub version: String,
    edition: String,
    /// Features, and what each switches on.
    pub features: BTreeMap<String, Value>,
    pub dependencies: Vec<Dependency>,
}

/// What a package is built with.
#[derive(Debug, Clone)]
pub struct Dependency {
    pub name: String,
    /// The versions that it may have, such as `=1.2.3`.
    pub requirement: String,
    /// Where it lies, if it is not of a registry.
    pub path: Option<PathBuf>,
    optional: bool,
    default_features: bool,
    features: Value,
}

/// A package of this checkout.
#[derive(Debug)]
pub struct Found {
    pub folder: PathBuf,
    pub version: String,
}

impl Package {
    /// Asks cargo for the package of a manifest.
    ///
    /// # Errors
    ///
    /// Returns an error if cargo cannot read it.
    pub fn read(manifest: &Path) -> Result<Self, Failure> {
        let metadata = cargo::metadata(manifest)?;
        let wrong = |what: &str| Failure::new(format!("cannot read {}: {what}", manifest.display()));
        let manifest = manifest.canonicalize().unwrap_or_else(|_| manifest.to_owned());
        let is_it = |package: &&Value| {
            let path = package["manifest_path"].as_str().map(PathBuf::from);
            path.is_some_and(|path| path.canonicalize().unwrap_or(path) == manifest)
        };
        let package = metadata["packages"].as_array().into_iter().flatten().find(is_it);
        package.and_then(Self::of_json).ok_or_else(|| wrong("cargo says nothing of its package"))
    }

    fn of_json(package: &Value) -> Option<Self> {
        let features = package["features"].as_object()?.iter();
        // Those of tests and build scripts have a kind.
        let dependencies = package["dependencies"].as_array()?.iter().filter(|it| it["kind"].is_null());
        Some(Self {
            name: text(package, "name")?,
            version: text(package, "version")?,
            edition: text(package, "edition")?,
            features: features.map(|(name, parts)| (name.clone(), parts.clone())).collect(),
            dependencies: dependencies.map(Dependency::of_json).collect::<Option<_>>()?,
        })
    }

    /// The manifest of the same library as a workspace of its own, with other paths of some dependencies.
    pub fn standing_alone(&self, paths: &BTreeMap<&str, &Path>) -> String {
        let Self { name, version, edition, .. } = self;
        let mut manifest = format!(
            "[workspace]\n\n[package]\nname = {name:?}\nversion = {version:?}\nedition = {edition:?}\n\n[features]\n"
        );
        // Lists of texts are the same in JSON and TOML. Writing to a string cannot fail.
        for (feature, parts) in &self.features {
            let _ = writeln!(manifest, "{feature:?} = {parts}");
        }
        for dependency in &self.dependencies {
            let Dependency { name, requirement, optional, default_features, features, .. } = dependency;
            let _ = write!(manifest, "\n[dependencies.{name:?}]\nversion = {requirement:?}\n");
            if let Some(path) = paths.get(name.as_str()) {
                let _ = writeln!(manifest, "path = {}", Value::from(path.display().to_string()));
            }
            let _ = writeln!(manifest, "optional = {optional}\ndefault-features = {default_features}");
            let _ = writeln!(manifest, "features = {features}");
        }
        manifest
    }
}

impl Dependency {
    fn of_json(dependency: &Value) -> Option<Self> {
        Some(Self {
            name: text(dependency, "name")?,
            requirement: text(dependency, "req")?,
            path: dependency["path"].as_str().map(PathBuf::from),
            optional: dependency["optional"].as_bool()?,
            default_features: dependency["uses_default_features"].as_bool()?,
            features: dependency["features"].clone(),
        })
    }

    /// Whether a version may stand for it.
    ///
    /// # Errors
    ///
    /// Returns an error if the requirement is neither exact nor a version with what is compatible to it.
    pub fn admits(&self, version: &str) -> Result<bool, Failure> {
        let (name, requirement) = (&self.name, &self.requirement);
        let admits = match requirement.split_at_checked(1) {
            Some(("=", exact)) => Some(exact.trim() == version),
            Some(("^", least)) => numbers(least).zip(numbers(version)).map(|(least, version)| {
                let kept = least.iter().position(|number| *number > 0).unwrap_or(2);
                least[..=kept] == version[..=kept] && least <= version
            }),
            _ => None,
        };
        admits.ok_or_else(|| {
            Failure::new(format!("cannot tell whether {name} {version} is one of {requirement}; ask for `=` a version"))
        })
    }
}

fn text(object: &Value, key: &str) -> Option<String> {
    object[key].as_str().map(str::to_owned)
}

/// The three numbers of a version.
fn numbers(version: &str) -> Option<[u64; 3]> {
    let numbers: Option<Vec<u64>> = version.split('.').map(|number| number.parse().ok()).collect();
    numbers?.try_into().ok()
}
