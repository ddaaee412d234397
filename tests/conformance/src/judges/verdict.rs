//! What a judge says of a case: a line of JSON on standard output, which `cargo xtask conformance` counts.

use serde_json::{Value, json};
use std::fmt;
use std::io::{self, Write};

/// What became of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is as it should be.
    Passed,
    /// It is not, at these places.
    Differs(Vec<Difference>),
    /// It is not: what was expected and what was found.
    Failed(String),
    /// It was not judged, for this reason.
    Skipped(String),
}

/// A difference at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where it is, such as `output.Payload` or the name of a header.
    pub place: String,
    /// What was found there.
    pub found: Value,
    /// What was expected.
    pub expected: Value,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is {}, not {}", self.place, self.found, self.expected)
    }
}

impl Difference {
    /// A difference between two values.
    #[must_use]
    pub fn new(place: impl Into<String>, found: impl Into<Value>, expected: impl Into<Value>) -> Self {
        Self { place: place.into(), found: found.into(), expected: expected.into() }
    }

    /// Reads what [`Verdict::line`] has written.
    #[must_use]
    pub fn read(line: &Value) -> Vec<Self> {
        let differences = line["differences"].as_array().into_iter().flatten();
        let read = differences.map(|difference| {
            let place = difference["place"].as_str().unwrap_or_default();
            Self::new(place, difference["found"].clone(), difference["expected"].clone())
        });
        read.collect()
    }

    fn json(&self) -> Value {
        json!({ "place": self.place, "found": self.found, "expected": self.expected })
    }
}

impl Verdict {
    /// Passed without problems, failed with all of them otherwise.
    #[must_use]
    pub fn of(problems: &[String]) -> Self {
        if problems.is_empty() { Self::Passed } else { Self::Failed(problems.join("\n")) }
    }

    /// Passed without differences.
    #[must_use]
    pub fn of_differences(differences: Vec<Difference>) -> Self {
        if differences.is_empty() { Self::Passed } else { Self::Differs(differences) }
    }

    /// What is said of the case; nothing if it has passed.
    #[must_use]
    pub fn detail(&self) -> String {
        match self {
            Self::Passed => String::new(),
            Self::Differs(differences) => differences.iter().map(Difference::to_string).collect::<Vec<_>>().join("\n"),
            Self::Failed(detail) | Self::Skipped(detail) => detail.clone(),
        }
    }

    /// The verdict on a case of a suite, on one line.
    #[must_use]
    pub fn line(&self, suite: &str, case: &str) -> Value {
        let outcome = match self {
            Self::Passed => return json!({ "suite": suite, "case": case, "outcome": "passed" }),
            Self::Differs(_) | Self::Failed(_) => "failed",
            Self::Skipped(_) => "skipped",
        };
        let mut line = json!({ "suite": suite, "case": case, "outcome": outcome, "detail": self.detail() });
        if let Self::Differs(differences) = self {
            line["differences"] = differences.iter().map(Difference::json).collect();
        }
        line
    }

    /// Prints the line.
    ///
    /// # Errors
    /// Standard output is closed.
    pub fn print(&self, suite: &str, case: &str) -> io::Result<()> {
        writeln!(io::stdout(), "{}", self.line(suite, case))
    }
}

#[cfg(test)]
mod tests {
    use super::{Difference, Verdict, json};

    #[test]
    fn a_verdict_is_a_line_of_json() {
        let line = Verdict::of(&["a\nb".to_owned(), "c".to_owned()]).line("endpoints", "first");
        let expected = json!({"suite": "endpoints", "case": "first", "outcome": "failed", "detail": "a\nb\nc"});
        assert_eq!(line, expected);
        assert!(!line.to_string().contains('\n'));
        assert_eq!(Verdict::of(&[]), Verdict::Passed);
    }

    #[test]
    fn differences_are_read_as_they_are_written() {
        let differences = vec![Difference::new("output.a", json!(null), ""), Difference::new("x-b", 1, json!([2]))];
        let verdict = Verdict::of_differences(differences.clone());
        let line = verdict.line("s", "c");
        assert_eq!(line["detail"], "output.a is null, not \"\"\nx-b is 1, not [2]");
        assert_eq!(Difference::read(&line), differences);
        assert_eq!(Verdict::of_differences(Vec::new()), Verdict::Passed);
    }
}
