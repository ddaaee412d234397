//! Where problems of one document are collected.

use super::Step;
use crate::Problem;
use std::cell::RefCell;
use std::fmt::Write as _;

/// The files that wrote a document: one, and those that were merged into it or correct it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origins {
    /// Name of the document's own file.
    pub file: String,
    /// The parts that others wrote, in the order in which they did: a later one overrides.
    pub parts: Vec<Origin>,
}

/// A part of a document that another file has put there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Keys from the document's root.
    pub keys: Vec<String>,
    /// Name of the other file.
    pub file: String,
    /// Path of the part in that file.
    pub path: String,
}

impl Origin {
    fn covers(&self, steps: &[Step]) -> bool {
        steps.len() >= self.keys.len() && self.keys.iter().zip(steps).all(|(key, step)| step.leads_to(key))
    }
}

impl Origins {
    /// A problem at a place of the document, in the file that wrote it.
    pub fn problem(&self, steps: &[Step], message: &str, help: Option<String>) -> Problem {
        let origin = self.parts.iter().rev().find(|origin| origin.covers(steps));
        let (file, path, above) = match origin {
            Some(origin) => (&origin.file, origin.path.as_str(), origin.keys.len()),
            None => (&self.file, "$", 0),
        };
        let mut path = path.to_owned();
        for step in steps.iter().skip(above) {
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
    pub fn new(file: &str) -> Self {
        Self { origins: Origins { file: file.to_owned(), parts: Vec::new() }, found: RefCell::default() }
    }

    /// Keeps in mind which file wrote a part of the document.
    pub fn wrote(&mut self, part: Origin) {
        self.origins.parts.push(part);
    }

    /// Name of the document's own file.
    pub fn file(&self) -> &str {
        &self.origins.file
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
