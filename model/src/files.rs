//! Finds and reads the files of a model in a folder.

mod error;

use crate::source::{Extended, Extras, Source, Sources};
pub use error::FilesError;
use std::path::{Path, PathBuf};
use std::{fs, io};

const SERVICE: &str = "service-2.json";
const PAGINATORS: &str = "paginators-1.json";
const ENDPOINT_RULE_SET: &str = "endpoint-rule-set-1.json";
const PARTITIONS: &str = "partitions.json";
const PUBLISHED: &str = "names-1.local.json";

/// The files of a model, read.
#[derive(Debug)]
pub struct ModelFiles {
    /// The folder of the service's API version.
    pub folder: PathBuf,
    /// Names of the files there that nothing is generated from, such as waiters.
    pub ignored: Vec<String>,
    service: File,
    paginators: Option<File>,
    endpoint_rule_set: Option<File>,
    partitions: Option<File>,
    published: Option<File>,
    extras: Vec<(Extended, File)>,
}

#[derive(Debug)]
struct File {
    /// The path within the model, by which problems call the file.
    name: String,
    text: String,
}

impl ModelFiles {
    /// Reads the files of the only service in a model folder.
    ///
    /// # Errors
    ///
    /// Returns an error if the folder holds no service, several services or several versions of one, or if a file
    /// cannot be read.
    pub fn of_folder(model: &Path) -> Result<Self, FilesError> {
        let folder = api_version_folder(model)?;
        let (mut extras, mut ignored) = (Vec::new(), Vec::new());
        for name in names(&folder)? {
            match extended(&name) {
                Some(extends) => extras.push((extends, file(model, &folder.join(name))?)),
                None if [SERVICE, PAGINATORS, ENDPOINT_RULE_SET, PUBLISHED].contains(&name.as_str()) => {}
                None if Path::new(&name).extension().is_some_and(|extension| extension == "json") => ignored.push(name),
                None => {}
            }
        }
        // Local extras come last: they are written against what botocore's own extras make of the file.
        extras.sort_by_key(|(_, file)| !file.name.ends_with(".sdk-extras.json"));
        Ok(Self {
            service: file(model, &folder.join(SERVICE))?,
            paginators: optional_file(model, &folder.join(PAGINATORS))?,
            endpoint_rule_set: optional_file(model, &folder.join(ENDPOINT_RULE_SET))?,
            partitions: optional_file(model, &model.join(PARTITIONS))?,
            published: optional_file(model, &folder.join(PUBLISHED))?,
            extras,
            ignored,
            folder,
        })
    }

    /// Returns the texts in the form that [`read`](crate::read) takes.
    #[must_use]
    pub fn sources(&self) -> Sources<'_> {
        let extras = self.extras.iter().map(|(extends, file)| Extras { extends: *extends, source: file.source() });
        Sources {
            service: self.service.source(),
            paginators: self.paginators.as_ref().map(File::source),
            extras: extras.collect(),
            endpoint_rule_set: self.endpoint_rule_set.as_ref().map(File::source),
            partitions: self.partitions.as_ref().map(File::source),
            published: self.published.as_ref().map(File::source),
        }
    }

    /// Returns the path of the record of published names, if the model keeps one.
    #[must_use]
    pub fn record(&self) -> Option<PathBuf> {
        self.published.as_ref().map(|_| self.folder.join(PUBLISHED))
    }

    /// Returns the names of the files, without their folders.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let optional = [&self.paginators, &self.endpoint_rule_set, &self.partitions, &self.published];
        std::iter::once(&self.service)
            .chain(optional.into_iter().flatten())
            .chain(self.extras.iter().map(|(_, file)| file))
            .map(|file| file.name.rsplit('/').next().unwrap_or(&file.name))
            .collect()
    }
}

impl File {
    fn source(&self) -> Source<'_> {
        Source { name: &self.name, text: &self.text }
    }
}

/// Returns what a file of extras extends, by its name: `paginators-1.sdk-extras.json` extends `paginators-1.json`.
fn extended(name: &str) -> Option<Extended> {
    let (stem, kind) = name.split_once('.')?;
    match (stem, kind.ends_with("extras.json")) {
        ("service-2", true) => Some(Extended::Service),
        ("paginators-1", true) => Some(Extended::Paginators),
        _ => None,
    }
}

/// Finds the one folder two levels down that holds a service.
fn api_version_folder(model: &Path) -> Result<PathBuf, FilesError> {
    let mut found = Vec::new();
    let mut packed = None;
    for service in folders(model)? {
        for version in folders(&service)? {
            if version.join(SERVICE).is_file() {
                found.push(version);
            } else if version.join(SERVICE.to_owned() + ".gz").is_file() {
                packed = Some(version);
            }
        }
    }
    match (found.len(), packed) {
        (1, _) => Ok(found.remove(0)),
        (0, Some(folder)) => Err(FilesError::Compressed(folder)),
        (0, None) => Err(FilesError::NoModel(model.to_owned())),
        _ => Err(FilesError::Several { model: model.to_owned(), found }),
    }
}

/// Returns the folders in a folder, sorted.
fn folders(folder: &Path) -> Result<Vec<PathBuf>, FilesError> {
    let entries = names(folder)?.into_iter().map(|name| folder.join(name));
    Ok(entries.filter(|path| path.is_dir()).collect())
}

/// Returns the names in a folder, sorted, without hidden ones.
fn names(folder: &Path) -> Result<Vec<String>, FilesError> {
    let entries: io::Result<Vec<_>> = fs::read_dir(folder).and_then(Iterator::collect);
    let entries = entries.map_err(|error| FilesError::Folder { path: folder.to_owned(), error })?;
    let mut names: Vec<_> = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    Ok(names)
}

fn file(model: &Path, path: &Path) -> Result<File, FilesError> {
    let text = fs::read_to_string(path).map_err(|error| FilesError::File { path: path.to_owned(), error })?;
    let name = path.strip_prefix(model).unwrap_or(path);
    Ok(File { name: name.display().to_string().replace('\\', "/"), text })
}

fn optional_file(model: &Path, path: &Path) -> Result<Option<File>, FilesError> {
    path.is_file().then(|| file(model, path)).transpose()
}

#[cfg(test)]
mod tests;
