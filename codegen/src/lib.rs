//! Turns a botocore service model into the files of a Rust client crate.
//!
//! Data flows one way: [`botocore_model::Model`] is lowered to the IR, emitted as tokens, rendered as
//! text. Nothing here opens a file: the caller writes the texts, or compares them.

pub mod diff;
mod emit;
mod ir;
mod lower;
mod overlay;
mod phases;
mod render;
mod vocabulary;

use botocore_model::Model;
pub use botocore_model::{Problem, Problems};
pub use ir::{LeftOut, LeftOutPart};
pub use overlay::Overlay;
pub use phases::{Phase, phases};
use std::collections::BTreeMap;

/// Options of the generator.
#[derive(Debug, Clone)]
pub struct Options {
    /// Names of the operations to generate, with the shapes that they reach; all by default.
    pub operations: Option<Vec<String>>,
    /// Path of the emitted root module as emitted code spells it: `crate` for a crate, which is the default, or
    /// such as `crate::models::small` where the output becomes a module of another crate. That crate needs the feature
    /// `client`, and `serde` if its documentation marks features. A module does not export the runtime's types again, and
    /// its documentation has no examples.
    pub root: String,
    /// Folder of the packages `runtime` and `credentials`, for a crate that stands on its own: its manifest then has literal
    /// values in place of those of the workspace.
    pub packages: Option<String>,
    /// What the crate has beyond its model.
    pub overlay: Option<Overlay>,
    /// Number of threads that print the files; as many as there are processors by default.
    pub threads: Option<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self { operations: None, root: "crate".to_owned(), packages: None, overlay: None, threads: None }
    }
}

/// The generated crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Text of each file by its path, which is relative and written with `/`.
    pub files: BTreeMap<String, String>,
    /// Text of the table of partitions, which the runtime holds for all services, beside its type `Partition`.
    pub partitions: String,
    /// Text of the record of published names with what is new: if the model keeps one, and all of it is generated.
    pub published: Option<String>,
    /// Number of operations.
    pub operations: usize,
    /// Operations and paginators that the model has and the crate has not.
    pub left_out: Vec<LeftOut>,
    /// Number of shapes that became types, inputs and outputs not counted.
    pub shapes: usize,
}

/// Generates the files of a client crate.
///
/// # Errors
/// All places of the model and of the overlay that hold something that cannot be generated: nothing is dropped silently.
pub fn generate(model: &Model, options: &Options) -> Result<Output, Problems> {
    let lower::Lowered { service, published } = lower::lower(model, options)?;
    let mut problems = Problems::default();
    let mut texts = |files: &[emit::File<'_>]| {
        let mut texts = BTreeMap::new();
        for (path, rendered) in render::render_all(files, options.threads).into_iter().collect::<BTreeMap<_, _>>() {
            match rendered {
                Ok(text) => drop(texts.insert(path, text)),
                Err(error) => {
                    problems.push(Problem::new(&path, "$", &error, Some("this is a bug of the generator".to_owned())));
                }
            }
        }
        texts
    };
    let pages = options.overlay.as_ref().map(Overlay::pages).unwrap_or_default();
    let mut files = texts(&emit::files(&service, options.packages.as_deref(), &pages));
    let partitions = texts(&[emit::partitions(&service)]).into_values().collect();
    if let Some(overlay) = &options.overlay {
        overlay.lay_over(&mut files, &emit::operations_by_resource(&service), &mut problems);
    }
    problems.or(Output {
        files,
        partitions,
        published: (model.published.is_some() && options.operations.is_none()).then(|| published.to_string()),
        operations: service.operations.len(),
        shapes: service.types.len() + service.exceptions.len(),
        left_out: service.left_out,
    })
}
