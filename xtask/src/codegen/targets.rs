//! What one run generates: the crate, in the runtime the table of partitions and the service of its tests, and the
//! record of published names.

use super::Generated;
use crate::arguments::{Codegen, workspace};
use crate::failure::Failure;
use crate::plan::{self, Plan};
use botocore_codegen::Options;
use botocore_model::ModelFiles;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Generated files that belong into one folder.
#[derive(Debug)]
pub struct Target {
    folder: PathBuf,
    kind: Kind,
    files: BTreeMap<String, String>,
}

/// What else lies in the folder of a target.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// Nothing: what is not generated is removed.
    Whole,
    /// Files written by hand, which are left alone.
    AmongCode,
    /// The model's data, of which the run has read what it writes.
    AmongData,
}

/// Returns the targets of a run. A crate that stands alone is generated alone.
///
/// # Errors
///
/// Returns an error if the service of the runtime's tests cannot be generated.
pub fn targets(arguments: &Codegen, generated: &Generated) -> Result<Vec<Target>, Failure> {
    // A link is followed, so that files are renamed within one file system.
    let folder = arguments.out.canonicalize().unwrap_or_else(|_| arguments.out.clone());
    let mut targets = vec![Target { folder, kind: Kind::Whole, files: generated.output.files.clone() }];
    if !arguments.stands_alone {
        let runtime = workspace().join("codegen/runtime");
        targets.push(Target {
            folder: runtime.join("src/endpoint"),
            kind: Kind::AmongCode,
            files: BTreeMap::from([("partitions.rs".to_owned(), generated.output.partitions.clone())]),
        });
        let files = test_service(&runtime.join("test_model"))?;
        targets.push(Target { folder: runtime.join("src/test_service"), kind: Kind::Whole, files });
        targets.extend(record(generated));
    }
    Ok(targets)
}

/// The record of published names. A run of a part of the service has no text for it, lest it lose the rest.
fn record(generated: &Generated) -> Option<Target> {
    let (path, text) = (generated.record.as_ref()?, generated.output.published.as_ref()?);
    let name = path.file_name()?.to_string_lossy().into_owned();
    let files = BTreeMap::from([(name, text.clone())]);
    Some(Target { folder: path.parent()?.to_owned(), kind: Kind::AmongData, files })
}

/// Generates the service of the runtime's tests: a module of the runtime, so there is no manifest.
fn test_service(model: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let files = ModelFiles::of_folder(model).map_err(Failure::new)?;
    let model = botocore_model::read(&files.sources()).map_err(Failure::new)?;
    let options = Options { root: "crate::test_service".to_owned(), ..Options::default() };
    let output = botocore_codegen::generate(&model, &options).map_err(Failure::new)?;
    let sources =
        output.files.into_iter().filter_map(|(path, text)| Some((path.strip_prefix("src/")?.to_owned(), text)));
    Ok(sources.collect())
}

impl Target {
    /// Compares the folder with what was generated for it.
    ///
    /// # Errors
    ///
    /// Returns an error if the folder cannot be read, or holds other files in the place of generated ones.
    pub fn plan(&self) -> Result<Plan<'_>, Failure> {
        match self.kind {
            Kind::Whole => plan::plan(&self.folder, &self.files),
            Kind::AmongCode => plan::among_others(&self.folder, &self.files),
            Kind::AmongData => plan::of_data(&self.folder, &self.files),
        }
    }

    /// The generated files, by their paths in the folder.
    #[must_use]
    pub fn files(&self) -> &BTreeMap<String, String> {
        &self.files
    }
}
