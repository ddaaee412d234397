//! How much each suite has to judge: pinned beside the release, so that a missing file or an empty list cannot pass.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fmt, fs};
use xtask::failure::Failure;

/// How much a suite has to judge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extent {
    /// The number of its models or services; `None` if it has neither.
    pub parts: Option<usize>,
    /// Its cases.
    pub cases: usize,
}

/// The extents of all suites, by their names in the table.
pub type Extents = BTreeMap<String, Extent>;

/// Reads the extents that are pinned in a file.
pub fn read(path: &Path) -> Result<Extents, Failure> {
    let text = fs::read_to_string(path).map_err(Failure::at("read", path))?;
    parse(&text).map_err(|line| {
        Failure::new(format!("{} should hold lines as `suite 12 345` or `suite - 345`, found `{line}`", path.display()))
    })
}

/// Writes these extents in place of the ones that a file holds, if they are others. Its comment stays.
pub fn write(path: &Path, judged: &Extents) -> Result<bool, Failure> {
    let text = fs::read_to_string(path).map_err(Failure::at("read", path))?;
    let new = rewritten(&text, judged);
    if new != text {
        xtask::write::file(path, &new)?;
    }
    Ok(new != text)
}

fn rewritten(text: &str, judged: &Extents) -> String {
    let comment = text.lines().take_while(|line| line.starts_with('#'));
    let comment = comment.map(|line| format!("{line}\n"));
    let width = judged.keys().map(String::len).max().unwrap_or_default();
    let lines = judged.iter().map(|(suite, Extent { parts, cases })| {
        let parts = parts.map_or_else(|| "-".to_owned(), |parts| parts.to_string());
        format!("{suite:<width$} {parts:>5} {cases:>6}\n")
    });
    comment.chain(lines).collect()
}

/// Gives the line that cannot be read where there is one.
fn parse(text: &str) -> Result<Extents, String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| entry(line).ok_or_else(|| line.to_owned())).collect()
}

fn entry(line: &str) -> Option<(String, Extent)> {
    let (rest, cases) = line.rsplit_once(char::is_whitespace)?;
    let (name, parts) = rest.trim_end().rsplit_once(char::is_whitespace)?;
    let parts = if parts == "-" { None } else { Some(parts.parse().ok()?) };
    Some((name.trim_end().to_owned(), Extent { parts, cases: cases.parse().ok()? }))
}

/// What of the judged extents differs from the pinned ones, a sentence for each suite.
pub fn differences(judged: &Extents, pinned: &Extents) -> Vec<String> {
    let names = pinned.keys().chain(judged.keys().filter(|name| !pinned.contains_key(*name)));
    let differing = names.filter(|name| judged.get(*name) != pinned.get(*name));
    let sentence = |name: &String| match (judged.get(name), pinned.get(name)) {
        (Some(judged), Some(pinned)) => format!("{name}: {judged} judged, but {pinned} pinned"),
        (Some(judged), None) => format!("{name}: {judged} judged, but the suite is not pinned"),
        (None, Some(pinned)) => format!("{name}: none judged, but {pinned} pinned"),
        (None, None) => name.clone(),
    };
    differing.map(sentence).collect()
}

impl fmt::Display for Extent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", xtask::report::count(self.cases, "case"))?;
        match self.parts {
            Some(parts) => write!(f, " in {}", xtask::report::count(parts, "part")),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Extent, differences, parse, rewritten};
    use crate::package;
    use std::fs;

    #[test]
    fn extents_are_read_by_suite() {
        let read = parse("# Why.\n\nprotocol, requests   52  113\nsignatures - 34\n").unwrap();
        assert_eq!(read["protocol, requests"], Extent { parts: Some(52), cases: 113 });
        assert_eq!(read["signatures"], Extent { parts: None, cases: 34 });
        for line in ["signatures 34", "a b 34", "a - b", "34"] {
            assert_eq!(parse(line), Err(line.to_owned()));
        }
    }

    #[test]
    fn the_file_is_as_it_would_be_written() {
        let text = fs::read_to_string(package().join("suites.txt")).unwrap();
        let mut judged = parse(&text).unwrap();
        assert_eq!(rewritten(&text, &judged), text);
        judged.insert("new".to_owned(), Extent { parts: None, cases: 5 });
        assert_eq!(parse(&rewritten(&text, &judged)), Ok(judged));
    }

    #[test]
    fn every_suite_has_to_be_judged_as_a_whole() {
        let pinned = parse("a 2 30\nb - 1\nc - 1").unwrap();
        assert!(differences(&pinned, &pinned).is_empty());
        let judged = parse("a 1 30\nb - 1\nd - 1").unwrap();
        assert_eq!(
            differences(&judged, &pinned),
            [
                "a: 30 cases in 1 part judged, but 30 cases in 2 parts pinned",
                "c: none judged, but 1 case pinned",
                "d: 1 case judged, but the suite is not pinned",
            ]
        );
    }
}
