//! Carries out a plan: all of it, or nothing if anything fails.
//!
//! New files are written to a folder next to the output first and moved in by renaming. What they
//! replace is moved out to the same place, so that it can be moved back.

use crate::failure::Failure;
use crate::folder;
use crate::plan::Plan;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Writes the generated files that differ. Files that are up to date are not touched.
///
/// # Errors
///
/// Returns an error if a file cannot be written or moved. The folder is then as it was, unless that fails, too.
pub fn write(plan: &Plan) -> Result<(), Failure> {
    if plan.is_empty() {
        return Ok(());
    }
    let staging = Staging::new(plan.folder)?;
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

/// Moves old files out and new ones in.
fn carry_out(plan: &Plan, staging: &Staging, moves: &mut Moves) -> Result<(), Failure> {
    let replaced = plan.changed.iter().map(|file| &file.path);
    for path in plan.orphans.iter().chain(replaced) {
        moves.rename(&plan.folder.join(path), &staging.old.join(path))?;
    }
    if plan.is_whole && plan.folder.exists() {
        folder::prune(plan.folder, true)?;
    }
    for file in plan.missing.iter().chain(&plan.changed) {
        moves.rename(&staging.new.join(&file.path), &plan.folder.join(&file.path))?;
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
    fn new(output: &Path) -> Result<Self, Failure> {
        let output = std::path::absolute(output).map_err(Failure::at("find", output))?;
        let (Some(parent), Some(name)) = (output.parent(), output.file_name()) else {
            return Err(Failure::new(format!("{} cannot be the output folder", output.display())));
        };
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(".codegen");
        let folder = parent.join(hidden);
        fs::create_dir_all(parent).map_err(Failure::at("create the folder", parent))?;
        fs::create_dir(&folder).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Failure::new(format!(
                "{} exists: another run is writing, or one was cut short. If none is running, remove that folder.",
                folder.display()
            )),
            _ => Failure::at("create the folder", &folder)(error),
        })?;
        Ok(Self { new: folder.join("new"), old: folder.join("old"), folder })
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

/// What was renamed so far.
#[derive(Default)]
struct Moves(Vec<(PathBuf, PathBuf)>);

impl Moves {
    fn rename(&mut self, from: &Path, to: &Path) -> Result<(), Failure> {
        create_parent(to)?;
        fs::rename(from, to).map_err(Failure::at("move a file to", to))?;
        self.0.push((from.to_owned(), to.to_owned()));
        Ok(())
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
