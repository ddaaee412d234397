//! The files of corrections, which are in a folder of their own: most correct models that are not kept here.

use super::error::FilesError;
use super::file::File;
use super::folder::Folder;
use crate::Source;
use std::path::Path;

/// The corrections of all services, read.
#[derive(Debug)]
pub struct Corrections {
    files: Vec<File>,
}

impl Corrections {
    /// Reads the corrections that this package has, sorted by the files' names.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be read, or is not one of corrections.
    pub fn read() -> Result<Self, FilesError> {
        Self::of_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corrections"))
    }

    pub(super) fn of_folder(path: &Path) -> Result<Self, FilesError> {
        let mut folder = Folder::list(path)?;
        let found = folder.take_all(|name| name.strip_suffix(".json").map(drop));
        folder.close()?;
        let above = path.parent().unwrap_or(path);
        let files = found.iter().map(|((), path)| File::read(above, path)).collect::<Result<_, _>>()?;
        Ok(Self { files })
    }

    /// Returns the texts in the form that [`read`](crate::read) takes.
    #[must_use]
    pub fn sources(&self) -> Vec<Source<'_>> {
        self.files.iter().map(File::source).collect()
    }
}
