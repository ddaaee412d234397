//! What a judge says of a case: a line of JSON on standard output, which `cargo xtask conformance` counts.

use serde_json::{Value, json};
use std::io::{self, Write};

/// What became of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is as it should be.
    Passed,
    /// It is not: what was expected and what was found.
    Failed(String),
    /// It was not judged, for this reason.
    Skipped(String),
}

impl Verdict {
    /// Passed without problems, failed with all of them otherwise.
    #[must_use]
    pub fn of(problems: &[String]) -> Self {
        if problems.is_empty() { Self::Passed } else { Self::Failed(problems.join("\n")) }
    }

    /// The verdict on a case of a suite, on one line.
    #[must_use]
    pub fn line(&self, suite: &str, case: &str) -> Value {
        let mut line = json!({ "suite": suite, "case": case });
        let (outcome, detail) = match self {
            Self::Passed => ("passed", None),
            Self::Failed(detail) => ("failed", Some(detail)),
            Self::Skipped(reason) => ("skipped", Some(reason)),
        };
        line["outcome"] = outcome.into();
        if let Some(detail) = detail {
            line["detail"] = detail.as_str().into();
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
    use super::{Verdict, json};

    #[test]
    fn a_verdict_is_a_line_of_json() {
        let line = Verdict::of(&["a\nb".to_owned(), "c".to_owned()]).line("endpoints", "first");
        let expected = json!({"suite": "endpoints", "case": "first", "outcome": "failed", "detail": "a\nb\nc"});
        assert_eq!(line, expected);
        assert!(!line.to_string().contains('\n'));
        assert_eq!(Verdict::of(&[]), Verdict::Passed);
    }
}
