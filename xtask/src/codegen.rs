//! `cargo xtask codegen`: reads the model, generates, writes or compares.

use crate::arguments::Codegen;
use crate::failure::Failure;
use crate::{check, plan, report, write};
use botocore_codegen::Options;
use botocore_model::{FilesError, ModelFiles};
use std::io::Write;
use std::time::Instant;

/// Runs the task.
pub fn run(arguments: &Codegen, out: &mut impl Write) -> Result<(), Failure> {
    let start = Instant::now();
    let files = ModelFiles::of_folder(&arguments.model).map_err(|error| match error {
        FilesError::NoModel(_) => Failure::new(format!("{error}; name the model's folder with --model")),
        _ => Failure::new(error),
    })?;
    report::read(&files, out)?;
    let model = botocore_model::read(&files.sources()).map_err(Failure::new)?;
    let options = Options { operations: arguments.operations.clone(), ..Options::default() };
    let output = botocore_codegen::generate(&model, &options).map_err(Failure::new)?;
    report::generated(&output, out)?;

    // A link is followed, so that files are renamed within one file system.
    let folder = arguments.out.canonicalize().unwrap_or_else(|_| arguments.out.clone());
    let plan = plan::plan(&folder, &output.files)?;
    if arguments.check {
        check::check(&plan, &arguments.command, out)?;
        report::up_to_date(&plan, start.elapsed(), out)?;
    } else {
        write::write(&plan)?;
        report::written(&plan, start.elapsed(), out)?;
    }
    Ok(())
}
