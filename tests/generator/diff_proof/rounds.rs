//! Compiles all programs at once, as modules of one crate. Errors hide others that the compiler would find later, so
//! programs with errors are taken out, and the rest is compiled again, until all that are left compile. Those are run.

use crate::outcome::{Outcome, Outcomes};
use crate::programs::{Name, Programs, module_of};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use xtask::cargo;

/// Rounds in which at least one program fails. The compiler has fewer phases.
const MOST: usize = 8;

pub fn outcomes(programs: &Programs) -> Outcomes {
    let mut outcomes = Outcomes::new();
    for _ in 0..MOST {
        let left: Vec<_> = programs.texts.keys().filter(|name| !outcomes.contains_key(*name)).collect();
        let compiled = compile(&programs.write(left.iter().copied()));
        let Some(executable) = &compiled.executable else {
            let failed = left.into_iter().filter_map(|name| Some((name.clone(), compiled.failure(name)?)));
            let failed: Vec<_> = failed.collect();
            assert!(!failed.is_empty(), "the models or what all programs use does not compile:\n{}", compiled.log);
            outcomes.extend(failed);
            continue;
        };
        let printed = run(executable);
        for name in left {
            let printed = printed.get(&name.module()).cloned().unwrap_or_default();
            let warnings = compiled.warnings.get(&name.module()).into_iter().flatten().cloned().collect();
            outcomes.insert(name.clone(), Outcome::Compiles { warnings, printed });
        }
        return outcomes;
    }
    panic!("programs still fail after {MOST} rounds");
}

/// What cargo says of all programs.
#[derive(Default)]
struct Compiled {
    executable: Option<PathBuf>,
    /// Codes of errors by module, with what rustc says.
    errors: BTreeMap<String, BTreeMap<String, String>>,
    /// Lints by module.
    warnings: BTreeMap<String, BTreeSet<String>>,
    log: String,
}

impl Compiled {
    fn failure(&self, name: &Name) -> Option<Outcome> {
        let errors = self.errors.get(&name.module())?;
        let codes: Vec<_> = errors.keys().cloned().collect();
        let said: Vec<_> = errors.values().cloned().collect();
        Some(Outcome::Fails { codes: codes.join(" "), said: said.join("\n") })
    }

    /// Reads a message of cargo's.
    fn read(&mut self, message: &Value) {
        if let Some(executable) = message["executable"].as_str() {
            self.executable = Some(PathBuf::from(executable));
        }
        let is_of_programs = message["target"]["name"] == "programs";
        let message = &message["message"];
        let Some(code) = message["code"]["code"].as_str() else { return };
        let text = message["rendered"].as_str().unwrap_or_default().to_owned();
        let spans = message["spans"].as_array().into_iter().flatten();
        let primary = spans.filter(|span| span["is_primary"] == true).find_map(|span| span["file_name"].as_str());
        let Some(module) = primary.and_then(module_of).filter(|_| is_of_programs) else {
            self.log += &text;
            return;
        };
        let module = module.to_owned();
        match message["level"].as_str() {
            Some("error") => drop(self.errors.entry(module).or_default().insert(code.to_owned(), text)),
            _ => drop(self.warnings.entry(module).or_default().insert(code.to_owned())),
        }
    }
}

fn compile(folder: &Path) -> Compiled {
    let mut build = cargo::command();
    build.args(["build", "--package", "programs", "--offline", "--message-format=json", "--manifest-path"]);
    build.arg(folder.join("Cargo.toml")).arg("--target-dir").arg(folder.join("target")).stderr(Stdio::piped());
    let output = build.output().unwrap_or_else(|error| panic!("cannot run cargo: {error}"));
    let mut compiled = Compiled { log: String::from_utf8_lossy(&output.stderr).into_owned(), ..Compiled::default() };
    let messages = String::from_utf8_lossy(&output.stdout);
    for message in messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        compiled.read(&message);
    }
    compiled
}

/// Runs all programs. Gives what each prints, by its module.
fn run(executable: &Path) -> BTreeMap<String, String> {
    let output = Command::new(executable).output().unwrap_or_else(|error| panic!("cannot run the programs: {error}"));
    assert!(output.status.success(), "a program ended by {}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    lines
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, said)| (name.to_owned(), said.to_owned()))
        .collect()
}
