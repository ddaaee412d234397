//! Where problems of one document are collected.

use super::Step;
use crate::Problem;
use std::cell::RefCell;
use std::fmt::Write as _;

/// The files that wrote a document: one, and the extras that were merged into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origins {
    /// Name of the document's own file.
    pub file: String,
    /// In the order in which they were merged: a later one overrides.
    pub extras: Vec<Origin>,
}

/// A part of a document that a file of extras has put there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Keys from the root.
    pub keys: Vec<String>,
    /// Name of the file of extras.
    pub file: String,
}

impl Origin {
    fn covers(&self, steps: &[Step]) -> bool {
        steps.len() >= self.keys.len() && self.keys.iter().zip(steps).all(|(key, step)| *step == Step::Key(key))
    }
}

impl Origins {
    /// A problem at a place of the document, in the file that wrote it.
    pub fn problem(&self, steps: &[Step], message: &str, help: Option<String>) -> Problem {
        let origin = self.extras.iter().rev().find(|origin| origin.covers(steps));
        let (file, mut path) = match origin {
            Some(origin) => (&origin.file, "$.merge".to_owned()),
            None => (&self.file, "$".to_owned()),
        };
        for step in steps {
            // Writing to a string cannot fail.
            let _ = write!(path, "{step}");
        }
        Problem::new(file, &path, message, help)
    }
}

/// Problems of one document.
#[derive(Debug)]
pub struct Report {
    origins: Origins,
    found: RefCell<Vec<Problem>>,
}

impl Report {
    pub fn new(file: &str, extras: Vec<Origin>) -> Self {
        Self { origins: Origins { file: file.to_owned(), extras }, found: RefCell::default() }
    }

    /// Notes a problem at a place, with advice if there is any.
    pub fn add(&self, steps: &[Step], message: impl Into<String>, help: Option<String>) {
        let problem = self.origins.problem(steps, &message.into(), help);
        self.found.borrow_mut().push(problem);
    }

    /// Whether nothing has been noted, so that all of the document has been read.
    pub fn is_clean(&self) -> bool {
        self.found.borrow().is_empty()
    }

    /// The problems, and the files that wrote the document.
    pub fn into_parts(self) -> (Vec<Problem>, Origins) {
        (self.found.into_inner(), self.origins)
    }
}
