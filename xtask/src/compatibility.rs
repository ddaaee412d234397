//! `cargo xtask compatibility`: compiles the client as its version was first set against today's runtime.
//!
//! A released crate asks for the runtime by version. As long as the version stays, the crate may be built with whatever
//! the runtime becomes.

mod history;
mod package;

use crate::cargo;
use crate::failure::Failure;
use crate::folder;
use crate::git;
use crate::lock::Lock;
use history::Baseline;
use package::Package;
use std::fs;
use std::io::Write;
use std::path::Path;

/// The folder of the emitted crate.
const CRATE: &str = "generated";

/// The feature that is left out, because the AWS SDK's crates need a newer compiler.
const LEFT_OUT: &str = "aws-config";

/// Runs the task in the folder of a workspace. If nothing can be compared, it says why and succeeds.
///
/// # Errors
///
/// Returns an error if the client of the last change of the version does not compile with today's runtime although it
/// asks for it, or if that cannot be determined.
pub fn run(root: &Path, out: &mut impl Write) -> Result<(), Failure> {
    let baseline = match history::baseline(root)? {
        Baseline::Commit(baseline) => baseline,
        Baseline::None(reason) => return Ok(writeln!(out, "nothing was compared: {reason}")?),
    };
    let (version, commit) = (&baseline.version, &baseline.commit[..baseline.commit.len().min(10)]);
    let folder = root.join("target/compatibility");
    let released = folder.join("released");
    fs::create_dir_all(&folder).map_err(Failure::at("create the folder", &folder))?;
    let _lock = Lock::take(folder.join("lock"), "compatibility")?;
    folder::remove(&released)?;
    git::extract(root, &baseline.commit, &folder.join("index"), &released)?;
    let manifest = released.join(CRATE).join("Cargo.toml");
    if !manifest.is_file() {
        writeln!(out, "nothing was compared: the commit that set version {version}, {commit}, holds no {CRATE}/")?;
        return Ok(());
    }
    let package = Package::read(&manifest)?;
    let today = today(&package, root, &released)?;
    for (dependency, found) in &today {
        if !dependency.admits(&found.version)? {
            let (name, asked, found) = (&dependency.name, &dependency.requirement, &found.version);
            writeln!(out, "nothing to compare: version {version} asks for {name} {asked}, and today's is {found}")?;
            return Ok(());
        }
    }
    let paths = today.iter().map(|(dependency, found)| (dependency.name.as_str(), found.folder.as_path()));
    fs::write(&manifest, package.standing_alone(&paths.collect())).map_err(Failure::at("write", &manifest))?;
    // Versions of all other dependencies are those of the workspace.
    cargo::copy_lock(root, &released.join(CRATE))?;
    writeln!(out, "compiling version {version} as of commit {commit} with today's runtime")?;
    out.flush()?;
    for features in sets(&package) {
        if !check(root, &manifest, &features)? {
            return Err(Failure::new(broken(version, commit, &features)));
        }
    }
    Ok(writeln!(out, "version {version} as of commit {commit} compiles with today's runtime")?)
}

/// Today's packages in place of those that lay beside the crate.
fn today(
    package: &Package,
    root: &Path,
    released: &Path,
) -> Result<Vec<(package::Dependency, package::Found)>, Failure> {
    let released = released.canonicalize().map_err(Failure::at("find", released))?;
    let mut today = Vec::new();
    for dependency in &package.dependencies {
        if let Some(path) = &dependency.path {
            let path = path.canonicalize().unwrap_or_else(|_| path.clone());
            let folder = root.join(path.strip_prefix(&released).unwrap_or(&path));
            let version = Package::read(&folder.join("Cargo.toml"))?.version;
            today.push((dependency.clone(), package::Found { folder, version }));
        }
    }
    Ok(today)
}

/// The sets of features to compile with: none, the default ones, and all but one.
fn sets(package: &Package) -> Vec<Vec<String>> {
    let all = package.features.keys().filter(|name| *name != LEFT_OUT).cloned().collect::<Vec<_>>().join(",");
    [vec!["--no-default-features".to_owned()], Vec::new(), vec!["--features".to_owned(), all]].to_vec()
}

/// Compiles a package with some features, in the folder of the workspace's other builds, whose dependencies it shares.
fn check(root: &Path, manifest: &Path, features: &[String]) -> Result<bool, Failure> {
    let mut cargo = cargo::command();
    cargo.current_dir(root).args(["check", "--quiet", "--manifest-path"]).arg(manifest);
    cargo.arg("--target-dir").arg(root.join("target")).args(features);
    Ok(cargo.status().map_err(|error| Failure::new(format!("cannot run cargo: {error}")))?.success())
}

fn broken(version: &str, commit: &str, features: &[String]) -> String {
    let features = if features.is_empty() { "the default features".to_owned() } else { features.join(" ") };
    format!(
        "the client of version {version}, as commit {commit} set it, does not compile with today's runtime ({features}), \
         which it asks for by that version. Released crates would break. Raise `version` in [workspace.package] of \
         Cargo.toml, and in its requirement on the runtime, in the commit that changes the runtime."
    )
}

#[cfg(test)]
mod tests;
