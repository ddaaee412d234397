//! Tasks of this workspace, run as `cargo xtask <task>`: files, progress and reports.
//!
//! What is generated is none of its business: that is settled in `botocore-codegen`.

mod arguments;
mod check;
mod codegen;
mod conformance;
mod failure;
mod folder;
mod plan;
mod report;
mod write;

use arguments::{Request, Usage};
use failure::Failure;
use std::io::{self, Write as _};
use std::process::ExitCode;

/// Exit code of a run that was asked for something that does not exist.
const USAGE: u8 = 2;

/// Runs the task that the arguments of the process name.
#[must_use]
pub fn main() -> ExitCode {
    let request = match arguments::read(std::env::args_os().skip(1)) {
        Ok(request) => request,
        Err(Usage(message)) => {
            let _ = writeln!(io::stderr(), "error: {message}");
            return ExitCode::from(USAGE);
        }
    };
    let mut out = io::stdout().lock();
    let outcome = match request {
        Request::Help(text) => write!(out, "{text}").map_err(Failure::from),
        Request::Codegen(arguments) => codegen::run(&arguments, &mut out),
        Request::Conformance(arguments) => conformance::run(&arguments, &mut out),
    };
    match outcome.and_then(|()| Ok(out.flush()?)) {
        Ok(()) | Err(Failure::ReaderGone) => ExitCode::SUCCESS,
        Err(Failure::Message(message)) => {
            let _ = writeln!(io::stderr(), "error: {message}");
            ExitCode::FAILURE
        }
    }
}
