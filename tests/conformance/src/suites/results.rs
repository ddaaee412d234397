//! What the judges found: counted by suite, with the cases that failed.

use super::pinned::{Extent, Extents};
use crate::judges::verdict::Verdict;
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
    failed: Vec<String>,
    skipped: Vec<String>,
    left_out: Vec<String>,
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
        let verdict = match outcome {
            "passed" => Verdict::Passed,
            "failed" => Verdict::Failed(detail()),
            "skipped" => Verdict::Skipped(detail()),
            _ => return Err(strange()),
        };
        self.add(suite, case, &verdict);
        Ok(())
    }

    /// Adds the verdict on a case.
    pub fn add(&mut self, suite: &str, case: &str, verdict: &Verdict) {
        let counts = self.suites.entry(suite.to_owned()).or_default();
        match verdict {
            Verdict::Passed => counts.passed += 1,
            Verdict::Failed(detail) => {
                counts.failed += 1;
                self.failed.push(format!("{suite}: {case}: {detail}"));
            }
            Verdict::Skipped(reason) => {
                counts.skipped += 1;
                self.skipped.push(format!("{suite}: {case}: {reason}"));
            }
        }
    }

    /// Adds the cases of a part of the suite that no judge is given, for this reason. They have failed: skipped, they
    /// would hide a generator that refuses what it once took.
    pub fn refuse(&mut self, suite: &str, part: &str, cases: usize, reason: &str) {
        self.suites.entry(suite.to_owned()).or_default().failed += cases;
        self.failed.push(format!("{suite}: {part}, {}: {reason}", xtask::report::count(cases, "case")));
    }

    /// Lists a part of a suite of which no case is judged, for this reason. Its cases do not count.
    pub fn leave_out(&mut self, suite: &str, part: &str, cases: usize, reason: &str) {
        self.left_out.push(format!("{suite}: {part}, {}: {reason}", xtask::report::count(cases, "case")));
    }

    /// Lists failed cases as skipped if each line of what is said of them has a part that is known, with its reason.
    pub fn excuse(&mut self, known: &[(&str, &str)]) {
        for failed in std::mem::take(&mut self.failed) {
            let reason = |line: &str| known.iter().find(|(part, _)| line.contains(part)).map(|(_, reason)| *reason);
            let reasons: Option<Vec<_>> = failed.lines().map(reason).collect();
            let suite = failed.split(": ").next().unwrap_or_default();
            match (reasons.as_deref(), self.suites.get_mut(suite)) {
                (Some([reason, ..]), Some(counts)) => {
                    counts.failed = counts.failed.saturating_sub(1);
                    counts.skipped += 1;
                    self.skipped.push(format!("{suite}: {reason}"));
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
        list("failed", &self.failed, out)?;
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
