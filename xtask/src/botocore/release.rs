//! The folder with botocore's models: of a release that pip fetches, or one that is given.

use crate::arguments::workspace;
use crate::command::{self, PYTHON};
use crate::failure::Failure;
use crate::report::shown;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

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
    let (release, packages) = match models {
        Models::Folder(folder) => return Ok(Release { name: shown(folder), data: folder.clone() }),
        Models::Pinned => {
            let requirements = workspace().join("tests/survey/botocore.txt");
            let text = fs::read_to_string(&requirements).map_err(Failure::at("read", &requirements))?;
            let Some(release) = pinned(&text) else {
                let requirements = requirements.display();
                return Err(Failure::new(format!("{requirements} should pin botocore as `botocore==1.2.3`")));
            };
            let requirements = requirements.display().to_string();
            (release.to_owned(), vec!["--require-hashes".to_owned(), "--requirement".to_owned(), requirements])
        }
        Models::Release(release) => (release.clone(), vec![format!("botocore=={release}")]),
    };
    let folder = workspace().join("target/botocore").join(&release);
    if !folder.is_dir() {
        writeln!(out, "fetching botocore {release} into {}", shown(&folder))?;
        out.flush()?;
        fetch(&folder, &packages)?;
    }
    Ok(Release { name: release, data: folder.join("botocore/data") })
}

/// The release that a requirements file names.
fn pinned(requirements: &str) -> Option<&str> {
    requirements.lines().find_map(|line| line.strip_prefix("botocore==")?.split_whitespace().next())
}

/// Has pip unpack a wheel into a folder, which is there as a whole or not at all.
fn fetch(folder: &Path, packages: &[String]) -> Result<(), Failure> {
    let mut unfinished = folder.as_os_str().to_owned();
    unfinished.push(".unfinished");
    let unfinished = PathBuf::from(unfinished);
    if unfinished.is_dir() {
        fs::remove_dir_all(&unfinished).map_err(Failure::at("remove", &unfinished))?;
    }
    let mut pip = Command::new(PYTHON);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:", "--no-deps"]);
    pip.arg("--no-compile").arg("--target").arg(&unfinished).args(packages);
    let advice = "The wheel comes from the index that pip is set up for, over the network. Where it is at hand otherwise, \
                  give its folder `botocore/data` instead. What was run:";
    command::quietly(&mut pip, "fetch botocore", advice)?;
    fs::rename(&unfinished, folder).map_err(Failure::at("rename", &unfinished))
}

#[cfg(test)]
mod tests {
    use super::pinned;
    use crate::arguments::workspace;
    use std::fs;

    #[test]
    fn the_pinned_release_is_that_of_the_model() {
        let requirements = fs::read_to_string(workspace().join("tests/survey/botocore.txt")).unwrap();
        let source = fs::read_to_string(workspace().join("model/data/SOURCE.toml")).unwrap();
        let release = pinned(&requirements).unwrap();
        assert!(source.contains(&format!("release = \"{release}\"")));
        let sum = requirements.split("sha256:").nth(1).unwrap().trim();
        assert!(source.contains(&format!("sha256 = \"{sum}\"")), "{sum} is not the wheel's sum");
    }
}
