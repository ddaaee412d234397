//! What is printed.

use crate::against_botocore::findings::Findings;
use crate::against_botocore::known_differences::Known;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Failed cases of a suite that are printed; more are counted only.
const SHOWN: u64 = 10;

/// Counts what was found, and prints it.
pub struct Report {
    seed: u64,
    suites: BTreeMap<String, Counts>,
    known: BTreeMap<Known, u64>,
}

#[derive(Clone, Copy, Default)]
struct Counts {
    passed: u64,
    failed: u64,
}

impl Report {
    /// A report of nothing yet.
    pub fn new(seed: u64) -> Self {
        Self { seed, suites: BTreeMap::new(), known: BTreeMap::new() }
    }

    /// Whether one more failed case of a suite is printed.
    pub fn shows(&self, suite: &str) -> bool {
        self.suites.get(suite).is_none_or(|counts| counts.failed < SHOWN)
    }

    /// Counts a case, and prints it if it failed: on one line, with the command that repeats it. `choice` is the
    /// command's option that chooses the case.
    pub fn add(
        &mut self,
        suite: &str,
        operation: &str,
        choice: &str,
        findings: Findings,
        out: &mut impl Write,
    ) -> io::Result<()> {
        for known in findings.known {
            *self.known.entry(known).or_default() += 1;
        }
        let counts = self.suites.entry(suite.to_owned()).or_default();
        if findings.differences.is_empty() {
            counts.passed += 1;
            return Ok(());
        }
        counts.failed += 1;
        if counts.failed > SHOWN {
            return Ok(());
        }
        let (seed, differences) = (self.seed, findings.differences.join("; "));
        writeln!(out, "{suite} {operation}: {differences}")?;
        if let Some(smallest) = findings.smallest {
            writeln!(out, "    smallest: {smallest}")?;
        }
        writeln!(out, "    cargo xtask conformance --against botocore --seed {seed} {choice}")
    }

    /// Prints the tables; gives whether nothing failed.
    pub fn finish(&self, out: &mut impl Write) -> io::Result<bool> {
        writeln!(out, "\nagainst botocore, seed {}", self.seed)?;
        writeln!(out, "{:<14} {:>8} {:>8}", "suite", "passed", "failed")?;
        for (suite, counts) in &self.suites {
            writeln!(out, "{suite:<14} {:>8} {:>8}", counts.passed, counts.failed)?;
        }
        if !self.known.is_empty() {
            writeln!(out, "\ndifferences that are meant to be")?;
        }
        for (known, count) in &self.known {
            writeln!(out, "{count:>8}  {}", known.reason())?;
        }
        Ok(self.suites.values().all(|counts| counts.failed == 0))
    }
}
