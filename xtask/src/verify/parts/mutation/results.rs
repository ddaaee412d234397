//! What cargo-mutants has found out about a file, over all runs.
//!
//! A later run takes up the mutants that earlier ones left, and keeps the names of the others in one list, whether they
//! were caught or did not compile. So the latter are kept apart here.

use crate::failure::Failure;
use crate::verify::figures::Figures;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Names of mutants, by what came of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Results {
    pub caught: BTreeSet<String>,
    pub missed: BTreeSet<String>,
    pub hung: BTreeSet<String>,
    /// Those that do not compile.
    pub unviable: BTreeSet<String>,
}

impl Results {
    /// Reads the folder that cargo-mutants was given for its output. Files that are not there are empty.
    ///
    /// # Errors
    ///
    /// Returns an error if the names of those that do not compile cannot be kept.
    pub fn read(folder: &Path) -> Result<Self, Failure> {
        let unviable = keep_unviable(folder)?;
        let names = |file: &str| names(&folder.join("mutants.out").join(file));
        let mut caught = names("caught.txt");
        caught.extend(names("previously_caught.txt"));
        caught.retain(|name| !unviable.contains(name));
        Ok(Self { caught, missed: names("missed.txt"), hung: names("timeout.txt"), unviable })
    }

    /// The numbers.
    pub fn figures(&self) -> Figures {
        let number = |names: &BTreeSet<String>| u64::try_from(names.len()).unwrap_or(u64::MAX);
        Figures::of(&[
            ("caught", number(&self.caught)),
            ("missed", number(&self.missed)),
            ("hung", number(&self.hung)),
            ("unviable", number(&self.unviable)),
        ])
    }

    /// The mutants that a person has to look at.
    pub fn complaints(&self) -> Vec<String> {
        let missed = self.missed.iter().map(|name| format!("no test notices {name}"));
        missed.chain(self.hung.iter().map(|name| format!("a test hangs with {name}"))).collect()
    }
}

/// Adds the mutants that did not compile in the last run, and in the one before, to the list of them.
///
/// # Errors
///
/// Returns an error if the list cannot be written.
pub fn keep_unviable(folder: &Path) -> Result<BTreeSet<String>, Failure> {
    let list = folder.join("unviable.txt");
    let mut unviable = names(&list);
    let known = unviable.len();
    for run in ["mutants.out", "mutants.out.old"] {
        unviable.extend(names(&folder.join(run).join("unviable.txt")));
    }
    if unviable.len() > known {
        let text = unviable.iter().map(String::as_str).collect::<Vec<_>>().join("\n");
        fs::write(&list, text).map_err(Failure::at("write", &list))?;
    }
    Ok(unviable)
}

/// The folders of results in a folder of them.
///
/// # Errors
///
/// Returns an error if the folder cannot be read.
pub fn folders(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    Ok(entries.map_err(Failure::at("read", folder))?.iter().map(fs::DirEntry::path).collect())
}

fn names(path: &Path) -> BTreeSet<String> {
    fs::read_to_string(path).unwrap_or_default().lines().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::Results;
    use std::fs;
    use std::path::Path;

    fn write(folder: &Path, files: &[(&str, &str)]) {
        for (path, text) in files {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
    }

    fn numbers(folder: &Path) -> String {
        Results::read(folder).unwrap().figures().to_string()
    }

    #[test]
    fn mutants_are_counted_over_all_runs() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        assert_eq!(numbers(folder), "");
        write(
            folder,
            &[
                ("mutants.out/caught.txt", "a\nb\n"),
                ("mutants.out/unviable.txt", "c\n"),
                ("mutants.out/missed.txt", "d\ne\n"),
            ],
        );
        assert_eq!(numbers(folder), "2 caught, 2 missed, 1 unviable");
        // The next run has looked at what was missed.
        fs::rename(folder.join("mutants.out"), folder.join("mutants.out.old")).unwrap();
        write(
            folder,
            &[
                ("mutants.out/previously_caught.txt", "a\nb\nc\n"),
                ("mutants.out/caught.txt", "d\n"),
                ("mutants.out/timeout.txt", "e\n"),
            ],
        );
        assert_eq!(numbers(folder), "3 caught, 1 hung, 1 unviable");
        // And one more, after which nothing tells of the first.
        fs::remove_dir_all(folder.join("mutants.out.old")).unwrap();
        write(
            folder,
            &[
                ("mutants.out/previously_caught.txt", "a\nb\nc\nd\n"),
                ("mutants.out/caught.txt", "e\n"),
                ("mutants.out/timeout.txt", ""),
            ],
        );
        assert_eq!(numbers(folder), "4 caught, 1 unviable");
    }

    #[test]
    fn what_no_test_notices_is_named() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &[("mutants.out/missed.txt", "a.rs:1: x\n"), ("mutants.out/timeout.txt", "a.rs:2: y\n")]);
        let complaints = Results::read(folder.path()).unwrap().complaints();
        assert_eq!(complaints, ["no test notices a.rs:1: x", "a test hangs with a.rs:2: y"]);
    }
}
