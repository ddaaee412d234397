//! The history of the workspace's version, by git.

use crate::failure::Failure;
use crate::git::git;
use std::fs;
use std::path::Path;

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

/// The version in `[workspace.package]` of a manifest, whose lines are plain enough to be read as such.
fn version(manifest: &str) -> Option<String> {
    let table = manifest.lines().skip_while(|line| line.trim() != "[workspace.package]").skip(1);
    let mut lines = table.take_while(|line| !line.trim_start().starts_with('['));
    let value = lines.find_map(|line| line.trim().strip_prefix("version")?.trim_start().strip_prefix('='))?;
    Some(value.trim().trim_matches('"').to_owned())
}
