//! Other services, compared with botocore: it makes up cases in the form of its own suites, and says what it makes of them.

mod known;

use super::judge::Judge;
use super::outside_crate;
use super::protocols::suite::{self, Direction, File, Suite};
use super::protocols::{modules, program};
use super::results::Results;
use crate::{package, python, target};
use botocore_model::{Corrections, Source, Sources};
use heck::ToSnakeCase as _;
use known::Excuses;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use xtask::command;
use xtask::failure::Failure;

/// The services whose differences are known: of each protocol a large and a small one.
pub const SERVICES: [&str; 6] = ["dynamodb", "lambda", "sqs", "sso", "sso-oidc", "sts"];

/// Where the cases begin from by default, and how many there are of each operation. In these all known differences are met.
pub const SEED: u64 = 1;
pub const CASES: u64 = 8;

/// Makes up that many cases for each operation of these services, and judges them.
pub fn run(services: &[&'static str], seed: u64, cases: u64, out: &mut impl Write) -> Result<(), Failure> {
    let folder = target().join("made-up-suites");
    if !make_up(&folder, services, seed, cases, out)? {
        return Ok(());
    }
    let mut results = Results::default();
    let program = write(&folder, services, &mut results)?;
    Judge::of_crate(&program, [&folder]).run(&mut results)?;
    let mut excuses = Excuses::default();
    results.excuse(|failed| excuses.reason(failed));
    let judged = results.report(out);
    let missed = if seed == SEED && cases >= CASES { excuses.never_applied(services) } else { Vec::new() };
    if missed.is_empty() { judged } else { super::both(judged, Err(Failure::new(missed.join("\n")))) }
}

/// Has botocore make up cases, and judge them. Returns whether it is there.
fn make_up(
    folder: &Path,
    services: &[&'static str],
    seed: u64,
    cases: u64,
    out: &mut impl Write,
) -> Result<bool, Failure> {
    let requirements = package().join("python/requirements.txt");
    let Some(python) = python::with_packages(&requirements, &target().join("against_botocore"), out)? else {
        return Ok(false);
    };
    let mut script = std::process::Command::new(python);
    script.args(["-E", "-s", "-B"]).arg(package().join("python/suites.py"));
    script.arg(folder).args([seed.to_string(), cases.to_string()]).args(services);
    // With awscrt botocore changes headers before it signs them.
    script.env("BOTO_DISABLE_CRT", "true");
    command::quietly(&mut script, "have botocore make up cases", "This is what was run:").map(|()| true)
}

/// Writes the crate that judges and gives its folder. A service that is not generated has failed.
fn write(folder: &Path, services: &[&'static str], results: &mut Results) -> Result<PathBuf, Failure> {
    let (mut files, mut judged) = (BTreeMap::new(), Vec::new());
    let corrections = Corrections::read().map_err(Failure::new)?;
    for name in services {
        let module = format!("service_{}", name.to_snake_case());
        let service = read(folder, name, "service-2.json")?;
        let (rules, paginators) =
            (read(folder, name, "endpoint-rule-set-1.json")?, read(folder, name, "paginators-1.json")?);
        let sources = Sources {
            endpoint_rule_set: Some(Source { name: "endpoint-rule-set-1.json", text: &rules }),
            paginators: Some(Source { name: "paginators-1.json", text: &paginators }),
            corrections: corrections.sources(),
            ..Sources::of_text("service-2.json", &service)
        };
        let mut suites = suites(folder, name)?;
        match modules(&module, &sources) {
            Ok(modules) => {
                let exceptions = exceptions(&service);
                for suite in &mut suites {
                    suite.module.clone_from(&module);
                    suite.exceptions.clone_from(&exceptions);
                }
                files.extend(modules);
                judged.extend(suites);
            }
            Err(reason) => results.refuse(name, name, suites.iter().map(|suite| suite.cases).sum(), &reason),
        }
    }
    files.insert("Cargo.toml".to_owned(), program::manifest("service"));
    files.insert("src/main.rs".to_owned(), program::main(&judged));
    outside_crate::write("services", &files)
}

fn suites(folder: &Path, name: &'static str) -> Result<Vec<Suite>, Failure> {
    let mut suites = Vec::new();
    for direction in [Direction::Input, Direction::Output] {
        suites.extend(suite::all(folder, File { name, direction })?);
    }
    Ok(suites)
}

fn read(folder: &Path, service: &str, file: &str) -> Result<String, Failure> {
    let path = folder.join(service).join(file);
    fs::read_to_string(&path).map_err(Failure::at("read", &path))
}

/// The errors that operations of a service declare, which are those that are generated.
fn exceptions(service: &str) -> Vec<String> {
    let model: Value = serde_json::from_str(service).unwrap_or_default();
    let operations = model["operations"].as_object().into_iter().flatten();
    let errors = operations.flat_map(|(_, operation)| operation["errors"].as_array().into_iter().flatten());
    let names: BTreeSet<_> = errors.filter_map(|error| error["shape"].as_str()).map(str::to_owned).collect();
    names.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::exceptions;

    #[test]
    fn exceptions_are_those_that_operations_declare() {
        let model = r#"{"operations": {"A": {"errors": [{"shape": "C"}, {"shape": "B"}]}, "D": {"errors": [{"shape": "B"}]}, "E": {}}}"#;
        assert_eq!(exceptions(model), ["B", "C"]);
    }
}
