//! Packages, as pip finds and fetches them.

use crate::command::{self, PYTHON};
use crate::failure::Failure;
use serde_json::Value;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What to do where pip fails.
const ADVICE: &str = "Packages come from the index that pip is set up for, over the network. Where a wheel of botocore is at \
                      hand otherwise, set PIP_NO_INDEX=1, and PIP_FIND_LINKS to its folder. What was run:";

/// A release of a package, and the archive that it came in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Package {
    /// The release.
    pub release: String,
    /// The file name of the archive.
    pub name: String,
    /// The SHA-256 of the archive in lower-case hexadecimal.
    pub sha256: String,
}

/// Asks which packages pip would install for these arguments; each comes with its name.
///
/// # Errors
///
/// Returns an error if pip fails, such as without network, or if its answer is not understood.
pub fn resolve(arguments: &[&str], folder: &Path) -> Result<Vec<(String, Package)>, Failure> {
    fs::create_dir_all(folder).map_err(Failure::at("create the folder", folder))?;
    let report = folder.join("report.json");
    let mut pip = pip("install");
    pip.args(["--dry-run", "--ignore-installed", "--report"]).arg(&report).args(arguments);
    command::quietly(&mut pip, "find the release", ADVICE).map_err(|failure| shortened(&failure))?;
    let text = fs::read_to_string(&report).map_err(Failure::at("read", &report))?;
    let answer: Value = serde_json::from_str(&text).unwrap_or_default();
    let packages = answer["install"].as_array().into_iter().flatten().map(package).collect::<Option<Vec<_>>>();
    packages.filter(|packages| !packages.is_empty()).ok_or_else(|| {
        Failure::new(format!("{} has no package with a hash; a newer pip may write it", report.display()))
    })
}

/// A failure without the releases that there are, of which pip lists thousands.
fn shortened(failure: &Failure) -> Failure {
    let said = failure.to_string();
    let (before, listed) = said.split_once(" (from versions:").unwrap_or((&said, ""));
    Failure::new(format!("{before}{}", listed.split_once(')').map_or(listed, |(_, behind)| behind)))
}

/// A package of pip's report.
fn package(item: &Value) -> Option<(String, Package)> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let info = &item["download_info"];
    let package = Package {
        release: text(&item["metadata"]["version"])?,
        name: info["url"].as_str()?.rsplit('/').next()?.to_owned(),
        sha256: text(&info["archive_info"]["hashes"]["sha256"])?,
    };
    Some((text(&item["metadata"]["name"])?, package))
}

/// Unpacks botocore's wheel of this hash into a folder, which is there as a whole or not at all.
///
/// # Errors
///
/// Returns an error if pip fails, such as when it finds another hash.
pub fn unpack(release: &str, sha256: Option<&str>, folder: &Path) -> Result<(), Failure> {
    let unfinished = beside(folder, ".unfinished");
    if unfinished.is_dir() {
        fs::remove_dir_all(&unfinished).map_err(Failure::at("remove", &unfinished))?;
    }
    fs::create_dir_all(&unfinished).map_err(Failure::at("create the folder", &unfinished))?;
    let wanted = beside(folder, ".txt");
    let hash = sha256.map(|sha256| format!(" --hash=sha256:{sha256}")).unwrap_or_default();
    fs::write(&wanted, format!("botocore=={release}{hash}\n")).map_err(Failure::at("write", &wanted))?;
    let mut pip = pip("install");
    pip.args(["--only-binary=:all:", "--no-deps", "--no-compile", "--target"]).arg(&unfinished);
    command::quietly(pip.arg("--requirement").arg(&wanted), "fetch botocore", ADVICE)?;
    fs::rename(&unfinished, folder).map_err(Failure::at("rename", &unfinished))
}

fn pip(task: &str) -> Command {
    let mut pip = Command::new(PYTHON);
    pip.args(["-m", "pip", task, "--quiet", "--disable-pip-version-check", "--no-input", "--retries", "2"]);
    pip
}

/// The path of a folder with more behind its name.
fn beside(folder: &Path, ending: &str) -> PathBuf {
    let mut path = OsString::from(folder);
    path.push(ending);
    path.into()
}
