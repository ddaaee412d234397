//! What a checkout must be for its packages to be those of a commit.

use crate::cargo;
use crate::failure::Failure;
use crate::git::git;
use crate::report::count;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Returns an error that lists the lock files that have other versions of the workspace's packages than it has itself, each
/// with one of them. Cargo would write those anew unasked.
pub fn locked(root: &Path) -> Result<(), Failure> {
    let metadata = cargo::metadata(&root.join("Cargo.toml"))?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let versions = packages.filter_map(|it| Some((it["name"].as_str()?, it["version"].as_str()?))).collect();
    let listed = git(root, &["ls-files", "--", "*Cargo.lock"]).unwrap_or_default();
    let mut problems = Vec::new();
    for path in listed.lines() {
        let text = fs::read_to_string(root.join(path)).map_err(Failure::at("read", &root.join(path)))?;
        if let Some((name, version)) = stale(&text, &versions) {
            let folder = Path::new(path).parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let here = versions.get(name).copied().unwrap_or_default();
            let advice = format!("run `cargo metadata` in {} and commit it", folder.display());
            problems.push(format!("{path} has {name} {version}, and the workspace {here}; {advice}"));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(Failure::new(problems.join("\n"))) }
}

/// A package of the workspace that a lock file has in another version.
fn stale<'a>(text: &'a str, versions: &BTreeMap<&str, &str>) -> Option<(&'a str, &'a str)> {
    text.split("[[package]]").skip(1).find_map(|package| {
        let value = |key| package.lines().find_map(|line| line.strip_prefix(key)).map(|value| value.trim_matches('"'));
        let (name, version) = (value("name = ")?, value("version = ")?);
        let is_ours = value("source = ").is_none();
        versions.get(name).filter(|here| is_ours && **here != version).map(|_| (name, version))
    })
}

/// Says what of the checkout is not committed, if anything: the packages hold it, and no commit does.
pub fn uncommitted(root: &Path) -> Option<String> {
    let Some(changed) = git(root, &["status", "--porcelain", "--untracked-files=all"]) else {
        return Some(
            "git knows nothing of this folder; repeat this from a clean checkout before publishing".to_owned(),
        );
    };
    let first = changed.lines().next()?.get(3..)?;
    let number = count(changed.lines().count(), "file");
    Some(format!("{number} not as committed, such as {first}; repeat this from a clean checkout before publishing"))
}
