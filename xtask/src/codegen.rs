//! `cargo xtask codegen`: reads the model, generates, writes or compares, target by target.

mod cuts;
mod modules;
mod overlay;
mod pages;
mod readme;
mod targets;
mod tour;

use crate::arguments::{Codegen, workspace};
use crate::failure::Failure;
use crate::write::Writer;
use crate::{check, report};
use botocore_codegen::{Options, Output};
use botocore_model::{FilesError, ModelFiles};
pub use modules::MODULES;
pub use pages::{Page, pages};
use std::io::Write;
use std::path::PathBuf;
use std::time::Instant;
pub use targets::{Target, targets};

/// Runs the task.
///
/// # Errors
///
/// Returns an error if the model cannot be read or generated, if a target cannot be written, or if a check finds a
/// target that is out of date.
pub fn run(arguments: &Codegen, out: &mut impl Write) -> Result<(), Failure> {
    let start = Instant::now();
    let generated = generate(arguments, out)?;
    report::generated(&generated.output, out)?;
    let writer = if arguments.check { None } else { Some(Writer::wait()?) };
    let mut failures = Vec::new();
    for target in targets(arguments, &generated)? {
        let plan = target.plan()?;
        if let Some(writer) = &writer {
            writer.write(&plan)?;
            report::written(&plan, start.elapsed(), out)?;
        } else if let Err(failure) = check::check(&plan, &arguments.command, out) {
            failures.push(failure.to_string());
        } else {
            report::up_to_date(&plan, start.elapsed(), out)?;
        }
    }
    for page in pages(arguments, &generated)? {
        failures.extend(page.run(arguments, out).err().map(|failure| failure.to_string()));
    }
    if failures.is_empty() { Ok(()) } else { Err(Failure::new(failures.join("\n"))) }
}

/// What the generator made of a model.
#[derive(Debug)]
pub struct Generated {
    /// The texts.
    pub output: Output,
    /// The folder of the model.
    pub folder: PathBuf,
    /// The model's record of published names, if it keeps one.
    pub record: Option<PathBuf>,
}

/// Reads the model and generates.
///
/// # Errors
///
/// Returns an error if the model or the overlay cannot be read or generated.
pub fn generate(arguments: &Codegen, out: &mut impl Write) -> Result<Generated, Failure> {
    let files = match &arguments.service {
        Some(service) => ModelFiles::of_service(&arguments.model, service),
        None => ModelFiles::of_folder(&arguments.model),
    };
    let files = files.map_err(|error| match error {
        FilesError::NoModel { .. } => {
            Failure::new(format!("{error}; name a service with --service, or the folder of a model with --model"))
        }
        FilesError::Several { .. } => Failure::new(format!("{error}\nName the service with --service.")),
        _ => Failure::new(error),
    })?;
    report::read(&files, out)?;
    let model = botocore_model::read(&files.sources()).map_err(Failure::new)?;
    report::corrected(&model, out)?;
    let packages = arguments.stands_alone.then(|| workspace().join("codegen").display().to_string());
    let overlay = overlay::of(arguments)?;
    let options = Options { operations: arguments.operations.clone(), packages, overlay, ..Options::default() };
    let output = botocore_codegen::generate(&model, &options).map_err(Failure::new)?;
    Ok(Generated { output, record: files.record(), folder: files.folder })
}

#[cfg(test)]
mod tests;
