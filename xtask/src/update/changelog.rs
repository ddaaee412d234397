//! The changelogs' sections about the model: what programs notice of all updates since the last release.

use super::crates::{Moves, PUBLISHED, Published};
use super::pins::Files;
use super::{DATA, Models, Origin, Release, wanted};
use crate::botocore;
use crate::failure::Failure;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

const UNRELEASED: &str = "## Unreleased\n";
const SECTION: &str = "### Model\n\nFrom botocore ";

/// What programs notice of a crate since its last release.
pub struct Changes {
    /// The crate's name.
    pub name: &'static str,
    /// The release of botocore that the crate was last released with.
    pub since: String,
    /// What has changed.
    pub moves: Moves,
}

/// Compares the models with those of the last release, which the section of a changelog names if there is one. Returns what
/// changes in each crate, and the changelogs.
pub fn changes(
    root: &Path,
    old: &Origin,
    release: &Release,
    new: &Path,
    out: &mut impl Write,
) -> Result<(Vec<Changes>, Files), Failure> {
    let mut models = BTreeMap::from([(old.package.release.clone(), root.join(DATA))]);
    let (mut changes, mut files) = (Vec::new(), Files::new());
    for published in &PUBLISHED {
        let path = file(root, published)?;
        let text = fs::read_to_string(root.join(path)).map_err(Failure::at("read", &root.join(path)))?;
        let since = since(&text).unwrap_or(&old.package.release).to_owned();
        if !models.contains_key(&since) {
            models.insert(since.clone(), released(root, old, &since, out)?);
        }
        let moves = published.moves(&models[&since], new, &old.names())?;
        let text = replaced(&text, section(&moves, &since, &release.name).as_deref()).ok_or_else(|| {
            Failure::new(format!("{path} has no heading `{}`; add it above the last release", UNRELEASED.trim_end()))
        })?;
        changes.push(Changes { name: published.name, since, moves });
        files.push((path, text));
    }
    Ok((changes, files))
}

/// The changelog of a crate.
fn file(root: &Path, published: &Published) -> Result<&'static str, Failure> {
    let Published { name, changelogs, .. } = published;
    let found = changelogs.iter().find(|path| root.join(path).is_file()).copied();
    let advice = || {
        format!("there is no changelog of {name}; begin {} with a heading `{}`", changelogs[0], UNRELEASED.trim_end())
    };
    found.ok_or_else(|| Failure::new(advice()))
}

/// The models of a release, with our own files beside them: without these, what they declare would pass for a change.
fn released(root: &Path, old: &Origin, since: &str, out: &mut impl Write) -> Result<PathBuf, Failure> {
    let package = wanted(Some(since), &old.package, out)?;
    let release = botocore::of_package(&package, &old.names(), root, out)?;
    Models::take(&release, package, old)?.stage(root, &root.join("target/update/since").join(since))
}

/// The release of botocore that the section says its changes are since.
fn since(text: &str) -> Option<&str> {
    let (start, end) = unreleased(text)?;
    text[start..end].split_once(SECTION)?.1.split_whitespace().next()
}

/// The section, if there is anything to say.
fn section(moves: &Moves, since: &str, release: &str) -> Option<String> {
    let items = moves.items.iter().map(|item| format!("- {item}\n"));
    moves.class.map(|_| format!("{SECTION}{since} to {release}:\n\n{}", items.collect::<String>()))
}

/// The changelog with this section in place of the one that it may have.
fn replaced(text: &str, section: Option<&str>) -> Option<String> {
    let (start, end) = unreleased(text)?;
    let (before, behind) = (&text[..end], &text[end..]);
    let own = before[start..].find(SECTION).map_or(end, |at| start + at);
    let other = before[own..].match_indices("\n### ").map(|(at, _)| own + at + 1).next().unwrap_or(end);
    let kept = format!("{}{}", &text[..own], &text[other..end]);
    let mut new = kept.trim_end().to_owned() + "\n";
    if let Some(section) = section {
        new.push('\n');
        new += section;
    }
    if !behind.is_empty() {
        new += "\n";
    }
    Some(new + behind)
}

/// Where the changes begin and end that are not released.
fn unreleased(text: &str) -> Option<(usize, usize)> {
    let start = text.find(UNRELEASED)? + UNRELEASED.len();
    let end = text[start..].find("\n## ").map_or(text.len(), |at| start + at + 1);
    Some((start, end))
}

#[cfg(test)]
mod tests {
    use super::{replaced, since};

    const SECTION: &str = "### Model\n\nFrom botocore 1.2.3 to 1.2.4:\n\n- a\n";

    #[test]
    fn a_section_comes_changes_and_goes_without_a_trace() {
        for text in ["# C\n\n## Unreleased\n\n### Added\n\n- x\n\n## 0.1.0\n\n- y\n", "## Unreleased\n\n- x\n"] {
            let with = replaced(text, Some(SECTION)).unwrap();
            assert_eq!((since(text), since(&with)), (None, Some("1.2.3")));
            assert!(with.contains("- x\n\n### Model\n"), "{with}");
            let other = SECTION.replace("- a", "- b");
            let again = replaced(&with, Some(&other)).unwrap();
            assert!(again.contains("- b\n") && !again.contains("- a\n"), "{again}");
            assert_eq!(replaced(&again, None).unwrap(), text);
        }
        assert_eq!(replaced("# C\n", None), None);
    }

    #[test]
    fn sections_of_others_and_of_releases_stay() {
        let text = format!("## Unreleased\n\n{SECTION}\n### Fixed\n\n- z\n\n## 0.1.0\n\n{SECTION}");
        let without = format!("## Unreleased\n\n### Fixed\n\n- z\n\n## 0.1.0\n\n{SECTION}");
        assert_eq!(replaced(&text, None).unwrap(), without);
        assert_eq!(since(&without), None);
    }
}
