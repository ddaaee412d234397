//! The generator, whole or a phase of it, and formatting alone. It runs on one thread, since what is measured is the work.
//!
//! ```text
//! bench-codegen STEP DATA SERVICE SCALE
//! ```
//!
//! STEP is `whole`, `read`, `lower`, `emit`, `parse`, `print` or `formatting`; DATA the folder of the models; SERVICE a
//! service's name, or `all` for all that are generated; SCALE how many times its model holds what it does.

mod larger;

use bench_measure::{Failure, Figures, Meter};
use botocore_codegen::{Options, Output, Phase, generate, phases};
use botocore_model::{Model, Problems};
use std::path::Path;
use std::process::ExitCode;
use xtask::botocore::{self, Service, Shared};

/// What is measured of a run.
#[derive(Clone, Copy)]
enum Step {
    Whole,
    Read,
    Of(Phase),
    Formatting,
}

fn main() -> ExitCode {
    let figures = measured();
    match figures {
        Ok(figures) => {
            print!("{figures}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measured() -> Result<Figures, Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [step, data, service, scale] = arguments.as_slice() else {
        return Err("call it as `bench-codegen STEP DATA SERVICE SCALE`".into());
    };
    let (step, data, scale) = (step_named(step)?, Path::new(data), scale.parse()?);
    let failed = |failure| Failure::from(format!("{failure}"));
    let shared = botocore::shared(data).map_err(failed)?;
    let mut services = match service.as_str() {
        "all" => generated(botocore::all(data).map_err(failed)?, &shared),
        name => vec![botocore::named(data, name).map_err(failed)?],
    };
    services.iter_mut().try_for_each(|service| larger::make(service, scale))?;
    let mut figures = Figures::default();
    for service in &services {
        figures += of_step(step, service, &shared)?;
    }
    Ok(figures)
}

fn step_named(name: &str) -> Result<Step, Failure> {
    Ok(match name {
        "whole" => Step::Whole,
        "read" => Step::Read,
        "lower" => Step::Of(Phase::Lower),
        "emit" => Step::Of(Phase::Emit),
        "parse" => Step::Of(Phase::Parse),
        "print" => Step::Of(Phase::Print),
        "formatting" => Step::Formatting,
        _ => return Err(format!("there is no step `{name}`").into()),
    })
}

/// The services that are not refused.
fn generated(mut services: Vec<Service>, shared: &Shared) -> Vec<Service> {
    services.retain(|service| {
        botocore_model::read(&service.sources(shared))
            .and_then(|model| phases(&model, &Options::default(), |_| ()))
            .is_ok()
    });
    services
}

fn of_step(step: Step, service: &Service, shared: &Shared) -> Result<Figures, Failure> {
    let meter = Meter::start();
    let model = botocore_model::read(&service.sources(shared))?;
    match step {
        Step::Read => Ok(meter.stop()),
        Step::Whole => {
            whole(&model)?;
            Ok(meter.stop())
        }
        Step::Of(phase) => of_phase(phase, &model).map_err(Failure::from),
        Step::Formatting => formatting(&whole(&model)?),
    }
}

fn whole(model: &Model) -> Result<Output, Problems> {
    generate(model, &Options { threads: Some(1), ..Options::default() })
}

fn of_phase(wanted: Phase, model: &Model) -> Result<Figures, Problems> {
    let (mut meter, mut figures) = (Meter::start(), Figures::default());
    phases(model, &Options::default(), |phase| {
        if phase == wanted {
            figures += meter.stop();
        }
        meter = Meter::start();
    })?;
    Ok(figures)
}

/// What it takes to read the emitted files and print them by prettyplease, which any generator would do.
fn formatting(output: &Output) -> Result<Figures, Failure> {
    let files = output.files.iter().filter(|(path, _)| Path::new(path).extension().is_some_and(|it| it == "rs"));
    let texts: Vec<_> = files.map(|(_, text)| text.as_str()).collect();
    let meter = Meter::start();
    let mut lines = 0;
    for text in texts {
        lines += prettyplease::unparse(&syn::parse_file(text)?).lines().count();
    }
    let figures = meter.stop();
    if lines == 0 { Err("nothing was formatted".into()) } else { Ok(figures) }
}
