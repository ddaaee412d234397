//! The services of a folder of models, with their files.

use crate::failure::Failure;
use botocore_model::{Corrections, Extended, Extras, Source, Sources};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A service in its newest version.
#[derive(Debug)]
pub struct Service {
    /// Its name in botocore.
    pub name: String,
    /// The version's date.
    pub version: String,
    /// `service-2.json`.
    pub service: Text,
    /// `paginators-1.json`.
    pub paginators: Option<Text>,
    /// `service-2.sdk-extras.json`.
    pub service_extras: Option<Text>,
    /// `paginators-1.sdk-extras.json`.
    pub paginators_extras: Option<Text>,
    /// `endpoint-rule-set-1.json`.
    pub endpoint_rule_set: Option<Text>,
    /// `names-1.local.json`.
    pub published: Option<Text>,
    /// `batches-1.local.json`.
    pub batches: Option<Text>,
}

/// A file.
#[derive(Debug)]
pub struct Text {
    /// Its path in the folder of models.
    pub name: String,
    /// What it holds, decompressed.
    pub text: String,
}

/// What all services share.
#[derive(Debug)]
pub struct Shared {
    /// The table of partitions.
    pub partitions: Option<Text>,
    /// Corrections of the models, our own.
    pub corrections: Corrections,
}

/// What a service's metadata say of its protocol, without a doubt about the rest.
#[derive(Debug, Default)]
pub struct Summary {
    /// The protocol of clients that know only one.
    pub protocol: String,
    /// All protocols.
    pub protocols: Vec<String>,
    /// The number of operations.
    pub operations: usize,
}

/// Returns all services of a folder, sorted by name.
///
/// # Errors
///
/// Returns an error if the folder holds no service, or if a file cannot be read.
pub fn all(data: &Path) -> Result<Vec<Service>, Failure> {
    let mut services = Vec::new();
    for folder in folders(data)? {
        services.extend(newest(data, &folder)?);
    }
    if services.is_empty() {
        let data = data.display();
        return Err(Failure::new(format!("{data} holds no service, such as lambda/2015-03-31/service-2.json")));
    }
    Ok(services)
}

/// Returns the service of a folder that has this name.
///
/// # Errors
///
/// Returns an error if the folder holds no service of this name, or if a file cannot be read.
pub fn named(data: &Path, name: &str) -> Result<Service, Failure> {
    let folder = data.join(name);
    let service = if folder.is_dir() { newest(data, &folder)? } else { None };
    service.ok_or_else(|| Failure::new(format!("{} holds no service called `{name}`", data.display())))
}

/// Returns the service whose files lie in this folder itself, if any do.
///
/// # Errors
///
/// Returns an error if a file cannot be read.
pub fn in_folder(folder: &Path) -> Result<Option<Service>, Failure> {
    read(folder, folder.parent().unwrap_or(folder), folder)
}

/// Reads the newest version of a service, as botocore does.
fn newest(data: &Path, folder: &Path) -> Result<Option<Service>, Failure> {
    let newest = versions(folder)?.pop();
    Ok(newest.map(|version| read(data, folder, &version)).transpose()?.flatten())
}

/// The folders of the versions in the folder of a service, the newest last.
///
/// # Errors
///
/// Returns an error if the folder cannot be read.
pub fn versions(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut versions = folders(folder)?;
    versions.retain(|version| path(version, "service-2").is_some());
    Ok(versions)
}

/// Reads what all services of a folder share.
///
/// # Errors
///
/// Returns an error if a file cannot be read.
pub fn shared(data: &Path) -> Result<Shared, Failure> {
    let corrections = Corrections::read().map_err(Failure::new)?;
    Ok(Shared { partitions: text(data, data, "partitions")?, corrections })
}

/// Reads the files of a service. Returns `None` if the folder has no model.
fn read(data: &Path, folder: &Path, version: &Path) -> Result<Option<Service>, Failure> {
    let read = |stem| text(data, version, stem);
    let Some(service) = read("service-2")? else { return Ok(None) };
    Ok(Some(Service {
        name: name(folder),
        version: name(version),
        service,
        paginators: read("paginators-1")?,
        service_extras: read("service-2.sdk-extras")?,
        paginators_extras: read("paginators-1.sdk-extras")?,
        endpoint_rule_set: read("endpoint-rule-set-1")?,
        published: read("names-1.local")?,
        batches: read("batches-1.local")?,
    }))
}

/// Reads a file, which may be compressed.
fn text(data: &Path, folder: &Path, stem: &str) -> Result<Option<Text>, Failure> {
    let Some(path) = path(folder, stem) else { return Ok(None) };
    let text = botocore_model::read_text(&path).map_err(Failure::at("read", &path))?;
    let name = path.strip_prefix(data).unwrap_or(&path).display().to_string().replace('\\', "/");
    Ok(Some(Text { name, text }))
}

/// The path of a file, as it is or compressed.
fn path(folder: &Path, stem: &str) -> Option<PathBuf> {
    [".json", ".json.gz"].iter().map(|ending| folder.join(format!("{stem}{ending}"))).find(|path| path.is_file())
}

/// The folders in a folder, sorted.
fn folders(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries: io::Result<Vec<_>> =
        fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect());
    let mut folders = entries.map_err(Failure::at("read the folder", folder))?;
    folders.retain(|path| path.is_dir());
    folders.sort();
    Ok(folders)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

impl Text {
    fn source(&self) -> Source<'_> {
        Source { name: &self.name, text: &self.text }
    }
}

impl Service {
    /// Returns botocore's files.
    pub fn files(&self) -> impl Iterator<Item = &Text> {
        let optional = [&self.paginators, &self.service_extras, &self.paginators_extras, &self.endpoint_rule_set];
        [&self.service].into_iter().chain(optional.into_iter().flatten())
    }

    /// Returns the texts in the form in which models are read.
    #[must_use]
    pub fn sources<'a>(&'a self, shared: &'a Shared) -> Sources<'a> {
        let extras = [(Extended::Service, &self.service_extras), (Extended::Paginators, &self.paginators_extras)];
        let extras =
            extras.into_iter().filter_map(|(extends, text)| Some(Extras { extends, source: text.as_ref()?.source() }));
        Sources {
            service: self.service.source(),
            paginators: self.paginators.as_ref().map(Text::source),
            extras: extras.collect(),
            endpoint_rule_set: self.endpoint_rule_set.as_ref().map(Text::source),
            partitions: shared.partitions.as_ref().map(Text::source),
            corrections: shared.corrections.sources(),
            published: self.published.as_ref().map(Text::source),
            batches: self.batches.as_ref().map(Text::source),
        }
    }

    /// Returns what the model says of itself before it is read strictly.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let model: Value = serde_json::from_str(&self.service.text).unwrap_or_default();
        let metadata = &model["metadata"];
        let texts = metadata["protocols"].as_array().into_iter().flatten().filter_map(Value::as_str);
        Summary {
            protocol: metadata["protocol"].as_str().unwrap_or_default().to_owned(),
            protocols: texts.map(str::to_owned).collect(),
            operations: model["operations"].as_object().map_or(0, serde_json::Map::len),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{all, shared};
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::fs;
    use std::io::Write as _;

    #[test]
    fn the_newest_version_is_read_and_decompressed() {
        let data = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &[u8]| {
            let path = data.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let model = r#"{"metadata": {"protocol": "json", "protocols": ["json", "query"]}, "operations": {"A": {}}}"#;
        let mut gz = GzEncoder::new(Vec::new(), Compression::default());
        gz.write_all(model.as_bytes()).unwrap();
        write("b/2020-01-01/service-2.json", b"{}");
        write("b/2021-01-01/service-2.json.gz", &gz.finish().unwrap());
        write("b/2021-01-01/paginators-1.sdk-extras.json", b"{}");
        write("b/2022-01-01/waiters-2.json", b"{}");
        write("partitions.json", b"[]");
        let services = all(data.path()).unwrap();
        let [service] = services.as_slice() else { panic!("{services:?}") };
        assert_eq!((service.name.as_str(), service.version.as_str()), ("b", "2021-01-01"));
        assert_eq!(service.service.name, "b/2021-01-01/service-2.json.gz");
        let summary = service.summary();
        assert_eq!((summary.protocol.as_str(), summary.protocols.len(), summary.operations), ("json", 2, 1));
        assert_eq!(service.files().count(), 2);
        assert_eq!(shared(data.path()).unwrap().partitions.unwrap().text, "[]");
    }

    #[test]
    fn a_folder_without_services_is_refused() {
        let data = tempfile::tempdir().unwrap();
        let failure = all(data.path()).unwrap_err().to_string();
        assert!(failure.contains("holds no service"), "{failure}");
    }
}
