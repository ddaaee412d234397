//! What the judges found: counted by suite, with the cases that failed.

use super::pinned::{Extent, Extents};
use crate::judges::verdict::{Difference, Verdict};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{self, Write};
use xtask::failure::Failure;

/// Cases of a list that are printed; more are counted only.
const SHOWN: usize = 20;

/// The findings of all suites.
#[derive(Default)]
pub struct Results {
    suites: BTreeMap<String, Counts>,
    failed: Vec<Failed>,
    skipped: Vec<String>,
    left_out: Vec<String>,
}

/// A case that has failed, or what is refused.
pub struct Failed {
    /// The title of its suite.
    pub suite: String,
    /// Its operation, where the judge tells it.
    pub operation: String,
    /// Where it differs; nothing if that cannot be told.
    pub differences: Vec<Difference>,
    text: String,
}

impl Failed {
    /// A case that differs.
    pub fn new(suite: &str, operation: &str, differences: Vec<Difference>) -> Self {
        Self { suite: suite.to_owned(), operation: operation.to_owned(), differences, text: String::new() }
    }
}

#[derive(Default)]
struct Counts {
    passed: usize,
    failed: usize,
    skipped: usize,
    parts: Option<usize>,
}

impl Results {
    /// Adds a judge's line: `{"suite": …, "case": …, "outcome": "passed"}`, or `"failed"` or `"skipped"` with the reason
    /// in `detail`.
    pub fn add_line(&mut self, line: &str) -> Result<(), String> {
        let strange = || format!("a judge printed a line that names no suite, case and outcome: {line}");
        let found: Value = serde_json::from_str(line).map_err(|_| strange())?;
        let text = |key: &str| found.get(key).and_then(Value::as_str);
        let (Some(suite), Some(case), Some(outcome)) = (text("suite"), text("case"), text("outcome")) else {
            return Err(strange());
        };
        let detail = || text("detail").unwrap_or_default().to_owned();
        let verdict = match (outcome, Difference::read(&found)) {
            ("passed", _) => Verdict::Passed,
            ("failed", differences) if !differences.is_empty() => Verdict::Differs(differences),
            ("failed", _) => Verdict::Failed(detail()),
            ("skipped", _) => Verdict::Skipped(detail()),
            _ => return Err(strange()),
        };
        self.add_of(text("operation").unwrap_or_default(), suite, case, verdict);
        Ok(())
    }

    /// Adds the verdict on a case.
    pub fn add(&mut self, suite: &str, case: &str, verdict: Verdict) {
        self.add_of("", suite, case, verdict);
    }

    fn add_of(&mut self, operation: &str, suite: &str, case: &str, verdict: Verdict) {
        let counts = self.suites.entry(suite.to_owned()).or_default();
        let text = format!("{suite}: {case}: {}", verdict.detail());
        let differences = match verdict {
            Verdict::Passed => {
                counts.passed += 1;
                return;
            }
            Verdict::Skipped(_) => {
                counts.skipped += 1;
                self.skipped.push(text);
                return;
            }
            Verdict::Differs(differences) => differences,
            Verdict::Failed(_) => Vec::new(),
        };
        counts.failed += 1;
        self.failed.push(Failed { text, ..Failed::new(suite, operation, differences) });
    }

    /// Adds the cases of a part of the suite that no judge is given, for this reason. They have failed: skipped, they
    /// would hide a generator that refuses what it once took.
    pub fn refuse(&mut self, suite: &str, part: &str, cases: usize, reason: &str) {
        self.suites.entry(suite.to_owned()).or_default().failed += cases;
        let text = format!("{suite}: {part}, {}: {reason}", xtask::report::count(cases, "case"));
        self.failed.push(Failed { text, ..Failed::new(suite, "", Vec::new()) });
    }

    /// Lists a part of a suite of which no case is judged, for this reason. Its cases do not count.
    pub fn leave_out(&mut self, suite: &str, part: &str, cases: usize, reason: &str) {
        self.left_out.push(format!("{suite}: {part}, {}: {reason}", xtask::report::count(cases, "case")));
    }

    /// Lists failed cases as skipped for which there is a reason.
    pub fn excuse(&mut self, mut reason: impl FnMut(&Failed) -> Option<&'static str>) {
        for failed in std::mem::take(&mut self.failed) {
            match (reason(&failed), self.suites.get_mut(&failed.suite)) {
                (Some(reason), Some(counts)) => {
                    counts.failed = counts.failed.saturating_sub(1);
                    counts.skipped += 1;
                    self.skipped.push(format!("{}: {reason}", failed.suite));
                }
                _ => self.failed.push(failed),
            }
        }
        self.skipped.sort();
        self.skipped.dedup();
    }

    /// Notes of how many models or services a suite is made.
    pub fn made_of(&mut self, suite: &str, parts: usize) {
        self.suites.entry(suite.to_owned()).or_default().parts = Some(parts);
    }

    /// The size of each suite; skipped and refused cases count, too, and what is left out does not.
    pub fn extents(&self) -> Extents {
        let extent =
            |counts: &Counts| Extent { parts: counts.parts, cases: counts.passed + counts.failed + counts.skipped };
        self.suites.iter().map(|(suite, counts)| (suite.clone(), extent(counts))).collect()
    }

    /// Prints the table, what was left out or skipped and what failed; a failed case is a failure of the task.
    pub fn report(&self, out: &mut impl Write) -> Result<(), Failure> {
        self.table(out)?;
        list("left out", &self.left_out, out)?;
        list("skipped", &self.skipped, out)?;
        let failed: Vec<_> = self.failed.iter().map(|failed| failed.text.clone()).collect();
        list("failed", &failed, out)?;
        match self.suites.values().map(|counts| counts.failed).sum() {
            0 if !self.failed.is_empty() => Err(Failure::new("what was to be judged is refused")),
            0 if self.suites.values().all(|counts| counts.passed == 0) => Err(Failure::new("no case was judged")),
            0 => Ok(()),
            number => Err(Failure::new(format!("{} failed", xtask::report::count(number, "case")))),
        }
    }

    fn table(&self, out: &mut impl Write) -> io::Result<()> {
        let width = self.suites.keys().map(String::len).max().unwrap_or_default().max("suite".len());
        writeln!(out, "{:<width$} {:>8} {:>8} {:>8}", "suite", "passed", "failed", "skipped")?;
        for (suite, Counts { passed, failed, skipped, .. }) in &self.suites {
            writeln!(out, "{suite:<width$} {passed:>8} {failed:>8} {skipped:>8}")?;
        }
        Ok(())
    }
}

/// Prints the first of some cases under a heading.
fn list(heading: &str, cases: &[String], out: &mut impl Write) -> io::Result<()> {
    if cases.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{heading}:")?;
    for case in cases.iter().take(SHOWN) {
        writeln!(out, "  {}", case.replace('\n', "\n    "))?;
    }
    match cases.len().saturating_sub(SHOWN) {
        0 => Ok(()),
        more => writeln!(out, "  and {more} more"),
    }
}

#[cfg(test)]
mod tests;
