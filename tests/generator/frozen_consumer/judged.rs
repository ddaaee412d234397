//! What became of the program under a change, and whether that was expected.

use crate::change::{Change, Outcome, Promise};
use crate::programs::{Program, Programs};
use crate::workspace::TODAY;
use std::collections::BTreeMap;
use std::path::PathBuf;
use tempfile::TempDir;

/// What was seen of a change.
pub struct Judged {
    /// What rustc says of the emitted crate, if it does not compile or warns.
    broken_crate: String,
    errors: Codes,
    warnings: Codes,
    /// The first line that is printed otherwise, and how.
    difference: Option<String>,
}

/// Codes of rustc's, with what it says.
type Codes = BTreeMap<String, String>;

/// The program over the model as it is.
pub struct Today<'a> {
    program: &'a Program,
    /// What it prints when it reads what it has stored.
    printed: Vec<String>,
    folder: TempDir,
}

impl<'a> Today<'a> {
    pub fn of(programs: &'a Programs) -> Self {
        let program = programs.get(TODAY).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut today = Self { program, printed: Vec::new(), folder };
        program.run(&today.path("nothing"), &today.path("today"));
        today.printed = program.run(&today.path("today"), &today.path("rest"));
        today
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The first difference to a changed program. Each reads what the other has stored.
    fn difference(&self, changed: &Program, slug: &str) -> Option<String> {
        let stored = self.path(&format!("stored-{slug}"));
        let upgraded = changed.run(&self.path("today"), &stored);
        let rolled_back = self.program.run(&stored, &self.path("rest"));
        let of_rollback = || Some(format!("rolled back: {}", first(&self.printed, &rolled_back)?));
        first(&self.printed, &upgraded).or_else(of_rollback)
    }
}

impl Judged {
    /// Runs the program of a change.
    pub fn of(change: &Change, today: &Today<'_>, programs: &Programs) -> Self {
        let slug = change.slug();
        let changed = programs.get(&slug).unwrap();
        Self {
            broken_crate: changed.broken_crate.join("\n"),
            errors: changed.errors.clone(),
            warnings: changed.warnings.clone(),
            difference: changed.compiles().then(|| today.difference(changed, &slug)).flatten(),
        }
    }

    /// What is not as expected.
    pub fn surprise(&self, change: &Change) -> Option<String> {
        let seen = self.seen();
        let promised = if change.promise == Promise::Unnoticed { ", which nobody may notice" } else { "" };
        if !self.broken_crate.is_empty() {
            return Some(format!("{}{promised}: the crate: {}", change.name, self.broken_crate));
        }
        (seen != name(change.outcome())).then(|| {
            let texts: Vec<_> =
                self.errors.values().chain(&self.difference).chain(self.warnings.values()).cloned().collect();
            let expected = name(change.outcome());
            format!("{}{promised}: expected `{expected}`, seen `{seen}`\n{}", change.name, texts.join("\n"))
        })
    }

    fn seen(&self) -> String {
        let codes = |codes: &Codes| codes.keys().map(String::as_str).collect::<Vec<_>>().join(" ");
        if !self.errors.is_empty() {
            format!("fails {}", codes(&self.errors))
        } else if self.difference.is_some() {
            name(Outcome::Prints)
        } else if self.warnings.is_empty() {
            name(Outcome::Same)
        } else {
            format!("warns {}", codes(&self.warnings))
        }
    }
}

fn name(outcome: Outcome) -> String {
    match outcome {
        Outcome::Same => "same".to_owned(),
        Outcome::Warns(lints) => format!("warns {lints}"),
        Outcome::Prints => "prints".to_owned(),
        Outcome::Fails(codes) => format!("fails {codes}"),
    }
}

/// The first line that differs.
fn first(expected: &[String], printed: &[String]) -> Option<String> {
    let length = expected.len().max(printed.len());
    let line = |lines: &[String], index| lines.get(index).cloned().unwrap_or_else(|| "nothing".to_owned());
    let lines = (0..length).map(|index| (line(expected, index), line(printed, index)));
    lines.into_iter().find(|(a, b)| a != b).map(|(before, after)| format!("`{before}` becomes `{after}`"))
}
