//! Documents: parsed files, with their extras merged in and corrected.

use super::correction::Correction;
use super::extras;
use crate::json::{Cursor, Origins, Report, parse};
use crate::{Problem, Source};
use serde_json::Value;

/// A parsed file.
#[derive(Debug)]
pub struct Document {
    value: Option<Value>,
    report: Report,
}

impl Document {
    /// Parses a file and merges extras into it. A text that is not JSON is added to the problems.
    pub fn open(source: &Source, extras: &[&Source], problems: &mut Vec<Problem>) -> Self {
        let mut report = Report::new(source.name);
        let mut value = parse(source).map_err(|problem| problems.push(problem)).ok();
        for extras in extras {
            match parse(extras) {
                Err(problem) => problems.push(problem),
                Ok(parsed) => {
                    let parts = extras::merge(value.as_mut(), parsed, extras.name, problems);
                    for part in parts {
                        report.wrote(part);
                    }
                }
            }
        }
        Self { value, report }
    }

    /// Applies a correction, unless the document could not be parsed.
    pub fn correct(&mut self, correction: &Correction) -> Result<(), Problem> {
        let Some(value) = &mut self.value else { return Ok(()) };
        if let Some(part) = correction.apply(value, self.report.file())? {
            self.report.wrote(part);
        }
        Ok(())
    }

    /// Reads the whole document, unless it could not be parsed.
    pub fn read<T>(&self, read: impl FnOnce(&Cursor) -> Option<T>) -> Option<T> {
        self.value.as_ref().and_then(|value| read(&Cursor::root(value, &self.report)))
    }

    /// Where problems of this document are noted.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The files that wrote the document; its problems are added to the others.
    pub fn close(self, problems: &mut Vec<Problem>) -> Origins {
        let (found, origins) = self.report.into_parts();
        problems.extend(found);
        origins
    }
}
