//! Where problems of one document are collected.

use super::Step;
use crate::Problem;
use std::cell::RefCell;
use std::fmt::Write as _;

/// A part of a document that a file of extras has put there.
#[derive(Debug, Clone)]
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

/// Problems of one document.
#[derive(Debug)]
pub struct Report<'a> {
    file: &'a str,
    /// In the order in which they were merged: a later one overrides.
    origins: Vec<Origin>,
    found: RefCell<Vec<Problem>>,
}

impl<'a> Report<'a> {
    pub fn new(file: &'a str, origins: Vec<Origin>) -> Self {
        Self { file, origins, found: RefCell::default() }
    }

    /// Notes what is wrong at a place, and what to do about it.
    pub fn add(&self, steps: &[Step], message: impl Into<String>, help: Option<String>) {
        let origin = self.origins.iter().rev().find(|origin| origin.covers(steps));
        let (file, mut path) = match origin {
            Some(origin) => (origin.file.as_str(), "$.merge".to_owned()),
            None => (self.file, "$".to_owned()),
        };
        for step in steps {
            // Writing to a string cannot fail.
            let _ = write!(path, "{step}");
        }
        self.found.borrow_mut().push(Problem { file: file.to_owned(), path, message: message.into(), help });
    }

    /// Whether nothing has been noted, so that there is no unread part to be missed.
    pub fn is_clean(&self) -> bool {
        self.found.borrow().is_empty()
    }

    pub fn into_problems(self) -> Vec<Problem> {
        self.found.into_inner()
    }
}
