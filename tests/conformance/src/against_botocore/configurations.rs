//! The suite `configurations`: what both sides make of the same environment variables, files and settings of a program.
//!
//! Each row changes one setting of another row. Where the sides differ, the page "How configuration is found" says so
//! and why; it is held to the rows, and they to it. In some rows services give credentials: there it is compared who was
//! asked, with what, and what came of it.

mod chain;
mod home;
mod ours;
mod page;
mod peers;
mod provided;
mod row;
mod rows;
mod stand_ins;
mod times;

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
const ROWS: usize = 697;

/// What each side makes of a row: region, endpoint and so on, or an error.
struct Outcome {
    ours: Value,
    theirs: Value,
}

impl Outcome {
    fn of(settings: &Settings, reference: &mut Reference) -> io::Result<Self> {
        if let Some((ours, theirs)) = chain::outcomes(settings, reference)? {
            return Ok(Self { ours, theirs });
        }
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

/// What was found in a row.
pub struct Judged {
    pub suite: &'static str,
    pub row: String,
    pub findings: Findings,
}

/// Judges all rows, and prints what they are.
pub fn judge(reference: &mut Reference, out: &mut impl Write) -> io::Result<Vec<Judged>> {
    let page = Page::read()?;
    let mut outcomes = HashMap::from([(row::NOTHING, Outcome::of(&Settings::new(), reference)?)]);
    for row in rows::all() {
        outcomes.insert(row.name, Outcome::of(&row.settings(), reference)?);
    }
    let judged = rows::all().map(|row| {
        let suite = if row.asks_services() { "credentials" } else { "configurations" };
        let findings = changes(row, &outcomes, compare(row, &outcomes, &page));
        Judged { suite, row: row.name.to_owned(), findings }
    });
    let whole = Judged { suite: "configurations", row: "as a whole".to_owned(), findings: whole(&outcomes, &page) };
    let judged = judged.chain([whole]).collect();
    say(&outcomes, out)?;
    Ok(judged)
}

/// Prints how many rows there are.
fn say(outcomes: &HashMap<&str, Outcome>, out: &mut impl Write) -> io::Result<()> {
    for (services, what) in [(false, "configurations"), (true, "configurations with services that give credentials")] {
        let rows: Vec<_> = rows::all().filter(|row| row.asks_services() == services).collect();
        let failed = rows.iter().filter(|row| outcomes[row.name].failed() != (false, false)).count();
        writeln!(out, "\n{} {what}, of which {failed} end in an error", rows.len())?;
    }
    Ok(())
}

/// Compares both sides.
fn compare(row: &Row, outcomes: &HashMap<&str, Outcome>, page: &Page) -> Findings {
    let mut findings = Findings::default();
    let Outcome { ours, theirs } = &outcomes[row.name];
    match (row.expected, outcomes[row.name].failed()) {
        (Expected::Same, (false, false)) | (Expected::Error, (true, true)) if row.asks_services() => {
            for (part, ours, theirs) in chain::differences(ours, theirs) {
                findings.compare(&part, &ours, &theirs);
            }
        }
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
    findings
}

/// Whether a row's setting changes what comes of the row that it changes, on one side at least.
fn changes(row: &Row, outcomes: &HashMap<&str, Outcome>, mut findings: Findings) -> Findings {
    let (Outcome { ours, theirs }, base) = (&outcomes[row.name], &outcomes[row.base]);
    if (ours, theirs) == (&base.ours, &base.theirs) {
        findings.differ(format!("changes nothing in `{}`: ours {ours}, botocore's {theirs}", row.base));
    }
    findings
}

/// What holds of all rows together.
fn whole(outcomes: &HashMap<&str, Outcome>, page: &Page) -> Findings {
    let mut findings = Findings::default();
    let rows = rows::all().count();
    findings.compare_with("pinned", "number of rows", &rows, &ROWS);
    let failed = rows::all().filter(|row| outcomes[row.name].failed() != (false, false)).count();
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
