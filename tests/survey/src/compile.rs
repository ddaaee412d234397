//! Compiles emitted crates with clippy, and counts what it says.

use crate::choice::{Candidate, choose};
use crate::survey::Survey;
use crate::table::number;
use crate::{features, generate, target};
use botocore_codegen::Options;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Output;
use std::time::Instant;
use xtask::arguments::workspace;
use xtask::botocore::{Service, Shared};
use xtask::failure::Failure;
use xtask::report::count;
use xtask::{cargo, outside_crate};

/// The features with which crates are compiled: all that change emitted code or what its macros become.
const FEATURES: &str = "full-validation,serde,test-util";

/// Compiles some of the generated services; fails if one does not compile without a warning.
pub fn check(
    survey: &Survey,
    services: &[Service],
    shared: &Shared,
    wanted: usize,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let find = |name: &str| services.iter().find(|service| service.name == name);
    let generated = survey.generated().filter_map(|(entry, size)| Some((find(&entry.name)?, entry, size.lines)));
    let generated: Vec<_> = generated.collect();
    let candidates = generated.iter().map(|(service, entry, lines)| Candidate {
        name: &service.name,
        protocol: &entry.summary.protocol,
        lines: *lines,
        features: features::of(service),
    });
    let candidates: Vec<_> = candidates.collect();
    if candidates.len() < wanted {
        let message = format!("--check asks for {wanted} crates, and {} are generated", candidates.len());
        return Err(Failure::new(message));
    }
    let mut flawed = Vec::new();
    for index in choose(&candidates, wanted) {
        let (service, entry, lines) = generated[index];
        write!(out, "{:36} {:20} {:>9} lines", service.name, entry.summary.protocol, number(lines))?;
        out.flush()?;
        let start = Instant::now();
        let findings = compile(service, shared)?;
        let seconds = start.elapsed().as_secs_f64();
        writeln!(out, " compiled with {}, {seconds:.1} s", count(findings.len(), "warning"))?;
        findings.iter().take(3).try_for_each(|finding| writeln!(out, "{finding}"))?;
        if !findings.is_empty() {
            flawed.push(service.name.as_str());
        }
    }
    match flawed.as_slice() {
        [] => Ok(()),
        flawed => Err(Failure::new(format!("not free of warnings: {}", flawed.join(", ")))),
    }
}

/// Writes the crate of a service, compiles it and returns the warnings and errors.
fn compile(service: &Service, shared: &Shared) -> Result<Vec<String>, Failure> {
    let packages = workspace().join("codegen").display().to_string();
    let options = Options { packages: Some(packages), ..Options::default() };
    let output = generate::generate(service, shared, &options).map_err(Failure::new)?;
    let folder = target().join("crates").join(&service.name);
    outside_crate::write(&folder, &output.files)?;
    let manifest = folder.join("Cargo.toml");
    let manifest = fs::canonicalize(&manifest).map_err(Failure::at("find", &manifest))?;
    let mut clippy = cargo::command();
    clippy.args(["clippy", "--quiet", "--message-format=json", "--manifest-path"]).arg(&manifest);
    clippy.arg("--target-dir").arg(target().join("build"));
    clippy.args(["--no-default-features", "--features", FEATURES]);
    clippy.envs([("CARGO_PROFILE_DEV_DEBUG", "0"), ("CARGO_INCREMENTAL", "0")]);
    let ran = clippy.output().map_err(|error| Failure::new(format!("cannot run cargo: {error}")))?;
    Ok(findings(&ran, &manifest))
}

/// What the compiler and clippy said about the crate itself; what cargo said, where it failed without a word of them.
fn findings(ran: &Output, manifest: &Path) -> Vec<String> {
    let said = String::from_utf8_lossy(&ran.stdout);
    let messages = said.lines().filter_map(|line| serde_json::from_str(line).ok());
    let found: Vec<_> = messages.filter_map(|message| finding(&message, manifest)).collect();
    if found.is_empty() && !ran.status.success() {
        return vec![String::from_utf8_lossy(&ran.stderr).trim_end().to_owned()];
    }
    found
}

/// A warning or error about the crate. Sums, such as `2 warnings emitted`, point at no code.
fn finding(message: &Value, manifest: &Path) -> Option<String> {
    let is_ours = message["manifest_path"].as_str().is_some_and(|path| Path::new(path) == manifest);
    let about = &message["message"];
    let points = about["spans"].as_array().is_some_and(|spans| !spans.is_empty());
    (is_ours && points).then(|| about["rendered"].as_str().unwrap_or_default().trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::{check, finding};
    use crate::survey::Survey;
    use botocore_model::Corrections;
    use serde_json::json;
    use std::path::Path;
    use xtask::botocore::Shared;

    #[test]
    fn more_crates_than_there_are_cannot_be_compiled() {
        let survey = Survey { release: "none".to_owned(), services: Vec::new() };
        let shared = Shared { partitions: None, corrections: Corrections::read().unwrap() };
        let failure = check(&survey, &[], &shared, 2, &mut Vec::new()).unwrap_err().to_string();
        assert_eq!(failure, "--check asks for 2 crates, and 0 are generated");
        check(&survey, &[], &shared, 0, &mut Vec::new()).unwrap();
    }

    #[test]
    fn findings_are_about_the_crate_and_its_code() {
        let message = |manifest: &str, spans: serde_json::Value| {
            json!({
                "reason": "compiler-message",
                "manifest_path": manifest,
                "message": { "rendered": "warning: x\n", "spans": spans },
            })
        };
        let own = Path::new("/a/Cargo.toml");
        assert_eq!(finding(&message("/a/Cargo.toml", json!([{}])), own).as_deref(), Some("warning: x"));
        assert_eq!(finding(&message("/b/Cargo.toml", json!([{}])), own), None);
        assert_eq!(finding(&message("/a/Cargo.toml", json!([])), own), None);
        assert_eq!(finding(&json!({ "reason": "build-finished", "success": true }), own), None);
    }
}
