//! The folder with botocore's models: of a release that pip fetches, or one that is given.

use crate::arguments::Models;
use crate::{package, target};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask::command::{self, PYTHON};
use xtask::failure::Failure;
use xtask::report::shown;

/// Where models are, and how they are called.
pub struct Release {
    /// The release or the folder.
    pub name: String,
    /// The folder of the services.
    pub data: PathBuf,
}

/// Finds the models; a second run for the same release fetches nothing.
pub fn find(models: &Models, out: &mut impl Write) -> Result<Release, Failure> {
    let (release, packages) = match models {
        Models::Folder(folder) => return Ok(Release { name: shown(folder), data: folder.clone() }),
        Models::Pinned => {
            let requirements = package().join("botocore.txt");
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
    let folder = target().join(format!("botocore-{release}"));
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
    let unfinished = folder.with_extension("unfinished");
    if unfinished.is_dir() {
        fs::remove_dir_all(&unfinished).map_err(Failure::at("remove", &unfinished))?;
    }
    let mut pip = Command::new(PYTHON);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:", "--no-deps"]);
    pip.arg("--no-compile").arg("--target").arg(&unfinished).args(packages);
    let advice = "The wheel comes from the index that pip is set up for, over the network. Where it is at hand otherwise, \
                  give its folder `botocore/data` with --from. What was run:";
    command::quietly(&mut pip, "fetch botocore", advice)?;
    fs::rename(&unfinished, folder).map_err(Failure::at("rename", &unfinished))
}

#[cfg(test)]
mod tests {
    use super::pinned;
    use crate::package;
    use std::fs;
    use xtask::arguments::workspace;

    #[test]
    fn the_pinned_release_is_that_of_the_model() {
        let requirements = fs::read_to_string(package().join("botocore.txt")).unwrap();
        let source = fs::read_to_string(workspace().join("model/data/SOURCE.toml")).unwrap();
        let release = pinned(&requirements).unwrap();
        assert!(source.contains(&format!("release = \"{release}\"")));
        let sum = requirements.split("sha256:").nth(1).unwrap().trim();
        assert!(source.contains(&format!("sha256 = \"{sum}\"")), "{sum} is not the wheel's sum");
    }
}
