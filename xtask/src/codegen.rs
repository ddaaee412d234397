//! `cargo xtask codegen`: reads the model, generates, writes or compares.

use crate::arguments::Codegen;
use crate::failure::Failure;
use crate::{check, plan, report, source, write};
use botocore_codegen::Options;
use std::io::Write;
use std::time::Instant;

/// Runs the task.
pub fn run(arguments: &Codegen, out: &mut impl Write) -> Result<(), Failure> {
    let start = Instant::now();
    let texts = source::read(&arguments.model)?;
    report::read(&texts, out)?;
    let model = botocore_model::read(&texts.sources()).map_err(Failure::new)?;
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
