//! Problems: findings about a model, each with its place.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt;

/// The greatest number of problems that are printed; the others are counted.
const PRINTED: usize = 50;

/// The greatest number of characters in each part of a problem. Messages echo the model, which holds long texts.
const LONGEST: usize = 400;

/// A fault of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Name of the file, as the caller gave it.
    pub file: String,
    /// Path in the file, such as `$.shapes.Foo.members["a b"].shape`; line and column in a text that is not JSON.
    pub path: String,
    /// The finding.
    pub message: String,
    /// Advice.
    pub help: Option<String>,
}

impl Problem {
    /// A problem whose parts can be printed safely: each is one line without characters that move or hide others, and
    /// a very long part lacks its middle.
    #[must_use]
    pub fn new(file: &str, path: &str, message: &str, help: Option<String>) -> Self {
        Self {
            file: printable(file),
            path: printable(path),
            message: printable(message),
            help: help.map(|help| printable(&help)),
        }
    }
}

fn printable(text: &str) -> String {
    let count = text.chars().count();
    let is_kept = |index: usize| count <= LONGEST || index < LONGEST / 2 || index >= count - LONGEST / 2;
    let mut printable = String::with_capacity(text.len().min(LONGEST));
    for (index, c) in text.chars().enumerate() {
        match c {
            _ if !is_kept(index) => {
                if index == LONGEST / 2 {
                    printable.push('…');
                }
            }
            '"' | '\'' | '\\' => printable.push(c),
            // Escapes what Unicode calls control, format and separator characters.
            other => printable.extend(other.escape_debug()),
        }
    }
    printable
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.file, self.path, self.message)?;
        match &self.help {
            Some(help) => write!(f, "; {help}"),
            None => Ok(()),
        }
    }
}

/// All faults of a model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    found: Vec<Problem>,
}

impl Problems {
    pub(crate) fn new(found: Vec<Problem>) -> Self {
        Self { found }
    }

    /// Adds a problem, unless it is known already.
    pub fn push(&mut self, problem: Problem) {
        if !self.found.contains(&problem) {
            self.found.push(problem);
        }
    }

    /// Returns the value if there is no problem.
    ///
    /// # Errors
    /// Returns the problems if there are any.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.found.is_empty() { Ok(value) } else { Err(self) }
    }

    /// The problems, file by file.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.found.iter()
    }
}

impl Extend<Problem> for Problems {
    fn extend<I: IntoIterator<Item = Problem>>(&mut self, problems: I) {
        problems.into_iter().for_each(|problem| self.push(problem));
    }
}

impl<'a> IntoIterator for &'a Problems {
    type Item = &'a Problem;
    type IntoIter = std::slice::Iter<'a, Problem>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Problems {
    /// One problem a line, at most 50 of them, and how many there are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in self.found.iter().take(PRINTED) {
            writeln!(f, "{problem}")?;
        }
        let files: BTreeSet<&str> = self.found.iter().map(|problem| problem.file.as_str()).collect();
        let files: Vec<&str> = files.into_iter().collect();
        let count = self.found.len();
        write!(f, "{count} problem{} in {}", if count == 1 { "" } else { "s" }, files.join(", "))?;
        if count > PRINTED { write!(f, ", of which the first {PRINTED} are shown") } else { Ok(()) }
    }
}

impl Error for Problems {}
