//! Packages, as pip finds and fetches them.

use super::record;
use crate::command;
use crate::failure::Failure;
use crate::lock::Lock;
use serde_json::Value;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What to do where pip fails.
const ADVICE: &str = "Packages come from the index that pip is set up for, over the network. Where a wheel of botocore is at \
                      hand otherwise, set PIP_NO_INDEX=1, and PIP_FIND_LINKS to its folder. What was run:";

/// How pip says that an archive is not the one that the index has.
const OTHER_HASH: &str = "DO NOT MATCH THE HASHES";

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
pub fn resolve(arguments: &[&str]) -> Result<Vec<(String, Package)>, Failure> {
    let mut pip = pip("install");
    pip.args(["--dry-run", "--ignore-installed", "--report", "-"]).args(arguments).stdin(Stdio::null());
    let answer = command::answer(&mut pip, "find the release", ADVICE).map_err(|failure| told(&failure))?;
    let answer: Value = serde_json::from_str(&answer).unwrap_or_default();
    let packages = answer["install"].as_array().into_iter().flatten().map(package).collect::<Option<Vec<_>>>();
    packages.filter(|packages| !packages.is_empty()).ok_or_else(|| {
        let asked = arguments.join(" ");
        Failure::new(format!("pip names no package with a hash for {asked}; pip 23 or a newer one may do"))
    })
}

/// A failure without the releases that there are, of which pip lists thousands, and with what else a wrong hash may mean.
fn told(failure: &Failure) -> Failure {
    let said = failure.to_string();
    let (before, listed) = said.split_once(" (from versions:").unwrap_or((&said, ""));
    let text = format!("{before}{}", listed.split_once(')').map_or(listed, |(_, behind)| behind));
    let cut_short = "A download that was cut short has another hash, too: run it once more.";
    let hint = if text.contains(OTHER_HASH) { format!("{cut_short} {ADVICE}") } else { ADVICE.to_owned() };
    Failure::new(text.replacen(ADVICE, &hint, 1))
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

/// Unpacks botocore's wheel of this hash into a folder, which is there as a whole or not at all. Of several runs that want
/// it, one fetches it, and the others wait. A folder in which the models of these services are not as they were unpacked is
/// replaced.
///
/// # Errors
///
/// Returns an error if pip fails, such as when it finds another hash.
pub fn unpack(release: &str, sha256: Option<&str>, folder: &Path, services: &[&str]) -> Result<(), Failure> {
    let around = folder.parent().unwrap_or(folder);
    fs::create_dir_all(around).map_err(Failure::at("create the folder", around))?;
    let lock = Lock::wait(beside(folder, ".lock"))?;
    if folder.is_dir() {
        if record::changed(folder, services)?.is_none() {
            return Ok(());
        }
        fs::remove_dir_all(folder).map_err(Failure::at("remove", folder))?;
    }
    let unfinished = beside(folder, ".unfinished");
    if unfinished.is_dir() {
        fs::remove_dir_all(&unfinished).map_err(Failure::at("remove", &unfinished))?;
    }
    fs::create_dir(&unfinished).map_err(Failure::at("create the folder", &unfinished))?;
    let wanted = beside(folder, ".txt");
    let hash = sha256.map(|sha256| format!(" --hash=sha256:{sha256}")).unwrap_or_default();
    fs::write(&wanted, format!("botocore=={release}{hash}\n")).map_err(Failure::at("write", &wanted))?;
    let mut pip = pip("install");
    pip.args(["--only-binary=:all:", "--no-deps", "--no-compile", "--target"]).arg(&unfinished);
    // If this run is killed, pip goes on to write and to hold the lock.
    pip.arg("--requirement").arg(&wanted).stdin(lock.input()?);
    command::answer(&mut pip, "fetch botocore", ADVICE).map_err(|failure| told(&failure))?;
    if let Some(path) = record::changed(&unfinished, services)? {
        let message = format!("the wheel of botocore {release} is not as its own record says: see {path}");
        return Err(Failure::new(message));
    }
    fs::rename(&unfinished, folder).map_err(Failure::at("rename", &unfinished))
}

fn pip(task: &str) -> Command {
    let mut pip = command::python();
    pip.args(["-m", "pip", task, "--quiet", "--disable-pip-version-check", "--no-input", "--retries", "2"]);
    pip
}

/// The path of a folder with more behind its name.
fn beside(folder: &Path, ending: &str) -> PathBuf {
    let mut path = OsString::from(folder);
    path.push(ending);
    path.into()
}
