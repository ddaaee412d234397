//! The record of finished pieces, from which a run that was ended goes on.
//!
//! Each part has a file with a line for each piece that was run. Lines are only ever added, so whatever ends a run
//! leaves a file that can be read.

use super::figures::Figures;
use super::part::{Outcome, Piece};
use crate::failure::Failure;
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::PathBuf;

/// The pieces of a part that were run, by the name and state of each.
#[derive(Debug)]
pub struct Record {
    path: PathBuf,
    entries: HashMap<(String, String), Entry>,
}

/// What is known of a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub finished: bool,
    pub seconds: u64,
    pub figures: Figures,
}

impl Record {
    /// Reads the record at a path; there may be none yet.
    pub fn read(path: PathBuf) -> Result<Self, Failure> {
        let text = match fs::read_to_string(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            other => other.map_err(Failure::at("read", &path))?,
        };
        Ok(Self { entries: text.lines().filter_map(entry).collect(), path })
    }

    /// What is known of a piece in its state.
    pub fn of(&self, piece: &Piece) -> Option<&Entry> {
        self.entries.get(&(piece.state.clone(), piece.name.clone()))
    }

    /// Whether a piece need not be run.
    pub fn is_finished(&self, piece: &Piece) -> bool {
        self.of(piece).is_some_and(|entry| entry.finished)
    }

    /// Adds what came of a piece. What is in the file survives whatever ends this program.
    pub fn add(&mut self, piece: &Piece, outcome: &Outcome, seconds: u64) -> Result<(), Failure> {
        let entry = Entry { finished: outcome.finished, seconds, figures: outcome.figures.clone() };
        let word = if entry.finished { "finished" } else { "open" };
        let fields = [&piece.state, &piece.name, word, &seconds.to_string(), &entry.figures.written(), "."];
        // A line that was cut off before its end has no line break, so this one begins with one.
        let line = format!("\n{}\n", fields.join("\t"));
        let file = File::options().create(true).append(true).open(&self.path);
        file.and_then(|mut file| file.write_all(line.as_bytes())).map_err(Failure::at("write", &self.path))?;
        self.entries.insert((piece.state.clone(), piece.name.clone()), entry);
        Ok(())
    }
}

/// Reads a line. One that was cut off says nothing.
fn entry(line: &str) -> Option<((String, String), Entry)> {
    let fields: Vec<_> = line.split('\t').collect();
    let [state, name, word, seconds, figures, "."] = fields[..] else { return None };
    let finished = match word {
        "finished" => true,
        "open" => false,
        _ => return None,
    };
    let entry = Entry { finished, seconds: seconds.parse().ok()?, figures: Figures::read(figures)? };
    Some(((state.to_owned(), name.to_owned()), entry))
}

#[cfg(test)]
mod tests {
    use super::{Figures, Outcome, Piece, Record};
    use std::fs;
    use tempfile::TempDir;

    fn piece(name: &str, state: &str) -> Piece {
        Piece { name: name.to_owned(), state: state.to_owned(), commands: Vec::new() }
    }

    fn outcome(finished: bool) -> Outcome {
        Outcome { finished, figures: Figures::of(&[("caught", 3)]), complaints: Vec::new() }
    }

    fn record(folder: &TempDir) -> Record {
        Record::read(folder.path().join("part")).unwrap()
    }

    #[test]
    fn a_finished_piece_is_known_to_later_runs_in_its_state_alone() {
        let folder = tempfile::tempdir().unwrap();
        record(&folder).add(&piece("a b", "one"), &outcome(true), 7).unwrap();
        let later = record(&folder);
        assert!(later.is_finished(&piece("a b", "one")));
        assert_eq!(
            later.of(&piece("a b", "one")).map(|entry| (entry.seconds, entry.figures.get("caught"))),
            Some((7, 3))
        );
        assert!(!later.is_finished(&piece("a b", "two")) && !later.is_finished(&piece("b", "one")));
    }

    #[test]
    fn what_happened_last_counts() {
        let folder = tempfile::tempdir().unwrap();
        for finished in [true, false] {
            record(&folder).add(&piece("a", "one"), &outcome(finished), 1).unwrap();
            assert_eq!(record(&folder).is_finished(&piece("a", "one")), finished);
        }
    }

    #[test]
    fn a_line_that_was_cut_off_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("part");
        record(&folder).add(&piece("a", "one"), &outcome(true), 1).unwrap();
        record(&folder).add(&piece("b", "one"), &outcome(true), 1).unwrap();
        let whole = fs::read_to_string(&path).unwrap();
        let first = whole.find("one\tb").unwrap();
        for end in first..whole.len() - 1 {
            fs::write(&path, &whole[..end]).unwrap();
            let mut cut = record(&folder);
            assert!(cut.is_finished(&piece("a", "one")) && !cut.is_finished(&piece("b", "one")), "{end}");
            cut.add(&piece("c", "one"), &outcome(true), 1).unwrap();
            assert!(record(&folder).is_finished(&piece("c", "one")), "{end}");
        }
    }
}
