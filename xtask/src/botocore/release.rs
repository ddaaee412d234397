//! The folder with botocore's models: of a release that pip fetches, or one that is given.

use super::origin::Origin;
use super::pip::{self, Package};
use crate::arguments::workspace;
use crate::failure::Failure;
use crate::report::shown;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Where models are.
#[derive(Debug, PartialEq, Eq)]
pub enum Models {
    /// In the release that the repository's model is from.
    Pinned,
    /// In this release.
    Release(String),
    /// In this folder.
    Folder(PathBuf),
}

/// A folder with models, and how it is called.
#[derive(Debug)]
pub struct Release {
    /// The release or the folder.
    pub name: String,
    /// The folder of the services.
    pub data: PathBuf,
}

/// Whether a text is a release, which becomes part of a path and of a command.
#[must_use]
pub fn is_release(text: &str) -> bool {
    // pip takes `1..2` for another release.
    let is_part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric());
    text.starts_with(|c: char| c.is_ascii_digit()) && text.split('.').all(is_part)
}

/// Finds the models; a second run for the same release fetches nothing.
///
/// # Errors
///
/// Returns an error if pip cannot fetch the release.
pub fn find(models: &Models, out: &mut impl Write) -> Result<Release, Failure> {
    match models {
        Models::Folder(folder) => Ok(Release { name: shown(folder), data: folder.clone() }),
        Models::Pinned => of_package(&Origin::read(workspace())?.package, workspace(), out),
        Models::Release(release) => fetched(release, None, &workspace().join("target/botocore").join(release), out),
    }
}

/// Finds the models of a package of botocore, whose hash the archive has to have.
///
/// # Errors
///
/// Returns an error if pip cannot fetch the archive, or if it has another hash.
pub fn of_package(package: &Package, root: &Path, out: &mut impl Write) -> Result<Release, Failure> {
    let Package { release, sha256, .. } = package;
    // What was unpacked without a hash is not taken for it.
    let folder = root.join("target/botocore").join(format!("{release}-{sha256}"));
    fetched(release, Some(sha256), &folder, out)
}

fn fetched(release: &str, sha256: Option<&str>, folder: &Path, out: &mut impl Write) -> Result<Release, Failure> {
    if !folder.is_dir() {
        writeln!(out, "fetching botocore {release} into {}", shown(folder))?;
        out.flush()?;
        pip::unpack(release, sha256, folder)?;
    }
    Ok(Release { name: release.to_owned(), data: folder.join("botocore/data") })
}
