//! What git knows of a workspace. Its own index is left alone.

use crate::failure::Failure;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Makes a tree of what the files of the workspace hold now, committed or not, and returns its hash. Equal files have equal
/// hashes, whatever the commit.
///
/// # Errors
///
/// Returns an error if git fails, such as where there is no repository.
pub fn snapshot(root: &Path, index: &Path) -> Result<String, Failure> {
    with_index(root, index, &["read-tree", "HEAD"])?;
    with_index(root, index, &["add", "--all"])?;
    Ok(with_index(root, index, &["write-tree"])?.trim().to_owned())
}

/// Writes the files of a commit or tree into a folder.
///
/// # Errors
///
/// Returns an error if git fails.
pub fn extract(root: &Path, commit: &str, index: &Path, folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(Failure::at("create the folder", folder))?;
    let prefix = format!("--prefix={}/", folder.display());
    with_index(root, index, &["read-tree", commit])?;
    with_index(root, index, &["checkout-index", "--all", "--force", &prefix]).map(drop)
}

/// The files of a commit or tree below a folder, with the hashes of what they hold.
///
/// # Errors
///
/// Returns an error if git fails.
pub fn files(root: &Path, commit: &str, folder: &str) -> Result<Vec<(String, String)>, Failure> {
    let listed = git(root, &["ls-tree", "-r", "-z", commit, "--", folder]);
    let listed = listed.ok_or_else(|| Failure::new(format!("git cannot list {folder} of {commit}")))?;
    let entry = |line: &str| {
        let (about, path) = line.split_once('\t')?;
        Some((path.to_owned(), about.rsplit(' ').next()?.to_owned()))
    };
    Ok(listed.split('\0').filter_map(entry).collect())
}

/// What git answers; nothing if it cannot, or is not there.
#[must_use]
pub fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let output = command(root, arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs git with an index of its own.
fn with_index(root: &Path, index: &Path, arguments: &[&str]) -> Result<String, Failure> {
    answer(command(root, arguments).env("GIT_INDEX_FILE", index), arguments)
}

/// What git answers.
///
/// # Errors
///
/// Returns an error if git fails.
pub fn run(root: &Path, arguments: &[&str]) -> Result<String, Failure> {
    answer(&mut command(root, arguments), arguments)
}

fn answer(command: &mut Command, arguments: &[&str]) -> Result<String, Failure> {
    let output = command.output();
    let output = output.map_err(|error| Failure::new(format!("cannot run git: {error}")))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::new(format!("git {} failed: {}", arguments.join(" "), said.trim())));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A git command for a folder. It ignores the variables by which a git hook names another repository.
#[must_use]
pub fn command(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.current_dir(root).args(arguments);
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(variable);
    }
    command
}
