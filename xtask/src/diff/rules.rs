//! The list of rules.

use super::json;
use crate::arguments::Format;
use botocore_codegen::diff::{Rule, rules};
use serde_json::Value;
use std::io::{self, Write};

/// Writes the rules.
pub fn write(format: Format, out: &mut impl Write) -> io::Result<()> {
    let rules = rules();
    match format {
        Format::Json => writeln!(out, "{:#}", rules.iter().map(json::rule).collect::<Value>()),
        Format::Markdown => {
            writeln!(out, "| rule | class | direction | finds | effect |\n| --- | --- | --- | --- | --- |")?;
            rules.iter().try_for_each(|rule| {
                let Rule { id, class, finds, effect, .. } = rule;
                writeln!(out, "| `{id}` | {class} | {} | {finds} | {effect} |", directions(rule))
            })
        }
        Format::Text => rules.iter().try_for_each(|rule| {
            let Rule { id, class, finds, effect, advice, .. } = rule;
            writeln!(out, "{id}: {class}, {}\n    {finds} {effect}\n    {advice}", directions(rule))
        }),
    }
}

/// The directions in which a rule holds.
fn directions(rule: &Rule) -> String {
    let names: Vec<_> = rule.directions.iter().map(|direction| direction.name()).collect();
    if names.is_empty() { "any direction".to_owned() } else { names.join(" and ") }
}
