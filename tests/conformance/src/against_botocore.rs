//! Compares the emitted client with botocore, case by case.
//!
//! botocore runs in a process of its own, makes up the cases and says what it makes of them. What the emitted client
//! makes of them is compared here.

mod carried;
mod configurations;
mod endpoints;
mod errors;
mod fake;
mod findings;
mod known_differences;
mod output_comparison;
mod profile_files;
mod program;
mod reference;
mod replies;
mod reply_json;
mod report;
mod requests;
mod signing_context;
mod wire_request;
mod without_known_faults;

use crate::arguments::Comparison;
use crate::{package, python, target};
use carried::Carriers;
use findings::Findings;
use reference::Reference;
use report::Report;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::path::Path;
use xtask::failure::Failure;

/// Installs botocore, and compares.
pub fn run(comparison: &Comparison, out: &mut impl Write) -> Result<(), Failure> {
    let requirements = package().join("python/requirements.txt");
    let Some(python) = python::with_packages(&requirements, &target().join("against_botocore"), out)? else {
        return Ok(());
    };
    match compare(comparison, &python, out) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Failure::new("the comparison with botocore failed; see above")),
        Err(error) => Err(Failure::new(error)),
    }
}

/// Judges all cases that are asked for, and returns whether no difference was found.
fn compare(comparison: &Comparison, python: &Path, out: &mut impl Write) -> io::Result<bool> {
    let Comparison { seed, cases } = comparison;
    let mut reference = Reference::start(python)?;
    let carriers = Carriers::start()?;
    let mut report = Report::new(*seed);
    for number in cases.numbers() {
        let case = reference.ask(&json!({ "seed": seed, "case": number }))?;
        if cases.is_single() {
            writeln!(out, "{case:#}")?;
        }
        let mut findings = judge(&case, &mut reference)?;
        let name = |member: &str| case[member].as_str().unwrap_or_default();
        if name("suite") == "requests" && !findings.differences.is_empty() && report.shows("requests") {
            findings = requests::smallest(&case, findings, &mut reference)?;
        }
        carry(&case, &carriers, &mut findings);
        report.add(name("suite"), name("operation"), &format!("--case {number}"), findings, out)?;
    }
    if !cases.is_single() {
        for configurations::Judged { suite, row, findings } in configurations::judge(&mut reference, out)? {
            report.add(suite, &row, "--cases 0", findings, out)?;
        }
        for (operation, findings) in program::judge(python, &mut reference) {
            report.add("program", &operation, "--cases 0", findings, out)?;
        }
        for (operation, findings) in fake::judge(python)? {
            report.add("fake", &operation, "--cases 0", findings, out)?;
        }
        for (file, findings) in profile_files::judge(&mut reference)? {
            report.add("profiles", &file, "--cases 0", findings, out)?;
        }
    }
    report.finish(out)
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

/// Lets both clients carry what the case is about.
fn carry(case: &Value, carriers: &Carriers, findings: &mut Findings) {
    match case["suite"].as_str() {
        Some("requests") => requests::request(case).iter().for_each(|it| carriers.carry_request(it, findings)),
        Some("replies" | "errors") => carriers.carry_reply(&reply_json::reply(case), findings),
        _ => {}
    }
}
