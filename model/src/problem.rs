//! Problems: what is wrong with a model, and where.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt;

/// More than this many are counted, not printed.
const PRINTED: usize = 50;

/// One thing that is wrong with a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Name of the file, as the caller gave it.
    pub file: String,
    /// Path in the file, such as `$.shapes.Foo.members["a b"].shape`; for a text that is no JSON, line and column.
    pub path: String,
    /// What was found.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
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

/// Everything that is wrong with a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems {
    found: Vec<Problem>,
}

impl Problems {
    pub(crate) fn new(found: Vec<Problem>) -> Self {
        Self { found }
    }

    /// The problems, file by file.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.found.iter()
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
