//! Finds and reads the files of a model in a folder. A file that is not known is an error, as a key in it is.

mod corrections;
mod error;
mod file;
mod folder;
mod text;

use crate::source::{Extended, Extras, Sources};
pub use corrections::Corrections;
pub use error::FilesError;
use file::File;
use folder::Folder;
use std::path::{Path, PathBuf};
pub use text::read_text;

const SERVICE: &str = "service-2.json";
const PAGINATORS: &str = "paginators-1.json";
const ENDPOINT_RULE_SET: &str = "endpoint-rule-set-1.json";
const PARTITIONS: &str = "partitions.json";
const PUBLISHED: &str = "names-1.local.json";
const BATCHES: &str = "batches-1.local.json";

/// Files that botocore has beside those, from which nothing is generated: of a service, and of all.
const IGNORED: [&str; 2] = ["examples-1.json", "waiters-2.json"];
const IGNORED_OF_ALL: [&str; 3] = ["_retry.json", "endpoints.json", "sdk-default-configuration.json"];

/// What to do about a file that is missing.
const FETCH: &str = "take it from the release of botocore that the other files are of";
const NO_PAGINATORS: &str = r#"if botocore has none for the service, write {"pagination": {}}"#;

/// The files of a model, read.
#[derive(Debug)]
pub struct ModelFiles {
    /// The folder of the service's API version.
    pub folder: PathBuf,
    /// Names of the files there that nothing is generated from, such as waiters.
    pub ignored: Vec<String>,
    service: File,
    paginators: File,
    endpoint_rule_set: File,
    partitions: File,
    published: Option<File>,
    batches: Option<File>,
    extras: Vec<(Extended, File)>,
    corrections: Corrections,
}

impl ModelFiles {
    /// Reads the files of the only service in a model folder, and all corrections. Files whose names end with `.gz` are
    /// decompressed.
    ///
    /// # Errors
    ///
    /// Returns an error if the folder holds no service, several services or several versions of one, or if a file is
    /// missing, not known, or cannot be read.
    pub fn of_folder(model: &Path) -> Result<Self, FilesError> {
        Self::of(model, None)
    }

    /// Reads the files of the service with this name in a model folder, as [`of_folder`](Self::of_folder) does.
    ///
    /// # Errors
    ///
    /// Returns an error if the folder does not hold the service or holds several versions of it, or if a file is missing,
    /// not known, or cannot be read.
    pub fn of_service(model: &Path, service: &str) -> Result<Self, FilesError> {
        Self::of(model, Some(service))
    }

    fn of(model: &Path, service: Option<&str>) -> Result<Self, FilesError> {
        let read = |path: PathBuf| File::read(model, &path);
        let path = api_version_folder(model, service)?;
        Folder::list(path.parent().unwrap_or(&path))?.close()?;
        let (mut all, mut folder) = (Folder::list(model)?, Folder::list(&path)?);
        all.take_all(|name| IGNORED_OF_ALL.contains(&name).then_some(()));
        let ignored = folder.take_all(|name| IGNORED.contains(&name).then_some(()));
        let mut files = Self {
            service: read(folder.take(SERVICE, FETCH)?)?,
            paginators: read(folder.take(PAGINATORS, NO_PAGINATORS)?)?,
            endpoint_rule_set: read(folder.take(ENDPOINT_RULE_SET, FETCH)?)?,
            partitions: read(all.take(PARTITIONS, FETCH)?)?,
            published: folder.take_own(PUBLISHED).map(read).transpose()?,
            batches: folder.take_own(BATCHES).map(read).transpose()?,
            extras: Vec::new(),
            corrections: Corrections::read()?,
            ignored: ignored.iter().map(|((), path)| folder::name(path)).collect(),
            folder: path,
        };
        for (extends, path) in folder.take_all(extended) {
            files.extras.push((extends, read(path)?));
        }
        folder.close()?;
        all.close()?;
        Ok(files)
    }

    /// Returns the texts in the form that [`read`](crate::read) takes.
    #[must_use]
    pub fn sources(&self) -> Sources<'_> {
        let extras = self.extras.iter().map(|(extends, file)| Extras { extends: *extends, source: file.source() });
        Sources {
            service: self.service.source(),
            paginators: Some(self.paginators.source()),
            extras: extras.collect(),
            corrections: self.corrections.sources(),
            endpoint_rule_set: Some(self.endpoint_rule_set.source()),
            partitions: Some(self.partitions.source()),
            published: self.published.as_ref().map(File::source),
            batches: self.batches.as_ref().map(File::source),
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
        [&self.service, &self.paginators, &self.endpoint_rule_set, &self.partitions]
            .into_iter()
            .chain(&self.published)
            .chain(&self.batches)
            .chain(self.extras.iter().map(|(_, file)| file))
            .map(File::last_name)
            .collect()
    }
}

/// Returns what a file of extras extends, by its name.
fn extended(name: &str) -> Option<Extended> {
    match name {
        "service-2.sdk-extras.json" => Some(Extended::Service),
        "paginators-1.sdk-extras.json" => Some(Extended::Paginators),
        _ => None,
    }
}

/// Finds the one folder two levels down that holds files of a model, in the folder of a service if one is named.
fn api_version_folder(model: &Path, service: Option<&str>) -> Result<PathBuf, FilesError> {
    let mut services = folder::folders(model)?;
    services.retain(|folder| service.is_none_or(|service| folder::name(folder) == service));
    let mut found = Vec::new();
    for service in services {
        for version in folder::folders(&service)? {
            if !Folder::list(&version)?.is_empty() {
                found.push(version);
            }
        }
    }
    match found.len() {
        0 => Err(FilesError::NoModel { model: model.to_owned(), service: service.map(str::to_owned) }),
        1 => Ok(found.remove(0)),
        _ => Err(FilesError::Several { model: model.to_owned(), found }),
    }
}

#[cfg(test)]
mod tests;
