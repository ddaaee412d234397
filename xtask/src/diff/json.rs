//! The report for programs. `schema.json` describes it.

use super::report::Report;
use botocore_codegen::diff::{Change, Class, Direction, Rule};
use serde_json::{Value, json};
use std::io::{self, Write};

/// The version of the format. It is raised by what a program that reads it would notice.
const VERSION: u32 = 1;

/// Writes the report.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{:#}", value(report))
}

/// The report as JSON.
pub fn value(report: &Report) -> Value {
    json!({
        "version": VERSION,
        "service": report.service,
        "old": report.old,
        "new": report.new,
        "notes": report.notes,
        "backwards": report.is_backwards,
        "class": report.class().map(Class::name),
        "changes": report.changes.iter().map(change).collect::<Vec<_>>(),
    })
}

fn change(change: &Change) -> Value {
    json!({
        "rule": change.rule.id,
        "class": change.rule.class.name(),
        "directions": directions(&change.directions),
        "place": change.place,
        "rust": change.rust,
        "detail": change.detail,
        "finds": change.rule.finds,
        "effect": change.rule.effect,
        "advice": change.rule.advice,
    })
}

/// A rule as JSON.
pub fn rule(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "class": rule.class.name(),
        "directions": directions(rule.directions),
        "finds": rule.finds,
        "effect": rule.effect,
        "advice": rule.advice,
    })
}

fn directions(directions: &[Direction]) -> Vec<&'static str> {
    directions.iter().map(|direction| direction.name()).collect()
}
