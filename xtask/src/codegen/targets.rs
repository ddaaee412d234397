//! What one run generates: the crate, the runtime's table of partitions, the modules of crates that are written by hand,
//! and the record of published names.

use super::Generated;
use super::modules::MODULES;
use crate::arguments::{Codegen, workspace};
use crate::failure::Failure;
use crate::plan::{self, Plan};
use std::collections::BTreeMap;
use std::path::PathBuf;

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
/// Returns an error if a module cannot be generated.
pub fn targets(arguments: &Codegen, generated: &Generated) -> Result<Vec<Target>, Failure> {
    // A link is followed, so that files are renamed within one file system.
    let folder = arguments.out.canonicalize().unwrap_or_else(|_| arguments.out.clone());
    let mut targets = vec![Target { folder, kind: Kind::Whole, files: generated.output.files.clone() }];
    if !arguments.stands_alone {
        targets.push(Target {
            folder: workspace().join("codegen/runtime/src/endpoint"),
            kind: Kind::AmongCode,
            files: BTreeMap::from([("partitions.rs".to_owned(), generated.output.partitions.clone())]),
        });
        for module in &MODULES {
            targets.push(Target { folder: module.folder(), kind: Kind::Whole, files: module.generate()? });
        }
        targets.extend(record(generated));
    }
    Ok(targets)
}

/// The record of published names. A run of a part of the service has no text for it, since it would lose the rest.
fn record(generated: &Generated) -> Option<Target> {
    let (path, text) = (generated.record.as_ref()?, generated.output.published.as_ref()?);
    let name = path.file_name()?.to_string_lossy().into_owned();
    let files = BTreeMap::from([(name, text.clone())]);
    Some(Target { folder: path.parent()?.to_owned(), kind: Kind::AmongData, files })
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
