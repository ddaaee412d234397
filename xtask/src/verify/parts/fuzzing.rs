//! Made-up inputs for the readers, by cargo-fuzz.

use crate::failure::Failure;
use crate::rustup::Rustup;
use crate::verify::execute::text;
use crate::verify::part::{Outcome, Part, Piece, Run, Scope};
use crate::verify::tools::{FUZZ, NIGHTLY, Tool};
use std::fs;
use std::path::{Path, PathBuf};

/// Seconds for each target, in a full run and in a sample.
const SECONDS: (u64, u64) = (900, 30);

pub struct Fuzzing;

impl Part for Fuzzing {
    fn name(&self) -> &'static str {
        "fuzzing"
    }

    fn about(&self) -> &'static str {
        "each fuzz target for 15 minutes"
    }

    fn tools(&self) -> Vec<Tool> {
        vec![NIGHTLY, FUZZ]
    }

    fn pieces(&self, scope: &Scope) -> Result<Vec<Piece>, Failure> {
        let targets = targets(&scope.root.join("tests/fuzz/targets"))?;
        if scope.full {
            return Ok(targets.iter().map(|target| piece(scope, target, SECONDS.0)).collect());
        }
        Ok(scope.sample(targets).map(|target| piece(scope, &target, SECONDS.1)).into_iter().collect())
    }

    /// cargo-fuzz takes folders of inputs that exist.
    fn prepare(&self, scope: &Scope) -> Result<(), Failure> {
        for target in targets(&scope.root.join("tests/fuzz/targets"))? {
            let found = found(scope, &target);
            fs::create_dir_all(&found).map_err(Failure::at("create the folder", &found))?;
        }
        Ok(())
    }

    fn judge(&self, _: &Scope, _: &Piece, run: &Run) -> Result<Outcome, Failure> {
        Ok(Outcome::by_code(run, "inputs", inputs(&text(run))))
    }
}

/// The names of the targets, in order.
fn targets(folder: &Path) -> Result<Vec<String>, Failure> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let entries = entries.map_err(Failure::at("read", folder))?;
    let names = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> = names.filter_map(|name| Some(name.strip_suffix(".rs")?.to_owned())).collect();
    names.sort();
    Ok(names)
}

/// The folder of the inputs that a target has found. They are not part of the checkout.
fn found(scope: &Scope, target: &str) -> PathBuf {
    scope.folder().join("found").join(target)
}

fn piece(scope: &Scope, target: &str, seconds: u64) -> Piece {
    let folder = scope.root.join("tests/fuzz");
    let mut command = Rustup::default().cargo("nightly");
    command.current_dir(&folder).args(["fuzz", "run", "--sanitizer", "none", target]);
    command.arg(found(scope, target)).arg(folder.join("corpus").join(target));
    command.args(["--", &format!("-max_total_time={seconds}"), "-timeout=30"]);
    Piece::new(format!("{target} for {seconds} s"), scope, command)
}

/// The number of inputs that were tried: that of the last line of progress.
fn inputs(text: &str) -> u64 {
    let numbers = text.lines().filter_map(|line| line.strip_prefix('#')?.split_whitespace().next()?.parse().ok());
    numbers.max().unwrap_or_default()
}
