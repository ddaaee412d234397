//! Generates every service of a botocore release and says of each what came of it. `cargo xtask survey` runs it.

mod arguments;
mod chart;
mod choice;
mod clock;
mod compile;
mod features;
mod generate;
mod json;
mod page;
mod queue;
mod survey;
mod table;

use arguments::{Arguments, Request};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use survey::Survey;
use xtask::arguments::workspace;
use xtask::botocore;
use xtask::date;
use xtask::failure::Failure;

/// Runs what the arguments of the process ask for.
#[must_use]
pub fn main() -> ExitCode {
    xtask::run(arguments::read(std::env::args_os().skip(1)), |request, out| match request {
        Request::Help(text) => Ok(write!(out, "{text}")?),
        Request::Survey(arguments) => run(&arguments, out),
    })
}

/// Surveys the services, reports, and fails if a service panicked or an emitted crate has a warning.
fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Failure> {
    let release = botocore::find(&arguments.models, &[], out)?;
    let services = botocore::all(&release.data)?;
    let shared = botocore::shared(&release.data)?;
    let survey = Survey::of(&release, &services, &shared);
    if arguments.json {
        writeln!(out, "{}", json::json(&survey))?;
    } else {
        table::write(&survey, out)?;
    }
    if arguments.docs {
        write_docs(&survey)?;
    }
    if let Some(number) = arguments.check {
        compile::check(&survey, &services, &shared, number, out)?;
    }
    match survey.panicked().as_slice() {
        [] => Ok(()),
        panicked => Err(Failure::new(format!("the generator panicked: {}", panicked.join(", ")))),
    }
}

/// Writes the page and its chart.
fn write_docs(survey: &Survey) -> Result<(), Failure> {
    let date = date::today();
    for (name, text) in [("SURVEY.md", page::page(survey, &date)), ("survey.svg", chart::chart(survey, &date))] {
        let path = package().join(name);
        fs::write(&path, text).map_err(Failure::at("write", &path))?;
    }
    Ok(())
}

/// The folder of this package.
fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of everything that is fetched and built for the survey alone.
fn target() -> PathBuf {
    workspace().join("target/survey")
}
