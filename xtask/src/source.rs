//! Finds and reads the files of a model.

use crate::failure::Failure;
use botocore_model::{Extended, Extras, Source, Sources};
use std::path::{Path, PathBuf};
use std::{fs, io};

const SERVICE: &str = "service-2.json";
const PAGINATORS: &str = "paginators-1.json";
const ENDPOINT_RULE_SET: &str = "endpoint-rule-set-1.json";
const PARTITIONS: &str = "partitions.json";

/// The texts of a model's files.
#[derive(Debug)]
pub struct Texts {
    /// The folder of the service's API version.
    pub folder: PathBuf,
    /// Names of the files there that nothing is generated from, such as waiters.
    pub ignored: Vec<String>,
    service: Text,
    paginators: Option<Text>,
    endpoint_rule_set: Option<Text>,
    partitions: Option<Text>,
    extras: Vec<(Extended, Text)>,
}

/// A file that was read.
#[derive(Debug)]
struct Text {
    /// The name that errors give it: its path within the model.
    name: String,
    text: String,
}

impl Texts {
    /// The texts as the model's reader takes them.
    pub fn sources(&self) -> Sources<'_> {
        let extras = self.extras.iter().map(|(extends, text)| Extras { extends: *extends, source: text.source() });
        Sources {
            service: self.service.source(),
            paginators: self.paginators.as_ref().map(Text::source),
            extras: extras.collect(),
            endpoint_rule_set: self.endpoint_rule_set.as_ref().map(Text::source),
            partitions: self.partitions.as_ref().map(Text::source),
        }
    }

    /// Names of the files read, without their folders.
    pub fn names(&self) -> Vec<&str> {
        let plain = [&self.paginators, &self.endpoint_rule_set, &self.partitions];
        std::iter::once(&self.service)
            .chain(plain.into_iter().flatten())
            .chain(self.extras.iter().map(|(_, text)| text))
            .map(|text| text.name.rsplit('/').next().unwrap_or(&text.name))
            .collect()
    }
}

impl Text {
    fn source(&self) -> Source<'_> {
        Source { name: &self.name, text: &self.text }
    }
}

/// Reads the one service that a model folder holds.
pub fn read(model: &Path) -> Result<Texts, Failure> {
    let folder = api_version_folder(model)?;
    let optional = |name: &str| {
        let path = folder.join(name);
        if path.is_file() { text(model, &path).map(Some) } else { Ok(None) }
    };
    let partitions = model.join(PARTITIONS);
    let (mut extras, mut ignored) = (Vec::new(), Vec::new());
    for name in names(&folder)? {
        match extended(&name) {
            Some(extends) => extras.push((extends, text(model, &folder.join(name))?)),
            None if [SERVICE, PAGINATORS, ENDPOINT_RULE_SET].contains(&name.as_str()) => {}
            None if Path::new(&name).extension().is_some_and(|extension| extension == "json") => ignored.push(name),
            None => {}
        }
    }
    // The extras that come with botocore go first: ours are written to be merged into the result.
    extras.sort_by_key(|(_, text)| !text.name.ends_with(".sdk-extras.json"));
    Ok(Texts {
        service: text(model, &folder.join(SERVICE))?,
        paginators: optional(PAGINATORS)?,
        endpoint_rule_set: optional(ENDPOINT_RULE_SET)?,
        partitions: if partitions.is_file() { Some(text(model, &partitions)?) } else { None },
        extras,
        ignored,
        folder,
    })
}

/// What a file of extras extends, by its name: `paginators-1.sdk-extras.json` extends `paginators-1.json`.
fn extended(name: &str) -> Option<Extended> {
    let (stem, kind) = name.split_once('.')?;
    match (stem, kind.ends_with("extras.json")) {
        ("service-2", true) => Some(Extended::Service),
        ("paginators-1", true) => Some(Extended::Paginators),
        _ => None,
    }
}

/// The one folder two levels down that holds a service.
fn api_version_folder(model: &Path) -> Result<PathBuf, Failure> {
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
    match (found.as_slice(), packed) {
        ([folder], _) => Ok(folder.clone()),
        ([], Some(folder)) => Err(Failure::new(format!(
            "the model in {} is compressed; unpack its files with gunzip first",
            folder.display()
        ))),
        ([], None) => Err(Failure::new(format!(
            "no model in {0}: there is no {0}/<service>/<api version>/{SERVICE}; name the model's folder with --model",
            model.display()
        ))),
        (several, _) => {
            let list: Vec<_> = several.iter().map(|folder| format!("  {}", folder.display())).collect();
            Err(Failure::new(format!(
                "{} holds several services or versions of one; leave the one to generate:\n{}",
                model.display(),
                list.join("\n")
            )))
        }
    }
}

/// The folders in a folder, sorted.
fn folders(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = names(folder)?.into_iter().map(|name| folder.join(name));
    Ok(entries.filter(|path| path.is_dir()).collect())
}

/// The names in a folder, sorted; those that begin with a dot are of no interest.
fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let entries: io::Result<Vec<_>> = fs::read_dir(folder).and_then(Iterator::collect);
    let entries = entries.map_err(Failure::at("read the model's folder", folder))?;
    let mut names: Vec<_> = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    Ok(names)
}

/// A file's text, under its path within the model.
fn text(model: &Path, path: &Path) -> Result<Text, Failure> {
    let text = fs::read_to_string(path).map_err(Failure::at("read", path))?;
    let name = path.strip_prefix(model).unwrap_or(path);
    Ok(Text { name: name.display().to_string().replace('\\', "/"), text })
}

#[cfg(test)]
mod tests;
