//! Documents: parsed files, with their extras merged in.

use super::extras;
use crate::json::{Cursor, Report, parse};
use crate::{Problem, Source};
use serde_json::Value;

/// A parsed file.
#[derive(Debug)]
pub struct Document<'a> {
    value: Option<Value>,
    report: Report<'a>,
}

impl<'a> Document<'a> {
    /// Parses a file and merges extras into it. What cannot be parsed is added to the problems.
    pub fn open(source: &Source<'a>, extras: &[&Source<'a>], problems: &mut Vec<Problem>) -> Self {
        let mut origins = Vec::new();
        let mut value = parse(source).map_err(|problem| problems.push(problem)).ok();
        for extras in extras {
            match parse(extras) {
                Err(problem) => problems.push(problem),
                Ok(parsed) => {
                    origins.extend(extras::merge(value.as_mut(), parsed, extras.name, problems));
                }
            }
        }
        Self { value, report: Report::new(source.name, origins) }
    }

    /// Reads the whole document, unless it could not be parsed.
    pub fn read<T>(&self, read: impl FnOnce(&Cursor) -> Option<T>) -> Option<T> {
        self.value.as_ref().and_then(|value| read(&Cursor::root(value, &self.report)))
    }

    /// The value, to know what it declares whether or not that could be read.
    pub fn value(&self) -> &Value {
        self.value.as_ref().unwrap_or(&Value::Null)
    }

    /// Where problems of this document are noted.
    pub fn report(&self) -> &Report<'a> {
        &self.report
    }

    pub fn into_problems(self) -> Vec<Problem> {
        self.report.into_problems()
    }
}
