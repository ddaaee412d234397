//! The models that are compared: of a release, a folder or a file.

use crate::botocore::{self, Models, Origin, Service, Shared, Text};
use crate::failure::Failure;
use botocore_model::{Corrections, Model};
use std::ffi::OsStr;
use std::io;
use std::path::Path;

/// A model that was found.
pub struct Found {
    /// How it was named.
    pub name: String,
    /// The model.
    pub model: Model,
    /// The release of botocore that it is from, if that is known.
    pub release: Option<String>,
    /// What is to be known of how it was read.
    pub notes: Vec<String>,
}

/// Reads the model of a service. It is looked for as a file or folder first, then as a release.
pub fn read(named: &OsStr, service: &str) -> Result<Found, Failure> {
    let (name, path) = (named.to_string_lossy().into_owned(), Path::new(named));
    let (mut notes, mut release) = (Vec::new(), None);
    let (service, shared) = if path.is_file() {
        (alone(path)?, shared(None)?)
    } else if path.is_dir() {
        notes.extend(chosen(path, service)?);
        release = Origin::release_of(path);
        in_folder(path, service)?
    } else if botocore::is_release(&name) {
        // What is being fetched does not belong in the report.
        let found = botocore::find(&Models::Release(name.clone()), &[service], &mut io::stderr())?;
        release = Some(found.name);
        (botocore::named(&found.data, service)?, botocore::shared(&found.data)?)
    } else {
        let message = "is neither a file nor a folder, nor a release of botocore such as 1.44.5";
        return Err(Failure::new(format!("{name} {message}")));
    };
    let (model, is_uncorrected) = model(&name, &service, &shared)?;
    if is_uncorrected {
        notes.push(format!("{name} is read without model/corrections, which do not fit it"));
    }
    Ok(Found { name, model, release, notes })
}

/// A file with a service's model, without any other files.
fn alone(path: &Path) -> Result<Service, Failure> {
    let text = botocore_model::read_text(path).map_err(Failure::at("read", path))?;
    let name = path.display().to_string();
    Ok(Service {
        name: String::new(),
        version: String::new(),
        service: Text { name, text },
        paginators: None,
        service_extras: None,
        paginators_extras: None,
        endpoint_rule_set: None,
        published: None,
        batches: None,
    })
}

/// A folder with the files of one service, or with those of many.
fn in_folder(folder: &Path, service: &str) -> Result<(Service, Shared), Failure> {
    match botocore::in_folder(folder)? {
        Some(service) => Ok((service, shared(None)?)),
        None => Ok((botocore::named(folder, service)?, botocore::shared(folder)?)),
    }
}

/// Says which version of a service is read, if the folder has others, too.
fn chosen(folder: &Path, service: &str) -> Result<Option<String>, Failure> {
    let path = folder.join(service);
    let versions = if path.is_dir() { botocore::versions(&path)? } else { Vec::new() };
    let [older @ .., newest] = versions.as_slice() else { return Ok(None) };
    let note = || format!("{} is read, the newest of {} versions", newest.display(), older.len() + 1);
    Ok((!older.is_empty()).then(note))
}

fn shared(partitions: Option<Text>) -> Result<Shared, Failure> {
    Ok(Shared { partitions, corrections: Corrections::read().map_err(Failure::new)? })
}

/// Reads a model strictly. Corrections are for the release that is here, and may not fit another.
fn model(name: &str, service: &Service, shared: &Shared) -> Result<(Model, bool), Failure> {
    let problems = match botocore_model::read(&service.sources(shared)) {
        Ok(model) => return Ok((model, false)),
        Err(problems) => problems,
    };
    let mut sources = service.sources(shared);
    sources.corrections.clear();
    let model = botocore_model::read(&sources).map_err(|_| Failure::new(format!("cannot read {name}:\n{problems}")))?;
    Ok((model, true))
}
