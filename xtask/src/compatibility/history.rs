//! The history of the workspace's version, by git.

use crate::failure::Failure;
use std::fs;
use std::path::Path;
use std::process::Command;

/// What today's runtime is compared with.
#[derive(Debug)]
pub enum Baseline {
    /// The commit that set the version.
    Commit(Commit),
    /// Nothing, for this reason.
    None(String),
}

/// A commit that changed the version of the workspace.
#[derive(Debug)]
pub struct Commit {
    pub commit: String,
    pub version: String,
}

/// Finds the last commit that changed the version in `[workspace.package]`.
///
/// # Errors
///
/// Returns an error if the workspace has no version now.
pub fn baseline(root: &Path) -> Result<Baseline, Failure> {
    let none = |reason: &str| Ok(Baseline::None(reason.to_owned()));
    let path = root.join("Cargo.toml");
    let manifest = fs::read_to_string(&path).map_err(Failure::at("read", &path))?;
    let version = version(&manifest).ok_or_else(|| {
        Failure::new(format!("{} has no line `version = \"…\"` in [workspace.package]", path.display()))
    })?;
    if git(root, &["rev-parse", "--show-prefix"]).is_none_or(|prefix| !prefix.trim().is_empty()) {
        return none("git has no history of this folder, such as in an unpacked archive");
    }
    let Some(commits) = git(root, &["rev-list", "--first-parent", "HEAD", "--", "Cargo.toml"]) else {
        return none("there is no commit yet");
    };
    let mut last = None;
    for commit in commits.lines() {
        let set = git(root, &["show", &format!("{commit}:Cargo.toml")]).and_then(|manifest| self::version(&manifest));
        if set.as_ref() != Some(&version) {
            return Ok(match last {
                Some(commit) => Baseline::Commit(Commit { commit, version }),
                None => Baseline::None(format!("version {version} is new and not committed yet")),
            });
        }
        last = Some(commit.to_owned());
    }
    if git(root, &["rev-parse", "--is-shallow-repository"]).is_none_or(|answer| answer.trim() != "false") {
        return none("the history is cut off before the version was set; fetch all of it");
    }
    Ok(match last {
        Some(commit) => Baseline::Commit(Commit { commit, version }),
        None => Baseline::None("Cargo.toml is not committed yet".to_owned()),
    })
}

/// Writes the files of a commit into a folder, with an index of their own: git's is left alone.
///
/// # Errors
///
/// Returns an error if git fails.
pub fn extract(root: &Path, commit: &str, index: &Path, folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(Failure::at("create the folder", folder))?;
    let prefix = format!("--prefix={}/", folder.display());
    for arguments in [&["read-tree", commit][..], &["checkout-index", "--all", "--force", &prefix]] {
        let output = command(root, arguments).env("GIT_INDEX_FILE", index).output();
        let output = output.map_err(|error| Failure::new(format!("cannot run git: {error}")))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(Failure::new(format!("git {} failed: {}", arguments.join(" "), said.trim())));
        }
    }
    Ok(())
}

/// What git answers; nothing if it cannot, or is not there.
fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    let output = command(root, arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A git command for a folder. It ignores the variables by which a git hook names another repository.
fn command(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.current_dir(root).args(arguments);
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(variable);
    }
    command
}

/// The version in `[workspace.package]` of a manifest, whose lines are plain enough to be read as such.
fn version(manifest: &str) -> Option<String> {
    let table = manifest.lines().skip_while(|line| line.trim() != "[workspace.package]").skip(1);
    let mut lines = table.take_while(|line| !line.trim_start().starts_with('['));
    let value = lines.find_map(|line| line.trim().strip_prefix("version")?.trim_start().strip_prefix('='))?;
    Some(value.trim().trim_matches('"').to_owned())
}
