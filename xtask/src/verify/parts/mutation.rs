//! Mutants of the runtime, by cargo-mutants: code that can be changed without a test's noticing is not tested.
//!
//! A piece is a file, whose result is good for as long as the file stays. Which mutants are made, and which of them
//! change nothing, is in `.cargo/mutants.toml`.

mod results;

use crate::cargo;
use crate::failure::Failure;
use crate::git;
use crate::verify::figures::Figures;
use crate::verify::part::{Outcome, Part, Piece, Run, Scope};
use crate::verify::tools::{MUTANTS, Tool};
use results::Results;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

const RUNTIME: &str = "codegen/runtime/src";

/// Features that the unit tests of the runtime need.
const FEATURES: &str = "chrono,credential-chain,full-validation,gzip,jiff,md5,serde,test-util,transport,xml";

/// Tests of the client, which are asked about what the unit tests did not notice.
const CLIENT: &[&str] =
    &["end_to_end", "executors", "faults", "observed", "serde", "small_models", "streaming", "test_util", "times"];

/// The conversion from the AWS SDK's configuration, which is compiled with the feature of that name alone.
const SDK_CONFIG: &str = "/sdk_config";

/// Of a hundred mutants that compile, so many have to be caught.
const CAUGHT: u64 = 97;

pub struct Mutation;

impl Part for Mutation {
    fn name(&self) -> &'static str {
        "mutation"
    }

    fn about(&self) -> &'static str {
        "every mutant of the runtime, file by file"
    }

    fn tools(&self) -> Vec<Tool> {
        vec![MUTANTS]
    }

    fn pieces(&self, scope: &Scope) -> Result<Vec<Piece>, Failure> {
        let mut files = git::files(&scope.root, &scope.tree, RUNTIME)?;
        files.retain(|(path, _)| Path::new(path).extension().is_some_and(|it| it == "rs") && !is_test(path));
        if !scope.full {
            files = scope.sample(files).into_iter().collect();
        }
        Ok(files.iter().map(|(path, hash)| piece(scope, path, hash)).collect())
    }

    /// Mutants are made in a copy, so that the checkout holds none of them, whatever ends the run.
    fn prepare(&self, scope: &Scope) -> Result<(), Failure> {
        let found = found(scope);
        fs::create_dir_all(&found).map_err(Failure::at("create the folder", &found))?;
        for folder in results::folders(&found)? {
            results::keep_unviable(&folder)?;
        }
        let copy = copy(scope);
        match fs::remove_dir_all(&copy) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::at("remove", &copy)(error)),
            _ => git::extract(&scope.root, &scope.tree, &scope.folder().join("index"), &copy),
        }
    }

    /// cargo-mutants says by its code that tests have missed mutants, but none hung.
    fn goes_on(&self, code: Option<i32>) -> bool {
        code == Some(2)
    }

    fn judge(&self, scope: &Scope, piece: &Piece, run: &Run) -> Result<Outcome, Failure> {
        let results = Results::read(&folder(scope, &piece.name, &piece.state))?;
        let mut figures = results.figures();
        if !matches!(run.code, Some(0 | 2 | 3)) {
            figures.add(&Figures::of(&[("broken", 1)]));
        }
        Ok(Outcome { finished: run.code == Some(0), figures, complaints: results.complaints() })
    }

    fn verdict(&self, figures: &Figures, _: usize) -> Result<(), String> {
        let [caught, missed, hung] = ["caught", "missed", "hung"].map(|name| figures.get(name));
        if figures.get("broken") > 0 {
            return Err("cargo-mutants failed".to_owned());
        }
        if hung > 0 {
            return Err("a test hangs where it should fail".to_owned());
        }
        if caught * 100 < (caught + missed) * CAUGHT {
            return Err(format!("fewer than {CAUGHT} % were caught"));
        }
        Ok(())
    }
}

/// Whether a file is compiled for tests alone.
fn is_test(path: &str) -> bool {
    path.ends_with("tests.rs") || path.contains("/tests/") || path.contains("/test_service/")
}

/// A file, by its hash. The unit tests take seconds for a mutant, and the client's a minute.
fn piece(scope: &Scope, path: &str, hash: &str) -> Piece {
    let state: String = hash.chars().take(12).collect();
    let folder = folder(scope, path, &state);
    let with_sdk = path.contains(SDK_CONFIG);
    let mut units = mutants(scope, path, &folder);
    units.args(["--features", FEATURES, "--cargo-arg=--lib"]);
    let mut client = mutants(scope, path, &folder);
    client.args(["--test-package", "codeartifact-tests"]);
    client.args(
        (if with_sdk { &["aws_config"] } else { CLIENT }).iter().map(|test| format!("--cargo-arg=--test={test}")),
    );
    if with_sdk {
        units.args(["--features", "aws-config"]);
        client.args(["--features", "aws-config"]);
    }
    Piece { name: path.to_owned(), state, commands: vec![units, client] }
}

/// The command that makes the mutants of a file that no earlier one has caught.
fn mutants(scope: &Scope, path: &str, folder: &Path) -> Command {
    let mut command = cargo::command();
    command.args(["mutants", "--in-place", "--baseline=skip", "--iterate", "--no-times", "--colors=never", "--dir"]);
    command.arg(copy(scope)).args(["--package", "botocore-runtime", "--file", path, "--output"]).arg(folder);
    // A mutant may never end. On a busy machine others take long, too.
    command.args(["--timeout=120", "--build-timeout=900"]);
    command.env("CARGO_TARGET_DIR", scope.folder().join("mutants-target"));
    command
}

/// The copy in which mutants are made.
fn copy(scope: &Scope) -> PathBuf {
    scope.folder().join("tree")
}

/// The folder of what was found out.
fn found(scope: &Scope) -> PathBuf {
    scope.folder().join("mutants")
}

/// The folder of what was found out about a file.
fn folder(scope: &Scope, path: &str, state: &str) -> PathBuf {
    let name = path.strip_prefix(RUNTIME).unwrap_or(path).trim_matches('/').replace('/', "_");
    found(scope).join(format!("{name}-{state}"))
}
