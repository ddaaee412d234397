//! Carries out a plan: all of it, or nothing if anything fails.
//!
//! New files are written to a folder next to the output first and moved in by renaming. What they replace is kept in the
//! same place, so that it can be moved back.
//!
//! A run that is killed moves nothing back, but leaves a folder that the next run knows and brings up to date: a file that
//! changes is the old one or the new one at any time, and the root file, which says that the folder is ours, comes first.

use crate::arguments::workspace;
use crate::failure::Failure;
use crate::folder;
use crate::plan::Plan;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The folders in the one next to the output: for files that wait to be moved in, and for those that were moved out.
const NEW: &str = "new";
const OLD: &str = "old";

/// The run that may write. Others of this checkout wait until it is dropped.
#[derive(Debug)]
pub struct Writer {
    /// The system frees the lock of a process that ends, however it ends.
    _lock: File,
}

impl Writer {
    /// Waits until no other run writes.
    ///
    /// # Errors
    ///
    /// Returns an error if the lock file cannot be written or locked.
    pub fn wait() -> Result<Self, Failure> {
        let path = workspace().join("target/xtask/writing.lock");
        create_parent(&path)?;
        let lock = File::create(&path).map_err(Failure::at("write", &path))?;
        lock.lock().map_err(Failure::at("lock", &path))?;
        Ok(Self { _lock: lock })
    }

    /// Writes the generated files that differ. Files that are up to date are not touched.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be written or moved. The folder is then as it was, unless that fails, too.
    pub fn write(&self, plan: &Plan) -> Result<(), Failure> {
        if plan.is_empty() {
            return Ok(());
        }
        let staging = Staging::new(plan)?;
        for file in plan.missing.iter().chain(&plan.changed) {
            staging.write(&file.path, file.text)?;
        }
        let mut moves = Moves::default();
        let existed = plan.folder.exists();
        let Err(failure) = carry_out(plan, &staging, &mut moves) else { return Ok(()) };
        if let Err(undoing) = moves.undo(plan, existed) {
            let old = staging.keep();
            return Err(Failure::new(format!(
                "{failure}\nThe folder is left half written ({undoing}); the files it held before are in {}.",
                old.display()
            )));
        }
        Err(failure)
    }
}

/// Writes one file, which is the old one or the new one at any time.
///
/// # Errors
///
/// Returns an error if the file cannot be written.
pub fn file(path: &Path, text: &str) -> Result<(), Failure> {
    let staging = folder::staging(path)?;
    fs::write(&staging, text).map_err(Failure::at("write", &staging))?;
    fs::rename(&staging, path).map_err(Failure::at("move a file to", path))
}

/// Moves old files out and new ones in.
fn carry_out(plan: &Plan, staging: &Staging, moves: &mut Moves) -> Result<(), Failure> {
    for path in &plan.orphans {
        moves.rename(&plan.folder.join(path), &staging.old.join(path))?;
    }
    if plan.is_whole && plan.folder.exists() {
        folder::prune(plan.folder, true)?;
    }
    for file in &plan.missing {
        moves.rename(&staging.new.join(&file.path), &plan.folder.join(&file.path))?;
    }
    for file in &plan.changed {
        moves.replace(&staging.new.join(&file.path), &plan.folder.join(&file.path), &staging.old.join(&file.path))?;
    }
    Ok(())
}

/// A folder next to the output that is removed in any case.
struct Staging {
    folder: PathBuf,
    new: PathBuf,
    old: PathBuf,
}

impl Staging {
    /// Makes the folder, in place of the one that a run left which was cut short.
    fn new(plan: &Plan) -> Result<Self, Failure> {
        let folder = folder::staging(plan.folder)?;
        if plan.is_cut_short {
            discard(&folder)?;
        }
        create_parent(&folder)?;
        fs::create_dir(&folder).map_err(Failure::at("create the folder", &folder))?;
        Ok(Self { new: folder.join(NEW), old: folder.join(OLD), folder })
    }

    fn write(&self, path: &Path, text: &str) -> Result<(), Failure> {
        let path = self.new.join(path);
        create_parent(&path)?;
        fs::write(&path, text).map_err(Failure::at("write", &path))
    }

    /// Leaves the folder where it is, and tells where the old files are.
    fn keep(self) -> PathBuf {
        let old = self.old.clone();
        std::mem::forget(self);
        old
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Removes what a killed run left, and nothing else.
fn discard(staging: &Path) -> Result<(), Failure> {
    for entry in fs::read_dir(staging).map_err(Failure::at("read the folder", staging))? {
        let entry = entry.map_err(Failure::at("read the folder", staging))?;
        if entry.file_name() != NEW && entry.file_name() != OLD {
            let (staging, name) = (staging.display(), entry.file_name());
            let name = name.to_string_lossy();
            return Err(Failure::new(format!(
                "{staging} is needed to write, and holds the unknown {name}; move it away"
            )));
        }
    }
    fs::remove_dir_all(staging).map_err(Failure::at("remove the folder", staging))
}

/// Where files were, and where they are now.
#[derive(Default)]
struct Moves(Vec<(PathBuf, PathBuf)>);

impl Moves {
    fn rename(&mut self, from: &Path, to: &Path) -> Result<(), Failure> {
        create_parent(to)?;
        fs::rename(from, to).map_err(Failure::at("move a file to", to))?;
        self.0.push((from.to_owned(), to.to_owned()));
        Ok(())
    }

    /// Moves a file over another one, which is kept under a second name first, so that its place is never empty.
    fn replace(&mut self, from: &Path, to: &Path, old: &Path) -> Result<(), Failure> {
        create_parent(old)?;
        fs::hard_link(to, old).or_else(|_| fs::copy(to, old).map(drop)).map_err(Failure::at("copy", to))?;
        self.0.push((to.to_owned(), old.to_owned()));
        fs::rename(from, to).map_err(Failure::at("move a file to", to))
    }

    /// Moves everything back, as far as that goes; the first failure is returned.
    fn undo(self, plan: &Plan, existed: bool) -> Result<(), Failure> {
        let back = |(from, to): (PathBuf, PathBuf)| {
            create_parent(&from)?;
            fs::rename(&to, &from).map_err(Failure::at("move a file back to", &from))
        };
        let outcomes: Vec<_> = self.0.into_iter().rev().map(back).collect();
        outcomes.into_iter().collect::<Result<(), _>>()?;
        let output = plan.folder;
        if plan.is_whole && output.exists() && folder::prune(output, true)? && !existed {
            fs::remove_dir(output).map_err(Failure::at("remove the empty folder", output))?;
        }
        Ok(())
    }
}

fn create_parent(path: &Path) -> Result<(), Failure> {
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent).map_err(Failure::at("create the folder", parent))
}

#[cfg(test)]
mod tests;
