//! The packages as cargo would upload them, unpacked into a workspace that knows nothing of this checkout.

use crate::cargo;
use crate::command;
use crate::failure::Failure;
use crate::features::PACKAGES;
use crate::folder;
use crate::lock::Lock;
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Unpacked packages, in the order in which they are published: each after those that it or its tests depend on.
#[derive(Debug)]
pub struct Packages {
    /// The workspace that they are members of.
    pub folder: PathBuf,
    /// Where they are built: with the other builds of the checkout, whose dependencies they share.
    pub target: PathBuf,
    pub packages: Vec<Package>,
    /// Another run would remove them.
    _lock: Lock,
}

/// An unpacked package.
#[derive(Debug)]
pub struct Package {
    pub name: &'static str,
    pub version: String,
    /// Features, and what each switches on.
    pub features: Vec<(String, Vec<String>)>,
    /// Its example programs.
    pub examples: Vec<Example>,
    /// The versions of Tokio that it may have, if it depends on that.
    pub tokio: Option<String>,
    pub folder: PathBuf,
}

/// An example program.
#[derive(Debug, Clone)]
pub struct Example {
    pub name: String,
    /// The features that it needs.
    pub features: Vec<String>,
}

impl Packages {
    /// Packages the crates of a workspace and unpacks them. Packages of an earlier run are removed. The lock keeps other
    /// runs from doing so for as long as these are used.
    ///
    /// # Errors
    ///
    /// Returns an error if cargo cannot package a crate.
    pub fn make(root: &Path, lock: Lock) -> Result<Self, Failure> {
        let (target, folder) = (root.join("target"), root.join("target/packaged"));
        for old in [&folder, &target.join("package")] {
            folder::remove(old)?;
        }
        fs::create_dir_all(&folder).map_err(Failure::at("create the folder", &folder))?;
        pack(root, &target)?;
        let metadata = cargo::metadata(&root.join("Cargo.toml"))?;
        let in_order = PACKAGES.iter().rev();
        let packages = in_order.map(|(name, _)| Package::unpack(name, &metadata, &target.join("package"), &folder));
        let made = Self { packages: packages.collect::<Result<_, _>>()?, target, folder, _lock: lock };
        made.join_workspace(root)?;
        Ok(made)
    }

    /// Their names.
    pub fn names(&self) -> Vec<&'static str> {
        self.packages.iter().map(|package| package.name).collect()
    }

    /// The client, which is published last.
    ///
    /// # Errors
    ///
    /// Returns an error if there are no packages.
    pub fn client(&self) -> Result<&Package, Failure> {
        self.packages.last().ok_or_else(|| Failure::new("there are no packages"))
    }

    /// Cargo, started in the workspace of the packages.
    pub fn cargo(&self, mut cargo: Command, arguments: &[&str]) -> Command {
        cargo.current_dir(&self.folder).args(arguments);
        cargo
    }

    /// Makes a workspace of the packages and their consumer, in which each is taken for the one of the registry, and
    /// all other versions are those of the checkout.
    fn join_workspace(&self, root: &Path) -> Result<(), Failure> {
        let folders = self.packages.iter().filter_map(|it| Some((it.name, it.folder.file_name()?.to_string_lossy())));
        let (mut members, mut patches) = ("\"consumer\"".to_owned(), String::new());
        // Writing to a string cannot fail.
        for (name, folder) in folders {
            let _ = write!(members, ", \"{folder}\"");
            let _ = writeln!(patches, "{name} = {{ path = \"{folder}\" }}");
        }
        let manifest = self.folder.join("Cargo.toml");
        let text = format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n\n[patch.crates-io]\n{patches}");
        fs::write(&manifest, text).map_err(Failure::at("write", &manifest))?;
        cargo::copy_lock(root, &self.folder)
    }
}

impl Package {
    fn unpack(name: &'static str, metadata: &Value, from: &Path, into: &Path) -> Result<Self, Failure> {
        let package = metadata["packages"].as_array().into_iter().flatten().find(|package| package["name"] == name);
        let package = package.ok_or_else(|| Failure::new(format!("the workspace has no package {name}")))?;
        let version = package["version"].as_str().unwrap_or_default().to_owned();
        let features = package["features"].as_object().into_iter().flatten();
        let features = features.map(|(feature, parts)| (feature.clone(), texts(parts))).collect();
        let targets = package["targets"].as_array().into_iter().flatten();
        let examples = targets.filter(|target| texts(&target["kind"]) == ["example"]).map(Example::read).collect();
        let mut dependencies = package["dependencies"].as_array().into_iter().flatten();
        let tokio = dependencies.find(|it| it["name"] == "tokio").and_then(|it| it["req"].as_str()).map(str::to_owned);
        let archive = from.join(format!("{name}-{version}.crate"));
        let mut tar = Command::new("tar");
        // The times in an archive are always the same, by which cargo would take another package for the one it has built.
        tar.arg("-xmzf").arg(&archive).arg("-C").arg(into);
        command::quietly(&mut tar, &format!("unpack {}", archive.display()), "Install `tar`, or see what it says of:")?;
        Ok(Self { name, folder: into.join(format!("{name}-{version}")), version, features, examples, tokio })
    }
}

impl Example {
    fn read(target: &Value) -> Self {
        let name = target["name"].as_str().unwrap_or_default().to_owned();
        Self { name, features: texts(&target["required-features"]) }
    }
}

/// Packages what is in the checkout now, committed or not. Cargo would build each package; the consumer does so, and with
/// more sets of features.
fn pack(root: &Path, target: &Path) -> Result<(), Failure> {
    let mut cargo = cargo::command();
    cargo.current_dir(root).args(["package", "--quiet", "--offline", "--no-verify", "--allow-dirty", "--target-dir"]);
    cargo.arg(target).args(PACKAGES.iter().rev().flat_map(|(name, _)| ["--package", name]));
    command::quietly(&mut cargo, "package the crates", "See what cargo says of the manifest, and repeat it alone:")
}

/// The texts in a list.
fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
