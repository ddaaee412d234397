//! The suite `configurations`: what both sides make of the same environment variables, files and settings of a program.
//!
//! Each row changes one setting of another row. Where the sides differ, the page "How configuration is found" says so
//! and why; it is held to the rows, and they to it.

mod home;
mod ours;
mod page;
mod peers;
mod row;
mod rows;

use crate::against_botocore::findings::Findings;
use crate::against_botocore::known_differences::Known;
use crate::against_botocore::reference::Reference;
use home::Home;
use page::Page;
use row::{Expected, Row, Settings};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{self, Write};

/// How many rows there are, so that none is lost unseen.
const ROWS: usize = 405;

/// How many sources of credentials the page says are still to come. Whoever brings one makes rows of it.
const PENDING: usize = 15;

/// What each side makes of a row: region, endpoint and so on, or an error.
struct Outcome {
    ours: Value,
    theirs: Value,
}

impl Outcome {
    fn of(settings: &Settings, reference: &mut Reference) -> io::Result<Self> {
        let home = Home::new(settings)?;
        let ours = home.outcome(settings, ours::outcome)?;
        let theirs = home.outcome(settings, |asked| reference.ask(&json!({ "configuration": asked })))?;
        Ok(Self { ours, theirs })
    }

    /// Which sides end in an error: ours, botocore's.
    fn failed(&self) -> (bool, bool) {
        (is_error(&self.ours), is_error(&self.theirs))
    }
}

fn is_error(outcome: &Value) -> bool {
    outcome["error"].is_string()
}

/// Judges all rows, and prints what they are.
pub fn judge(reference: &mut Reference, out: &mut impl Write) -> io::Result<Vec<(String, Findings)>> {
    let page = Page::read()?;
    let mut outcomes = HashMap::from([(row::NOTHING, Outcome::of(&Settings::new(), reference)?)]);
    for row in rows::all() {
        outcomes.insert(row.name, Outcome::of(&row.settings(), reference)?);
    }
    let judged = rows::all().map(|row| (row.name.to_owned(), compare(row, &outcomes, &page)));
    let failed = rows::all().filter(|row| outcomes[row.name].failed() != (false, false)).count();
    let judged = judged.chain([("as a whole".to_owned(), whole(failed, &page))]).collect();
    let rows = rows::all().count();
    writeln!(out, "\n{rows} configurations, of which {failed} end in an error; sources still to come:")?;
    for name in &page.pending {
        writeln!(out, "    {name}")?;
    }
    Ok(judged)
}

/// Compares both sides, and both with those of the row that this one changes.
fn compare(row: &Row, outcomes: &HashMap<&str, Outcome>, page: &Page) -> Findings {
    let mut findings = Findings::default();
    let (outcome, base) = (&outcomes[row.name], &outcomes[row.base]);
    let Outcome { ours, theirs } = outcome;
    match (row.expected, outcome.failed()) {
        (Expected::Same, (false, false)) => findings.compare("outcome", ours, theirs),
        (Expected::Error, (true, true)) => {}
        (Expected::Differs(title), (here, botocore)) => match page.difference(title) {
            Some(difference)
                if ours != theirs && difference.here.allow(here) && difference.botocore.allow(botocore) =>
            {
                findings.known(Known::Configuration(difference.reason));
            }
            _ => findings.differ(format!("not as the page has it for {title}: ours {ours}, botocore's {theirs}")),
        },
        (expected, _) => findings.differ(format!("expected {expected:?}: ours {ours}, botocore's {theirs}")),
    }
    if (ours, theirs) == (&base.ours, &base.theirs) {
        findings.differ(format!("changes nothing in `{}`: ours {ours}, botocore's {theirs}", row.base));
    }
    findings
}

/// What holds of all rows together.
fn whole(failed: usize, page: &Page) -> Findings {
    let mut findings = Findings::default();
    let rows = rows::all().count();
    findings.compare_with("pinned", "number of rows", &rows, &ROWS);
    findings.compare_with("pinned", "number of sources still to come", &page.pending.len(), &PENDING);
    if failed * 3 < rows {
        findings.differ(format!("only {failed} of {rows} rows end in an error, which is less than a third"));
    }
    for difference in &page.differences {
        if rows::all().all(|row| row.expected != Expected::Differs(difference.title)) {
            findings.differ(format!("no row shows the page's difference {}", difference.title));
        }
    }
    findings
}

#[cfg(test)]
mod tests;
