//! What a part of the verification is: pieces that are run one after the other and need not be run twice.

use super::figures::Figures;
use super::tools::Tool;
use crate::failure::Failure;
use crate::folder;
use crate::git;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A kind of check that takes too long for every landing.
pub trait Part {
    /// The name on the command line and in tables.
    fn name(&self) -> &'static str;

    /// What it does with `--full`.
    fn about(&self) -> &'static str;

    /// The programs that it needs besides cargo.
    fn tools(&self) -> Vec<Tool> {
        Vec::new()
    }

    /// What is to be run.
    fn pieces(&self, scope: &Scope) -> Result<Vec<Piece>, Failure>;

    /// Prepares what the pieces have in common. It is called if there is a piece to run.
    fn prepare(&self, _: &Scope) -> Result<(), Failure> {
        Ok(())
    }

    /// Whether the next command of a piece is run, by the exit code of the one before.
    fn goes_on(&self, _: Option<i32>) -> bool {
        false
    }

    /// What came of a piece.
    fn judge(&self, scope: &Scope, piece: &Piece, run: &Run) -> Result<Outcome, Failure>;

    /// Whether the part holds, by the figures of all pieces.
    ///
    /// # Errors
    ///
    /// Returns what is wrong with the figures.
    fn verdict(&self, _: &Figures, unfinished: usize) -> Result<(), String> {
        if unfinished == 0 { Ok(()) } else { Err("a piece failed".to_owned()) }
    }
}

/// What is verified, and how much of it.
#[derive(Debug)]
pub struct Scope {
    /// Everything, or a sample.
    pub full: bool,
    /// Chooses the sample. It follows from the files if it is not given.
    pub seed: u64,
    /// The number of mutants to make, if not all of each file.
    pub mutants: Option<usize>,
    /// The hash of a tree of all files as they are now, committed or not.
    pub tree: String,
    /// The same in short: results are good for it alone.
    pub state: String,
    /// The folder of the workspace.
    pub root: PathBuf,
}

impl Scope {
    /// The folder for what runs leave behind.
    pub fn folder(&self) -> PathBuf {
        self.root.join("target/verify")
    }

    /// The one of several things that a sample looks at.
    pub fn sample<T>(&self, things: Vec<T>) -> Option<T> {
        let number = u64::try_from(things.len()).unwrap_or(u64::MAX).max(1);
        things.into_iter().nth(usize::try_from(self.seed % number).unwrap_or_default())
    }

    /// Writes the files as they are now into a folder, in the place of what it holds.
    pub fn extract(&self, folder: &Path) -> Result<(), Failure> {
        folder::remove(folder)?;
        git::extract(&self.root, &self.tree, &self.folder().join("index"), folder)
    }

    /// The record of a part.
    pub fn record(&self, part: &dyn Part) -> PathBuf {
        self.folder().join(part.name())
    }
}

/// The least that is run at a time.
#[derive(Debug)]
pub struct Piece {
    /// Tells the piece from the others of its part. It says how much there is to do.
    pub name: String,
    /// What its result depends on. While this is the same, a finished piece is not run again.
    pub state: String,
    /// The programs to run, of which the first may be enough.
    pub commands: Vec<Command>,
}

impl Piece {
    /// A piece that is one command.
    pub fn new(name: impl Into<String>, scope: &Scope, command: Command) -> Self {
        Self { name: name.into(), state: scope.state.clone(), commands: vec![command] }
    }

    /// The number at the beginning of the name.
    pub fn size(&self) -> u64 {
        self.name.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or_default()
    }
}

/// A piece that was run.
#[derive(Debug)]
pub struct Run<'a> {
    /// The exit code of the last command; none if a signal ended it.
    pub code: Option<i32>,
    /// What the commands printed.
    pub log: &'a Path,
}

/// What came of a piece.
#[derive(Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Whether the piece need not be run again.
    pub finished: bool,
    /// What was counted.
    pub figures: Figures,
    /// What a person has to look at.
    pub complaints: Vec<String>,
}

impl Outcome {
    /// A piece that is finished if its program succeeded, in which case these things were checked.
    pub fn by_code(run: &Run, figure: &str, number: u64) -> Self {
        Self::new(run.code == Some(0), figure, number)
    }

    /// A piece in which, if it is finished, these things were checked.
    pub fn new(finished: bool, figure: &str, number: u64) -> Self {
        let figures = if finished { Figures::of(&[(figure, number)]) } else { Figures::default() };
        Self { finished, figures, complaints: Vec::new() }
    }
}
