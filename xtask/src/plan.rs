//! What would have to change in the output folder: writing does it, checking shows it.

use crate::failure::Failure;
use crate::folder;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The changes that make a folder hold the generated files.
#[derive(Debug, PartialEq, Eq)]
pub struct Plan<'a> {
    /// The folder.
    pub folder: &'a Path,
    /// Whether all files of the folder are generated.
    pub is_whole: bool,
    /// Files that are not there yet, the root file first.
    pub missing: Vec<File<'a>>,
    /// Files that hold something else.
    pub changed: Vec<File<'a>>,
    /// Number of files that are up to date.
    pub unchanged: usize,
    /// Files that are not generated any more.
    pub orphans: Vec<PathBuf>,
    /// Whether a run that wrote here was killed, or is at work: its [staging](folder::staging) folder is there.
    pub is_cut_short: bool,
}

/// A generated file.
#[derive(Debug, PartialEq, Eq)]
pub struct File<'a> {
    /// Its path within the folder.
    pub path: PathBuf,
    /// What it should hold.
    pub text: &'a str,
}

impl Plan<'_> {
    /// Whether the folder holds what it should and nothing else.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.changed.is_empty() && self.orphans.is_empty() && !self.is_cut_short
    }
}

/// Compares a folder with what was generated for it. A folder that is not ours is refused.
///
/// # Errors
///
/// Returns an error if the folder cannot be read or was not generated.
pub fn plan<'a>(folder: &'a Path, files: &'a BTreeMap<String, String>) -> Result<Plan<'a>, Failure> {
    let mut present = folder::files(folder)?;
    let is_module = files.contains_key("lib.rs");
    folder::refuse_foreign(folder, &present, is_module)?;
    let mut plan = compare(folder, files, &mut present)?;
    plan.is_whole = true;
    let (root, _) = folder::root(is_module);
    plan.missing.sort_by_key(|file| file.path != Path::new(root));
    plan.orphans = present.into_iter().collect();
    Ok(plan)
}

/// Compares single files of a folder with what was generated for it; their neighbours are ignored. A file that
/// is not ours is refused.
///
/// # Errors
///
/// Returns an error if a file cannot be read or was not generated.
pub fn among_others<'a>(folder: &'a Path, files: &'a BTreeMap<String, String>) -> Result<Plan<'a>, Failure> {
    let mut present = BTreeSet::new();
    for name in files.keys() {
        let path = folder.join(folder::inner_path(name)?);
        if path.symlink_metadata().is_ok() {
            folder::refuse_foreign_file(&path)?;
            present.insert(name.into());
        }
    }
    compare(folder, files, &mut present)
}

/// Compares single files of data, which have no marker: the run has read them, so that they are ours.
///
/// # Errors
///
/// Returns an error if a file cannot be read.
pub fn of_data<'a>(folder: &'a Path, files: &'a BTreeMap<String, String>) -> Result<Plan<'a>, Failure> {
    let mut present = files.keys().filter(|name| folder.join(name).is_file()).map(PathBuf::from).collect();
    compare(folder, files, &mut present)
}

/// Compares each file, and takes it out of those that are present.
fn compare<'a>(
    folder: &'a Path,
    files: &'a BTreeMap<String, String>,
    present: &mut BTreeSet<PathBuf>,
) -> Result<Plan<'a>, Failure> {
    let (missing, changed, orphans) = (Vec::new(), Vec::new(), Vec::new());
    let is_cut_short = folder::staging(folder)?.is_dir();
    let mut plan = Plan { folder, is_whole: false, missing, changed, unchanged: 0, orphans, is_cut_short };
    for (name, text) in files {
        let path = folder::inner_path(name)?;
        if !present.remove(&path) {
            plan.missing.push(File { path, text });
        } else if holds(&folder.join(&path), text)? {
            plan.unchanged += 1;
        } else {
            plan.changed.push(File { path, text });
        }
    }
    Ok(plan)
}

/// Whether a file is a plain file with this text.
fn holds(path: &Path, text: &str) -> Result<bool, Failure> {
    let metadata = fs::symlink_metadata(path).map_err(Failure::at("read", path))?;
    if !metadata.is_file() || metadata.len() != text.len() as u64 {
        return Ok(false);
    }
    Ok(fs::read(path).map_err(Failure::at("read", path))? == text.as_bytes())
}
