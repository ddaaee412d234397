//! What one run generates: the crate, and in the runtime the table of partitions and the service of its tests.

use crate::arguments::{Codegen, workspace};
use crate::failure::Failure;
use crate::plan::{self, Plan};
use botocore_codegen::{Options, Output};
use botocore_model::ModelFiles;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Generated files that belong into one folder.
#[derive(Debug)]
pub struct Target {
    folder: PathBuf,
    /// Whether all files of the folder are generated. If not, others lie beside them and are left alone.
    is_whole: bool,
    files: BTreeMap<String, String>,
}

/// Returns the targets of a run. A crate that stands alone is generated alone.
///
/// # Errors
///
/// Returns an error if the service of the runtime's tests cannot be generated.
pub fn targets(arguments: &Codegen, output: &Output) -> Result<Vec<Target>, Failure> {
    // A link is followed, so that files are renamed within one file system.
    let folder = arguments.out.canonicalize().unwrap_or_else(|_| arguments.out.clone());
    let mut targets = vec![Target { folder, is_whole: true, files: output.files.clone() }];
    if !arguments.stands_alone {
        let runtime = workspace().join("codegen/runtime");
        targets.push(Target {
            folder: runtime.join("src/endpoint"),
            is_whole: false,
            files: BTreeMap::from([("partitions.rs".to_owned(), output.partitions.clone())]),
        });
        let files = test_service(&runtime.join("test_model"))?;
        targets.push(Target { folder: runtime.join("src/test_service"), is_whole: true, files });
    }
    Ok(targets)
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
