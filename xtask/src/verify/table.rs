//! The table at the end of a run.

use super::figures::Figures;
use std::io::{self, Write};

/// A line of the table.
pub struct Row {
    pub part: &'static str,
    pub standing: Standing,
}

/// How a part stands.
pub enum Standing {
    /// A program that it needs is not there.
    NotRun,
    /// By all pieces that were run in this state of the files, now or before.
    Run { finished: usize, total: usize, seconds: u64, figures: Figures, verdict: Result<(), String> },
}

impl Standing {
    /// Whether nothing speaks against the part. A sample may lack a program; a full run is not full without it.
    pub fn holds(&self, full: bool) -> bool {
        match self {
            Self::NotRun => !full,
            Self::Run { verdict, .. } => verdict.is_ok(),
        }
    }
}

/// Writes the table.
pub fn write(rows: &[Row], out: &mut impl Write) -> io::Result<()> {
    let width = rows.iter().map(|row| row.part.len()).max().unwrap_or_default();
    writeln!(out)?;
    for Row { part, standing } in rows {
        match standing {
            Standing::NotRun => writeln!(out, "{part:width$}  not run")?,
            Standing::Run { finished, total, seconds, figures, verdict } => {
                let verdict = verdict.as_ref().map_or_else(String::as_str, |()| "holds");
                let counted = figures.to_string();
                let counted = if counted.is_empty() { "nothing was counted" } else { &counted };
                writeln!(out, "{part:width$}  {verdict}; {finished} of {total} pieces, {}: {counted}", time(*seconds))?;
            }
        }
    }
    Ok(())
}

/// A time such as `1 h 02 min`.
fn time(seconds: u64) -> String {
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3600 => format!("{} min {:02} s", seconds / 60, seconds % 60),
        _ => format!("{} h {:02} min", seconds / 3600, seconds / 60 % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::{Figures, Row, Standing, time, write};

    #[test]
    fn each_part_has_a_line() {
        let run = |verdict| Standing::Run {
            finished: 1,
            total: 2,
            seconds: 61,
            figures: Figures::of(&[("caught", 1_500)]),
            verdict,
        };
        let rows = [
            Row { part: "mutation", standing: run(Err("a piece failed".to_owned())) },
            Row { part: "fuzz", standing: Standing::NotRun },
        ];
        let mut out = Vec::new();
        write(&rows, &mut out).unwrap();
        let expected = "\nmutation  a piece failed; 1 of 2 pieces, 1 min 01 s: 1,500 caught\nfuzz      not run\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
        assert!(run(Ok(())).holds(true) && !rows[0].standing.holds(false));
        assert!(rows[1].standing.holds(false) && !rows[1].standing.holds(true));
    }

    #[test]
    fn times_are_as_exact_as_they_are_short() {
        assert_eq!([59, 60, 3_600, 7_380].map(time), ["59 s", "1 min 00 s", "1 h 00 min", "2 h 03 min"]);
    }
}
