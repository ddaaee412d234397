//! The report for a terminal.

use super::report::{Report, clean, counted, meaning};
use botocore_codegen::diff::{Change, Class};
use std::io::{self, Write};

/// Writes the report.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let Report { service, old, new, .. } = report;
    writeln!(out, "{service}, {} to {}: {}", clean(old), clean(new), report.summary())?;
    for note in &report.notes {
        writeln!(out, "{}", clean(note))?;
    }
    for class in Class::ALL {
        for (index, (rule, changes)) in report.by_rule(class).into_iter().enumerate() {
            if index == 0 {
                writeln!(out, "\n{class}: {}", meaning(class))?;
            }
            writeln!(out, "\n  {}: {}", rule.id, rule.finds)?;
            writeln!(out, "    {} {}", rule.effect, rule.advice)?;
            match counted(rule, &changes) {
                Some(count) => writeln!(out, "      in {count}")?,
                None => changes.iter().try_for_each(|change| writeln!(out, "      {}", clean(&line(change))))?,
            }
        }
    }
    Ok(())
}

fn line(change: &Change) -> String {
    let Change { rust, place, detail, .. } = change;
    let directions: Vec<_> = change.directions.iter().map(|direction| direction.name()).collect();
    let directions = if directions.is_empty() { String::new() } else { format!(", {}", directions.join(" and ")) };
    let detail = if detail.is_empty() { String::new() } else { format!(": {detail}") };
    format!("{rust} ({place}{directions}){detail}")
}
