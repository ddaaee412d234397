//! The report for a pull request.

use super::report::{Report, clean, counted, meaning};
use botocore_codegen::diff::{Change, Class};
use std::io::{self, Write};

/// Writes the report.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let Report { service, old, new, .. } = report;
    writeln!(out, "## Changes of {}: {} to {}\n", code(service), code(old), code(new))?;
    writeln!(out, "{}.", capitalized(&report.summary()))?;
    for note in &report.notes {
        writeln!(out, "\n{}.", code(note))?;
    }
    for class in Class::ALL {
        for (index, (rule, changes)) in report.by_rule(class).into_iter().enumerate() {
            if index == 0 {
                writeln!(out, "\n### {}: {}", capitalized(class.name()), meaning(class))?;
            }
            writeln!(out, "\n**{}** {} {} {}\n", rule.id, rule.finds, rule.effect, rule.advice)?;
            match counted(rule, &changes) {
                Some(count) => writeln!(out, "- in {count}")?,
                None => changes.iter().try_for_each(|change| writeln!(out, "- {}", line(change)))?,
            }
        }
    }
    Ok(())
}

fn line(change: &Change) -> String {
    let Change { rust, place, detail, .. } = change;
    let directions: Vec<_> = change.directions.iter().map(|direction| direction.name()).collect();
    let directions = if directions.is_empty() { String::new() } else { format!(", {}", directions.join(" and ")) };
    let detail = match detail.as_str() {
        "" => String::new(),
        // What became what stands in code spans already.
        spans if spans.contains('`') => format!(": {}", clean(spans)),
        text => format!(": {}", code(text)),
    };
    format!("{} ({}{directions}){detail}", code(rust), code(place))
}

/// A code span, in which nothing is markup.
fn code(text: &str) -> String {
    format!("`{}`", clean(text).replace('`', "'"))
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
