//! The changelog's section about the model: what programs notice of all updates since the last release.

use super::{DATA, Models, Origin, Release, compare, wanted};
use crate::botocore;
use crate::diff::{Report, counted};
use crate::failure::Failure;
use botocore_codegen::diff::Class;
use std::fmt::Write as _;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Where changes of the client are written down: the first of these that is there.
const FILES: [&str; 2] = ["codegen/overlay/codeartifact/CHANGELOG.md", "CHANGELOG.md"];

const UNRELEASED: &str = "## Unreleased\n";
const SECTION: &str = "### Model\n\nFrom botocore ";

/// What programs notice since the last release of the client.
pub struct Changes {
    /// The release of botocore that the client was last released with.
    pub since: String,
    /// The gravest class.
    pub class: Option<Class>,
    /// The changelog, by its path.
    pub file: Option<(&'static str, String)>,
}

/// Compares the model with that of the last release, which the section names if there is one.
pub fn changes(
    root: &Path,
    old: &Origin,
    release: &Release,
    new: &Path,
    out: &mut impl Write,
) -> Result<Changes, Failure> {
    let Some(path) = FILES.into_iter().find(|path| root.join(path).is_file()) else {
        return Err(Failure::new(format!("there is no changelog: neither {}", FILES.join(" nor "))));
    };
    let file = root.join(path);
    let text = fs::read_to_string(&file).map_err(Failure::at("read", &file))?;
    let since = since(&text).unwrap_or(&old.package.release).to_owned();
    let models = if since == old.package.release {
        root.join(DATA)
    } else {
        let package = wanted(Some(&since), &old.package, out)?;
        let release = botocore::of_package(&package, root, out)?;
        // Without our own files beside it, what they declare would pass for a change.
        Models::take(&release, package, old)?.stage(root, &root.join("target/update/since"))?
    };
    let report = compare(&models, new, (&since, &release.name))?;
    let section = section(&report, &since, &release.name);
    let text = replaced(&text, section.as_deref()).ok_or_else(|| {
        Failure::new(format!("{path} has no heading `{}`; add it above the last release", UNRELEASED.trim_end()))
    })?;
    Ok(Changes { since, class: report.class(), file: Some((path, text)) })
}

/// The release of botocore that the section says its changes are since.
fn since(text: &str) -> Option<&str> {
    let (start, end) = unreleased(text)?;
    text[start..end].split_once(SECTION)?.1.split_whitespace().next()
}

/// The section, if programs notice anything.
fn section(report: &Report, since: &str, release: &str) -> Option<String> {
    let mut text = format!("{SECTION}{since} to {release}:\n\n");
    for class in Class::ALL {
        for (rule, changes) in report.by_rule(class) {
            let places = counted(rule, &changes).map(|count| format!("in {count}"));
            let names = || changes.iter().map(|change| format!("`{}`", change.rust)).collect::<Vec<_>>().join(", ");
            let (finds, places) = (rule.finds.trim_end_matches('.'), places.unwrap_or_else(names));
            let _ = writeln!(text, "- {finds} ({class}): {places}");
        }
    }
    (!report.changes.is_empty()).then_some(text)
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
