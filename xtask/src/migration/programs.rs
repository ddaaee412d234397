//! The programs in `tests/migration`: pairs in `pairs/<name>/`, and files in `unchanged/` that both sides compile.

use crate::failure::Failure;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// All programs, by name.
#[derive(Debug, Default)]
pub struct Programs {
    pub pairs: BTreeMap<String, Pair>,
    pub unchanged: Vec<String>,
}

/// A program for the AWS SDK, and what becomes of it.
#[derive(Debug)]
pub struct Pair {
    pub before: String,
    pub after: String,
}

impl Programs {
    /// Reads the programs, and checks that the packages `before` and `after` compile all of them.
    pub fn read(folder: &Path) -> Result<Self, Failure> {
        let mut programs = Self::default();
        let [before, after] = ["before", "after"].map(|side| Side::read(folder, side));
        let (before, after) = (before?, after?);
        for name in names(&folder.join("pairs"))? {
            let [before, after] = [&before, &after].map(|side| side.file(&format!("pairs/{name}/{}.rs", side.name)));
            let pair = Pair { before: before?, after: after? };
            if pair.before == pair.after {
                let message = "has two equal sides; one file in tests/migration/unchanged does";
                return Err(Failure::new(format!("tests/migration/pairs/{name} {message}")));
            }
            programs.pairs.insert(name, pair);
        }
        for name in names(&folder.join("unchanged"))? {
            let file = format!("unchanged/{name}");
            before.file(&file)?;
            after.file(&file)?;
            programs.unchanged.push(file);
        }
        Ok(programs)
    }
}

/// One of the two packages.
struct Side<'a> {
    folder: &'a Path,
    name: &'static str,
    root: String,
}

impl<'a> Side<'a> {
    fn read(folder: &'a Path, name: &'static str) -> Result<Self, Failure> {
        let root = read(&folder.join(name).join("src/lib.rs"))?;
        Ok(Self { folder, name, root })
    }

    /// The content of a file that the package compiles.
    fn file(&self, path: &str) -> Result<String, Failure> {
        if !self.root.contains(&format!("#[path = \"../../{path}\"]")) {
            let message = format!("tests/migration/{}/src/lib.rs has no module for {path}; add one", self.name);
            return Err(Failure::new(message));
        }
        read(&self.folder.join(path))
    }
}

/// The names in a folder, in order.
fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.map_err(Failure::at("read", folder))?;
    let mut names: Vec<_> = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::at("read", path))
}
