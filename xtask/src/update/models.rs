//! The files of the vendored services, taken out of a release.

use super::{Origin, Package, Release};
use crate::botocore::Taken;
use crate::failure::Failure;
use crate::folder;
use botocore_model::ModelFiles;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The table of partitions, which all services share.
const PARTITIONS: &str = "partitions.json";

/// How the names of files end that botocore does not have.
const OURS: &str = ".local.json";

/// What `model/data` holds of a release.
pub struct Models {
    /// The files by their paths, `SOURCE.toml` included.
    pub texts: BTreeMap<String, String>,
    /// Services with their API versions.
    services: Vec<(String, String)>,
}

impl Models {
    /// Takes the files. Those that are not known, and other API versions, are refused.
    pub fn take(release: &Release, package: Package, old: &Origin) -> Result<Self, Failure> {
        let owned = |(service, version): (&str, &str)| (service.to_owned(), version.to_owned());
        let services: Vec<_> = old.services().into_iter().map(owned).collect();
        let (mut texts, mut files) = (BTreeMap::new(), Vec::new());
        for (service, version) in &services {
            let found = ModelFiles::of_service(&release.data, service).map_err(Failure::new)?;
            same_version(service, version, &found.folder)?;
            for name in found.names() {
                let folder = if plain(name) == PARTITIONS { String::new() } else { format!("{service}/{version}/") };
                let path = release.data.join(format!("{folder}{name}"));
                let text = botocore_model::read_text(&path).map_err(Failure::at("read", &path))?;
                let (path, source) = (format!("{folder}{}", plain(name)), format!("botocore/data/{folder}{name}"));
                files.push(Taken { sha256: sum(&text), path: path.clone(), source });
                texts.insert(path, text);
            }
        }
        files.sort();
        files.dedup();
        texts.insert("SOURCE.toml".to_owned(), Origin { package, files }.text());
        Ok(Self { texts, services })
    }

    /// Puts the models into a folder, with our files beside them, as they will be.
    pub fn stage(&self, root: &Path, stage: &Path) -> Result<PathBuf, Failure> {
        if stage.is_dir() {
            fs::remove_dir_all(stage).map_err(Failure::at("remove", stage))?;
        }
        for (path, text) in self.texts.iter().chain(&self.local(root)?) {
            let path = stage.join(path);
            let folder = path.parent().unwrap_or(stage);
            fs::create_dir_all(folder).map_err(Failure::at("create the folder", folder))?;
            fs::write(&path, text).map_err(Failure::at("write", &path))?;
        }
        Ok(stage.to_owned())
    }

    /// The files beside the models that are ours, such as the record of published names.
    fn local(&self, root: &Path) -> Result<BTreeMap<String, String>, Failure> {
        let mut local = BTreeMap::new();
        for (service, version) in &self.services {
            let folder = root.join(super::DATA).join(service).join(version);
            for within in folder::files(&folder)?.iter().filter(|path| path.to_string_lossy().ends_with(OURS)) {
                let file = folder.join(within);
                let text = fs::read_to_string(&file).map_err(Failure::at("read", &file))?;
                local.insert(format!("{service}/{version}/{}", within.display()), text);
            }
        }
        Ok(local)
    }

    /// Reads every model of a folder strictly, so that none is refused once something has been written.
    pub fn read(&self, data: &Path) -> Result<(), Failure> {
        for (service, _) in &self.services {
            let files = ModelFiles::of_service(data, service).map_err(Failure::new)?;
            botocore_model::read(&files.sources()).map_err(|problems| {
                Failure::new(format!("the release's model of {service} is refused:\n{problems}"))
            })?;
        }
        Ok(())
    }
}

/// The name of a file, decompressed.
fn plain(name: &str) -> &str {
    name.strip_suffix(".gz").unwrap_or(name)
}

fn same_version(service: &str, version: &str, folder: &Path) -> Result<(), Failure> {
    let found = folder.file_name().unwrap_or_default().to_string_lossy();
    if found == version {
        return Ok(());
    }
    let advice = "move its folder in model/data and in SOURCE.toml by hand, and see what else names it";
    Err(Failure::new(format!("{service} has the API version {found} in the release, and not {version}; {advice}")))
}

/// The SHA-256 of a file.
pub fn sum(content: impl AsRef<[u8]>) -> String {
    Sha256::digest(content).iter().fold(String::new(), |sum, byte| format!("{sum}{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::Models;
    use std::collections::BTreeMap;
    use std::fs;

    #[test]
    fn what_is_ours_is_known_by_how_its_name_ends() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("model/data/sts/2011-06-15");
        fs::create_dir_all(&folder).unwrap();
        for name in ["names-1.local.json", "later-9.local.json", "service-2.json", "README.md"] {
            fs::write(folder.join(name), name).unwrap();
        }
        let models = Models { texts: BTreeMap::new(), services: vec![("sts".to_owned(), "2011-06-15".to_owned())] };
        let local = models.local(root.path()).unwrap();
        let ours = ["later-9.local.json", "names-1.local.json"];
        assert_eq!(local, ours.map(|name| (format!("sts/2011-06-15/{name}"), name.to_owned())).into());
    }
}
