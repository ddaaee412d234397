//! All tests, after an update that adds one of everything to the model: none of them may need an edit.

mod model;

use crate::cargo;
use crate::failure::Failure;
use crate::verify::part::{Outcome, Part, Piece, Run, Scope};
#[cfg(test)]
pub use model::add;
use std::path::PathBuf;
use std::process::Command;

/// Tests that make the same additions, which the model has by then.
const OF_ADDING: [&str; 2] =
    ["an_additive_release_is_taken_and_given_back", "the_addition_is_generated_and_its_hashes"];

pub struct Additions;

impl Part for Additions {
    fn name(&self) -> &'static str {
        "additions"
    }

    fn about(&self) -> &'static str {
        "all tests with a model that has one more operation, member, value, exception and paginator"
    }

    /// Everything that is made of the model is compiled for it, which takes too long for a sample.
    fn pieces(&self, scope: &Scope) -> Result<Vec<Piece>, Failure> {
        let tests = ["test", "--locked", "--workspace", "--no-fail-fast", "--"];
        let tests = tests.into_iter().chain(OF_ADDING.into_iter().flat_map(|name| ["--skip", name])).collect();
        let commands = [vec!["xtask", "codegen"], tests].map(|arguments| command(scope, &arguments)).into();
        let piece = Piece { name: "1 of everything".to_owned(), state: scope.state.clone(), commands };
        Ok(scope.full.then_some(piece).into_iter().collect())
    }

    /// The model is changed in a copy, so that the checkout never holds it.
    fn prepare(&self, scope: &Scope) -> Result<(), Failure> {
        let copy = copy(scope);
        scope.extract(&copy)?;
        model::update(&copy)
    }

    fn goes_on(&self, code: Option<i32>) -> bool {
        code == Some(0)
    }

    fn judge(&self, _: &Scope, _: &Piece, run: &Run) -> Result<Outcome, Failure> {
        Ok(Outcome::by_code(run, "updates", 1))
    }
}

fn copy(scope: &Scope) -> PathBuf {
    // The record of the part is beside it, under the part's name.
    scope.folder().join("additions.checkout")
}

fn command(scope: &Scope, arguments: &[&str]) -> Command {
    let mut command = cargo::command();
    command.current_dir(copy(scope)).args(arguments);
    // What was compiled outlives the copy.
    command.env("CARGO_TARGET_DIR", scope.folder().join("additions.target"));
    command
}
