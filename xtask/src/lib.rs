//! Tasks of this workspace, run as `cargo xtask <task>`: files, progress and reports.
//!
//! The content of generated files is decided in `botocore-codegen`, not here.

pub mod arguments;
mod bench;
pub mod botocore;
pub mod cargo;
mod check;
pub mod codegen;
pub mod command;
mod compatibility;
mod conformance;
pub mod date;
mod diff;
mod docs;
pub mod failure;
mod features;
#[cfg(test)]
mod fixture;
pub mod folder;
mod git;
mod least_version;
mod lock;
pub mod migration;
pub mod options;
pub mod outside_crate;
pub mod page;
pub mod plan;
mod printer;
mod release;
pub mod report;
mod rustup;
mod simulate;
mod survey;
pub mod svg;
mod targets;
mod update;
mod verify;
pub mod write;

use arguments::Request;
use failure::Failure;
use options::Usage;
use printer::Printer;
use rustup::Rustup;
use std::io::{self, StdoutLock, Write as _};
use std::process::ExitCode;

/// Exit code of a run that was asked for something that does not exist.
const USAGE: u8 = 2;

/// Runs the task that the arguments of the process name.
#[must_use]
pub fn main() -> ExitCode {
    run(arguments::read(std::env::args_os().skip(1)), |request, out| match request {
        Request::Help(text) => Ok(write!(out, "{text}")?),
        Request::Bench(arguments) => bench::run(&arguments, out),
        Request::Codegen(arguments) => codegen::run(&arguments, out),
        Request::Compatibility => compatibility::run(arguments::workspace(), out),
        Request::Conformance(arguments) => conformance::run(&arguments),
        Request::Diff(arguments) => diff::run(&arguments, out),
        Request::Docs => docs::run(out),
        Request::LeastVersion => least_version::run(&Rustup::default(), out),
        Request::Migration(arguments) => migration::run(&arguments, out),
        Request::Release => release::run(out),
        Request::Simulate(arguments) => simulate::run(&arguments),
        Request::Survey(arguments) => survey::run(&arguments),
        Request::Targets => targets::run(&Rustup::default(), out),
        Request::Update(arguments) => update::run(&arguments, out),
        Request::Verify(arguments) => verify::run(&arguments, out),
    })
}

/// Runs a task on what was asked for, and reports its failure.
pub fn run<R>(
    request: Result<R, Usage>,
    task: impl FnOnce(R, &mut Printer<StdoutLock<'static>>) -> Result<(), Failure>,
) -> ExitCode {
    let done = request.map_err(Failure::from).and_then(|request| {
        let mut out = Printer::new(io::stdout().lock());
        task(request, &mut out)?;
        out.finish()
    });
    let (message, code) = match done {
        Ok(()) => return ExitCode::SUCCESS,
        Err(Failure::Reported(code)) => return ExitCode::from(code),
        Err(Failure::Message(message)) => (message, ExitCode::FAILURE),
        Err(Failure::Usage(Usage(message))) => (message, ExitCode::from(USAGE)),
    };
    let _ = writeln!(io::stderr(), "error: {message}");
    code
}
