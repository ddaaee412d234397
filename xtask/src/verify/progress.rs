//! Runs the open pieces of a part, one after the other, and tells how far it is.

use super::execute::{execute, last_lines, log};
use super::figures::Figures;
use super::part::{Outcome, Part, Piece, Run, Scope};
use super::record::Record;
use super::table::Standing;
use crate::failure::Failure;
use crate::lock::Lock;
use std::io::Write;
use std::time::Instant;

/// A part that is being run.
pub struct Progress<'a> {
    part: &'a dyn Part,
    scope: &'a Scope,
    pieces: Vec<Piece>,
    record: Record,
}

impl<'a> Progress<'a> {
    /// Reads what is on record of the pieces whose names hold a word.
    pub fn new(part: &'a dyn Part, scope: &'a Scope, word: &str) -> Result<Self, Failure> {
        let (mut pieces, record) = (part.pieces(scope)?, Record::read(scope.record(part))?);
        pieces.retain(|piece| piece.name.contains(word));
        Ok(Self { part, scope, pieces, record })
    }

    /// Runs what is not finished. The lock is held until the last command has ended.
    pub fn run(&mut self, lock: &Lock, out: &mut impl Write) -> Result<(), Failure> {
        let (name, total) = (self.part.name(), self.pieces.len());
        let open: Vec<_> = (0..total).filter(|index| !self.record.is_finished(&self.pieces[*index])).collect();
        if open.len() < total {
            writeln!(out, "{name}: {} of {total} pieces were finished before", total - open.len())?;
        }
        if !open.is_empty() {
            self.part.prepare(self.scope)?;
        }
        for index in open {
            write!(out, "[{name} {}/{total}] {}", index + 1, self.pieces[index].name)?;
            out.flush()?;
            self.piece(index, lock, out)?;
        }
        Ok(())
    }

    /// Runs a piece, puts it on record and reports it.
    fn piece(&mut self, index: usize, lock: &Lock, out: &mut impl Write) -> Result<(), Failure> {
        let piece = &mut self.pieces[index];
        let log = log(&self.scope.folder(), self.part, piece);
        let start = Instant::now();
        let code = execute(self.part, piece, lock, &log)?;
        let seconds = start.elapsed().as_secs();
        let run = Run { code, log: &log };
        let outcome = self.part.judge(self.scope, piece, &run)?;
        self.record.add(piece, &outcome, seconds)?;
        report(&outcome, &run, seconds, out)
    }

    /// How the part stands by all that is on record.
    pub fn standing(&self) -> Standing {
        let mut figures = Figures::default();
        let (mut finished, mut seconds) = (0, 0);
        for entry in self.pieces.iter().filter_map(|piece| self.record.of(piece)) {
            figures.add(&entry.figures);
            finished += usize::from(entry.finished);
            seconds += entry.seconds;
        }
        let total = self.pieces.len();
        let verdict = self.part.verdict(&figures, total - finished);
        Standing::Run { finished, total, seconds, figures, verdict }
    }
}

/// Reports a piece behind its name.
fn report(outcome: &Outcome, run: &Run, seconds: u64, out: &mut impl Write) -> Result<(), Failure> {
    let Outcome { finished, figures, complaints } = outcome;
    writeln!(out, ": {figures}{}{seconds} s", if figures.to_string().is_empty() { "" } else { ", " })?;
    if *finished {
        return Ok(());
    }
    let code = run.code.map_or_else(|| "a signal".to_owned(), |code| format!("exit code {code}"));
    writeln!(out, "  it ended with {code}; what it printed is in {}", run.log.display())?;
    let shown = if complaints.is_empty() { &last_lines(run, 10) } else { complaints };
    for line in shown {
        writeln!(out, "  | {line}")?;
    }
    Ok(())
}
