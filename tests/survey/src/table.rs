//! The survey as a table for a terminal.

use crate::generate::Outcome;
use crate::survey::{Entry, Protocol, Survey};
use std::io::{self, Write};
use xtask::report::{count, grouped};

/// Writes a line for each service and each problem of a refused one, then the sums of each protocol.
pub fn write(survey: &Survey, out: &mut impl Write) -> io::Result<()> {
    for entry in &survey.services {
        write_entry(entry, out)?;
    }
    let header = ["protocol", "services", "generated", "refused", "panicked", "operations", "generated", "lines", "s"];
    let [protocol, rest @ ..] = header;
    write!(out, "\n{protocol:20}")?;
    rest.iter().try_for_each(|title| write!(out, "{title:>12}"))?;
    writeln!(out)?;
    let total = survey.total();
    for (name, protocol) in survey.protocols().iter().chain([&("all", total)]) {
        writeln!(out, "{name:20}{}", cells(protocol).map(|cell| format!("{cell:>12}")).concat())?;
    }
    Ok(())
}

/// The cells of a row behind the protocol's name.
pub fn cells(protocol: &Protocol) -> [String; 8] {
    let numbers = [
        protocol.services,
        protocol.generated,
        protocol.refused,
        protocol.panicked,
        protocol.operations,
        protocol.generated_operations,
        protocol.lines,
    ];
    let [services, generated, refused, panicked, operations, generated_operations, lines] = numbers.map(number);
    let seconds = format!("{:.1}", protocol.time.as_secs_f64());
    [services, generated, refused, panicked, operations, generated_operations, lines, seconds]
}

/// A number with its thousands parted.
pub fn number(number: usize) -> String {
    grouped(u64::try_from(number).unwrap_or(u64::MAX))
}

fn write_entry(entry: &Entry, out: &mut impl Write) -> io::Result<()> {
    let Entry { name, summary, .. } = entry;
    let operations = count(summary.operations, "operation");
    write!(out, "{name:36} {:20} {operations:>15}  ", summary.protocol)?;
    match &entry.outcome {
        Outcome::Generated(generated) => {
            let milliseconds = entry.time.as_millis();
            writeln!(out, "generated {:>9} lines {milliseconds:>6} ms", number(generated.lines))?;
            let mut left_out = generated.left_out.iter();
            left_out.try_for_each(|it| writeln!(out, "    left out {it}"))
        }
        Outcome::Refused(problems) => {
            writeln!(out, "refused")?;
            problems.iter().try_for_each(|problem| writeln!(out, "    {problem}"))
        }
        Outcome::Panicked(said) => writeln!(out, "panicked\n    {said}"),
    }
}
