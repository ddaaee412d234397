//! What a crate has beyond its model: files that are copied as they are, and their lines of the manifest.
//!
//! The overlay is laid over what was rendered, so that no emitter knows of it.

mod fragment;
mod pages;
mod targets;

use botocore_model::{Problem, Problems};
use fragment::Manifest;
pub use pages::{Page, Pages, Target};
use std::collections::BTreeMap;

/// The file of the overlay that holds its part of the manifest. It is not copied.
const MANIFEST: &str = "overlay.toml";

/// What a page asks for that lists the operations: this line, in `<!-- -->`.
const OPERATIONS: &str = "operations";

/// The files of an overlay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlay {
    /// Its folder, as problems name it.
    pub folder: String,
    /// Text of each file by its path, which is relative and written with `/`.
    pub files: BTreeMap<String, String>,
}

impl Overlay {
    /// The pages that the crate's documentation shows.
    pub(crate) fn pages(&self) -> Pages {
        Pages::of(self)
    }

    /// Adds the overlay to the files of a crate, and the list of its operations to the pages that ask for it.
    pub(crate) fn lay_over(&self, files: &mut BTreeMap<String, String>, operations: &str, problems: &mut Problems) {
        let Some(own) = self.files.get(MANIFEST) else {
            let message = "the file is missing, which declares what the overlay adds to the manifest";
            return problems.push(self.problem(MANIFEST, "$", message, "write it, even if it is empty"));
        };
        let mut refuse = |line: usize, message: &str, help: &str| {
            problems.push(self.problem(MANIFEST, &format!("line {line}"), message, help));
        };
        let own = Manifest::read(own, &mut refuse);
        targets::check(&own, &self.files, &mut refuse);
        if let Some(emitted) = files.get_mut("Cargo.toml") {
            let extended = Manifest::read_emitted(emitted).extended(&own, &mut refuse);
            *emitted = extended;
        }
        for file in targets::undeclared(&own, &self.files) {
            let help = format!("declare it in {MANIFEST}");
            problems.push(self.problem(file, "$", "no target of the manifest has this file as its path", &help));
        }
        for (path, text) in self.files.iter().filter(|(path, _)| *path != MANIFEST) {
            if files.insert(path.clone(), text.clone()).is_some() {
                problems.push(self.problem(path, "$", "the generator emits a file of this path, too", "rename it"));
            }
        }
        for (page, line, message) in pages::lost_links(files) {
            problems.push(self.problem(page, &format!("line {line}"), &message, pages::HELP));
        }
        pages::fill(files, OPERATIONS, operations);
    }

    fn problem(&self, file: &str, place: &str, message: &str, help: &str) -> Problem {
        Problem::new(&format!("{}/{file}", self.folder), place, message, Some(help.to_owned()))
    }
}
