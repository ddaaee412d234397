//! A file of a model, read.

use super::error::FilesError;
use super::text::read_text;
use crate::Source;
use std::path::Path;

#[derive(Debug)]
pub struct File {
    /// The path within the model, by which problems call the file.
    name: String,
    text: String,
}

impl File {
    /// Reads a file of a folder.
    ///
    /// # Errors
    ///
    /// Returns an error if it cannot be read or is not UTF-8.
    pub fn read(folder: &Path, path: &Path) -> Result<Self, FilesError> {
        let text = read_text(path).map_err(|error| FilesError::File { path: path.to_owned(), error })?;
        let name = path.strip_prefix(folder).unwrap_or(path);
        Ok(Self { name: name.display().to_string().replace('\\', "/"), text })
    }

    /// Returns the text in the form that [`read`](crate::read) takes.
    pub fn source(&self) -> Source<'_> {
        Source { name: &self.name, text: &self.text }
    }

    /// Returns the name without folders.
    pub fn last_name(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or(&self.name)
    }
}
