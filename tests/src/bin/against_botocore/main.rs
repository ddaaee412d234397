//! Compares the emitted client with botocore, case by case: `cargo xtask conformance --against botocore` runs it.
//!
//! botocore runs in a process of its own, makes up the cases and says what it makes of them; what we make of them is
//! compared here.

mod arguments;
mod endpoints;
mod errors;
mod findings;
mod known;
mod latin1;
mod operations;
mod parsed;
mod program;
mod reference;
mod replies;
mod report;
mod requests;
mod said;
mod setting;
mod sound;
mod typed;
mod wire;

use arguments::Arguments;
use findings::Findings;
use reference::Reference;
use report::Report;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match arguments::read(std::env::args_os().skip(1)) {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error}");
            return ExitCode::from(2);
        }
    };
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Judges all cases that are asked for; gives whether no difference was found.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let mut reference = Reference::start(&arguments.python)?;
    let mut report = Report::new(arguments.seed);
    for number in arguments.cases.clone() {
        let case = reference.ask(&json!({ "seed": arguments.seed, "case": number }))?;
        if arguments.is_single() {
            writeln!(io::stdout(), "{case:#}")?;
        }
        let mut findings = judge(&case, &mut reference)?;
        let name = |member: &str| case[member].as_str().unwrap_or_default();
        if name("suite") == "requests" && !findings.differences.is_empty() && report.shows("requests") {
            findings = requests::smallest(&case, findings, &mut reference)?;
        }
        report.add(name("suite"), name("operation"), &format!("--case {number}"), findings, &mut io::stdout())?;
    }
    if !arguments.is_single() {
        for (operation, findings) in program::judge(&arguments.python, &mut reference) {
            report.add("program", &operation, "--cases 0", findings, &mut io::stdout())?;
        }
    }
    report.finish(&mut io::stdout())
}

fn judge(case: &Value, reference: &mut Reference) -> io::Result<Findings> {
    match case["suite"].as_str() {
        Some("requests") => requests::judge(case, reference),
        Some("replies") => replies::judge(case, reference),
        Some("errors") => errors::judge(case, reference),
        Some("endpoints") => Ok(endpoints::judge(case)),
        other => Err(io::Error::other(format!("there is no suite {other:?}"))),
    }
}
