//! The folder with botocore's models: of a release that pip fetches, or one that is given.

use super::origin::Origin;
use super::pip::{self, Package};
use super::record;
use crate::arguments::workspace;
use crate::failure::Failure;
use crate::report::shown;
use std::cmp::Ordering;
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

/// Which of two releases is the newer one, by their numbers. One with letters, such as a candidate, is not put in order.
#[must_use]
pub fn order(left: &str, right: &str) -> Option<Ordering> {
    let numbers = |release: &str| {
        let mut numbers: Vec<u64> = release.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
        while numbers.last() == Some(&0) {
            numbers.pop();
        }
        Some(numbers)
    };
    Some(numbers(left)?.cmp(&numbers(right)?))
}

/// Finds the models of these services, or of all if none is named. A second run for the same release fetches nothing.
///
/// # Errors
///
/// Returns an error if pip cannot fetch the release.
pub fn find(models: &Models, services: &[&str], out: &mut impl Write) -> Result<Release, Failure> {
    match models {
        Models::Folder(folder) => Ok(Release { name: shown(folder), data: folder.clone() }),
        Models::Pinned => of_package(&Origin::read(workspace())?.package, services, workspace(), out),
        Models::Release(release) => {
            fetched((release, None), services, &workspace().join("target/botocore").join(release), out)
        }
    }
}

/// Finds the models of a package of botocore, whose hash the archive has to have.
///
/// # Errors
///
/// Returns an error if pip cannot fetch the archive, or if it has another hash.
pub fn of_package(package: &Package, services: &[&str], root: &Path, out: &mut impl Write) -> Result<Release, Failure> {
    let Package { release, sha256, .. } = package;
    // What was unpacked without a hash is not taken for it.
    let folder = root.join("target/botocore").join(format!("{release}-{sha256}"));
    fetched((release, Some(sha256)), services, &folder, out)
}

/// The models in a folder, which is filled if it is not there, or if they are not what was unpacked into it.
fn fetched(
    (release, sha256): (&str, Option<&str>),
    services: &[&str],
    folder: &Path,
    out: &mut impl Write,
) -> Result<Release, Failure> {
    let is_there = folder.is_dir();
    let changed = if is_there { record::changed(folder, services)? } else { None };
    if let Some(path) = &changed {
        writeln!(out, "{} is not as it was unpacked: see {path}", shown(folder))?;
    }
    if !is_there || changed.is_some() {
        writeln!(out, "fetching botocore {release} into {}", shown(folder))?;
        out.flush()?;
        pip::unpack(release, sha256, folder, services)?;
    }
    Ok(Release { name: release.to_owned(), data: folder.join(record::DATA) })
}

#[cfg(test)]
mod tests {
    use super::order;
    use std::cmp::Ordering;

    #[test]
    fn releases_are_ordered_by_their_numbers() {
        assert_eq!(order("1.44.10", "1.44.9"), Some(Ordering::Greater));
        assert_eq!(order("1.44", "1.44.1"), Some(Ordering::Less));
        assert_eq!(order("1.44", "1.44.0"), Some(Ordering::Equal));
        assert_eq!(order("1.44rc1", "1.44.0"), None);
    }
}
