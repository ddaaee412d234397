//! Mutants, by cargo-mutants: code that can be changed without a test's noticing is not tested.
//!
//! A piece is a file, whose result is good for as long as the file stays. Which mutants are made, and which of them
//! change nothing, is in `.cargo/mutants.toml`.

mod results;
mod sample;
mod subject;

use crate::cargo;
use crate::failure::Failure;
use crate::git;
use crate::verify::figures::Figures;
use crate::verify::part::{Outcome, Part, Piece, Run, Scope};
use crate::verify::tools::{MUTANTS, Tool};
use results::Results;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
pub use subject::Subject;

/// The mutants of some code.
pub struct Mutation(pub Subject);

impl Part for Mutation {
    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn about(&self) -> &'static str {
        self.0.about()
    }

    fn tools(&self) -> Vec<Tool> {
        vec![MUTANTS]
    }

    fn pieces(&self, scope: &Scope) -> Result<Vec<Piece>, Failure> {
        let mut files = Vec::new();
        for source in self.0.sources() {
            files.extend(git::files(&scope.root, &scope.tree, source)?);
        }
        files.retain(|(path, _)| Path::new(path).extension().is_some_and(|it| it == "rs") && is_mutated(path));
        if let Some(number) = scope.mutants {
            let chosen = sample::chosen(self.names(scope)?, number, scope.seed);
            return Ok(files.iter().filter_map(|(path, hash)| self.sampled(scope, path, hash, &chosen)).collect());
        }
        if !scope.full {
            files = scope.sample(files).into_iter().collect();
        }
        Ok(files.iter().map(|(path, hash)| self.piece(scope, path, hash)).collect())
    }

    /// Mutants are made in a copy, so that the checkout holds none of them, whatever ends the run.
    fn prepare(&self, scope: &Scope) -> Result<(), Failure> {
        let found = found(scope);
        fs::create_dir_all(&found).map_err(Failure::at("create the folder", &found))?;
        for folder in results::folders(&found)? {
            results::keep_unviable(&folder)?;
        }
        scope.extract(&copy(scope))
    }

    /// cargo-mutants says by its code that tests have missed mutants, but none hung.
    fn goes_on(&self, code: Option<i32>) -> bool {
        code == Some(2)
    }

    fn judge(&self, scope: &Scope, piece: &Piece, run: &Run) -> Result<Outcome, Failure> {
        let results = Results::read(&self.folder(scope, &piece.name, &piece.state))?;
        let mut figures = results.figures();
        if !matches!(run.code, Some(0 | 2 | 3)) {
            figures.add(&Figures::of(&[("broken", 1)]));
        }
        let hangs_alone = results.missed.is_empty() && self.0.may_hang() && run.code == Some(3);
        Ok(Outcome { finished: run.code == Some(0) || hangs_alone, figures, complaints: results.complaints() })
    }

    fn verdict(&self, figures: &Figures, _: usize) -> Result<(), String> {
        let [caught, missed, hung] = ["caught", "missed", "hung"].map(|name| figures.get(name));
        if figures.get("broken") > 0 {
            return Err("cargo-mutants failed".to_owned());
        }
        if hung > 0 && !self.0.may_hang() {
            return Err("a test hangs where it should fail".to_owned());
        }
        let (noticed, least) = (caught + hung, self.0.caught());
        if noticed * 100 < (noticed + missed) * least {
            return Err(format!("fewer than {least} % were caught"));
        }
        Ok(())
    }
}

/// Whether a file has mutants: it is neither compiled for tests alone nor emitted.
fn is_mutated(path: &str) -> bool {
    let is_test = path.ends_with("tests.rs") || path.contains("/tests/") || path.contains("/test_service/");
    !is_test && !path.contains("/generated/")
}

impl Mutation {
    /// A file, by its hash.
    fn piece(&self, scope: &Scope, path: &str, hash: &str) -> Piece {
        let state: String = hash.chars().take(12).collect();
        let folder = self.folder(scope, path, &state);
        let command = |tests: Vec<String>| {
            let mut command = self.mutants(scope, path, &folder);
            command.args(tests);
            command
        };
        Piece { name: path.to_owned(), state, commands: self.0.tests(path).into_iter().map(command).collect() }
    }

    /// Returns a piece for the sampled mutants of a file, or `None` if the sample has none of it. cargo-mutants ignores the
    /// filter by name for mutants that leave out a field, so a piece may make more than were chosen.
    fn sampled(&self, scope: &Scope, path: &str, hash: &str, chosen: &[String]) -> Option<Piece> {
        let place = format!("{path}:");
        let names: Vec<_> = chosen.iter().filter(|name| name.starts_with(&place)).collect();
        let name = format!("{path}, {} mutants by seed {}", names.len(), scope.seed);
        let piece = self.piece(scope, path, hash);
        let folder = self.folder(scope, &name, &piece.state);
        let command = |tests: Vec<String>| {
            let mut command = self.mutants(scope, path, &folder);
            for name in &names {
                command.args(["--re", &sample::pattern(name)]);
            }
            command.args(tests);
            command
        };
        let commands = self.0.tests(path).into_iter().map(command).collect();
        (!names.is_empty()).then_some(Piece { name, commands, ..piece })
    }

    /// The names of all mutants.
    fn names(&self, scope: &Scope) -> Result<Vec<String>, Failure> {
        let mut command = cargo::command();
        command.args(["mutants", "--list", "--colors=never", "--package", self.0.package(), "--dir"]).arg(&scope.root);
        for source in self.0.sources() {
            let files =
                if Path::new(source).extension().is_some() { (*source).to_owned() } else { format!("{source}/**") };
            command.args(["--file", &files]);
        }
        let output = command.output().map_err(|error| Failure::new(format!("cannot run cargo: {error}")))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(Failure::new(format!("cargo-mutants cannot list the mutants: {}", said.trim())));
        }
        Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
    }

    /// The command that makes the mutants of a file that no earlier one has caught.
    fn mutants(&self, scope: &Scope, path: &str, folder: &Path) -> Command {
        let mut command = cargo::command();
        command.args([
            "mutants",
            "--in-place",
            "--baseline=skip",
            "--iterate",
            "--no-times",
            "--colors=never",
            "--dir",
        ]);
        command.arg(copy(scope)).args(["--package", self.0.package(), "--file", path, "--output"]).arg(folder);
        // A mutant may never end. On a busy machine others take long, too.
        command.args(["--timeout=120", "--build-timeout=900"]);
        command.env("CARGO_TARGET_DIR", scope.folder().join("mutants-target"));
        command
    }

    /// The folder of what was found out about a piece.
    fn folder(&self, scope: &Scope, piece: &str, state: &str) -> PathBuf {
        let name = piece.strip_prefix(self.0.sources()[0]).and_then(|name| name.strip_prefix('/')).unwrap_or(piece);
        found(scope).join(format!("{}-{state}", name.replace(['/', ' ', ','], "_")))
    }
}

/// The copy in which mutants are made.
fn copy(scope: &Scope) -> PathBuf {
    scope.folder().join("tree")
}

/// The folder of what was found out.
fn found(scope: &Scope) -> PathBuf {
    scope.folder().join("mutants")
}
