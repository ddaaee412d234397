//! The files of a model in one folder, of which none is passed over.

use super::error::FilesError;
use super::text;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io, mem};

/// Endings of files that people read. Files without an ending are for people, too.
const PROSE: [&str; 3] = ["md", "toml", "txt"];

/// The files that are still to be taken, by the names that they have unless they are compressed.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    files: BTreeMap<String, PathBuf>,
}

impl Folder {
    /// Lists a folder. Hidden files, folders and what people read is left out.
    ///
    /// # Errors
    ///
    /// Returns an error if the folder cannot be listed, or holds a file both as it is and compressed.
    pub fn list(path: &Path) -> Result<Self, FilesError> {
        let mut files = BTreeMap::new();
        for file in entries(path)?.into_iter().filter(|path| !path.is_dir() && !is_prose(path)) {
            let name = name(&file);
            let plain = name.strip_suffix(text::COMPRESSED).unwrap_or(&name).to_owned();
            if files.insert(plain, file.clone()).is_some() {
                return Err(FilesError::Twice(file));
            }
        }
        Ok(Self { path: path.to_owned(), files })
    }

    /// Whether there are no files.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Takes a file that has to be there.
    pub fn take(&mut self, name: &str, advice: &'static str) -> Result<PathBuf, FilesError> {
        self.files.remove(name).ok_or_else(|| FilesError::Missing { path: self.path.join(name), advice })
    }

    /// Takes a file that is written here, and so never compressed.
    pub fn take_own(&mut self, name: &str) -> Option<PathBuf> {
        let is_plain = self.files.get(name).is_some_and(|path| path.ends_with(name));
        is_plain.then(|| self.files.remove(name)).flatten()
    }

    /// Takes the files whose names something is made of, sorted by name.
    pub fn take_all<T>(&mut self, of: impl Fn(&str) -> Option<T>) -> Vec<(T, PathBuf)> {
        let mut taken = Vec::new();
        for (name, path) in mem::take(&mut self.files) {
            match of(&name) {
                Some(of) => taken.push((of, path)),
                None => drop(self.files.insert(name, path)),
            }
        }
        taken
    }

    /// Ends the reading.
    ///
    /// # Errors
    ///
    /// Returns an error if a file was not taken.
    pub fn close(self) -> Result<(), FilesError> {
        if self.files.is_empty() { Ok(()) } else { Err(FilesError::Unknown(self.files.into_values().collect())) }
    }
}

/// Returns the folders in a folder, sorted.
pub fn folders(path: &Path) -> Result<Vec<PathBuf>, FilesError> {
    Ok(entries(path)?.into_iter().filter(|path| path.is_dir()).collect())
}

/// The name of a file, without its folders.
pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Returns the paths of what a folder holds, sorted, without what is hidden.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, FilesError> {
    let entries: io::Result<Vec<_>> =
        fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut entries = entries.map_err(|error| FilesError::Folder { path: folder.to_owned(), error })?;
    entries.retain(|path| !name(path).starts_with('.'));
    entries.sort();
    Ok(entries)
}

fn is_prose(path: &Path) -> bool {
    path.extension().is_none_or(|ending| PROSE.iter().any(|prose| ending == *prose))
}
