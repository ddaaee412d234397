//! What one run generates: the crate, and the table of partitions among the runtime's files.

use crate::arguments::{Codegen, workspace};
use crate::failure::Failure;
use crate::plan::{self, Plan};
use botocore_codegen::Output;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Generated files that belong into one folder.
#[derive(Debug)]
pub struct Target {
    folder: PathBuf,
    /// Whether all files of the folder are generated. If not, others lie beside them and are left alone.
    is_whole: bool,
    files: BTreeMap<String, String>,
}

/// Returns the targets of a run. A crate that stands alone is generated alone.
#[must_use]
pub fn targets(arguments: &Codegen, output: &Output) -> Vec<Target> {
    // A link is followed, so that files are renamed within one file system.
    let folder = arguments.out.canonicalize().unwrap_or_else(|_| arguments.out.clone());
    let mut targets = vec![Target { folder, is_whole: true, files: output.files.clone() }];
    if !arguments.stands_alone {
        targets.push(Target {
            folder: workspace().join("codegen/runtime/src/endpoint"),
            is_whole: false,
            files: BTreeMap::from([("partitions.rs".to_owned(), output.partitions.clone())]),
        });
    }
    targets
}

impl Target {
    /// Compares the folder with what was generated for it.
    ///
    /// # Errors
    ///
    /// Returns an error if the folder cannot be read, or holds other files in the place of generated ones.
    pub fn plan(&self) -> Result<Plan<'_>, Failure> {
        if self.is_whole {
            plan::plan(&self.folder, &self.files)
        } else {
            plan::among_others(&self.folder, &self.files)
        }
    }

    /// The generated files, by their paths in the folder.
    #[must_use]
    pub fn files(&self) -> &BTreeMap<String, String> {
        &self.files
    }
}
