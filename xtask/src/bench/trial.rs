//! A trial: sides that do the same, by turns.

use super::figure::Figure;
use super::row::{self, Row};
use super::sample::{Sample, Side};
use crate::failure::Failure;
use crate::report::count;
use std::collections::BTreeMap;
use std::io::Write;
use std::time::Instant;

/// The seconds of a round after which it is told how far it is.
const LONG: f64 = 30.0;

/// Sides that do the same, how often, and what is compared.
pub struct Trial<'a> {
    /// What is done.
    pub subject: String,
    /// The sides to compare, each of ours with another.
    pub pairs: Vec<(Side, Side)>,
    /// What is compared.
    pub figures: Vec<Figure>,
    /// How often each side has its turn.
    pub rounds: usize,
    /// About how many seconds a round takes.
    pub round: f64,
    /// A turn of a side.
    pub turn: Box<dyn Fn(Side) -> Result<Sample, Failure> + 'a>,
}

/// What came of a trial.
#[derive(Debug)]
pub struct Measured {
    /// What was done.
    pub subject: String,
    /// The sides to compare.
    pub pairs: Vec<(Side, Side)>,
    /// What is compared.
    pub figures: Vec<Figure>,
    /// The samples of each side, by rounds.
    pub samples: BTreeMap<Side, Vec<Sample>>,
}

impl Trial<'_> {
    /// The sides, each once.
    pub fn sides(&self) -> Vec<Side> {
        let mut sides = Vec::new();
        for side in self.pairs.iter().flat_map(|(ours, theirs)| [*ours, *theirs]) {
            if !sides.contains(&side) {
                sides.push(side);
            }
        }
        sides
    }

    /// About how long it takes.
    pub fn seconds(&self) -> f64 {
        self.round * row::real(self.rounds)
    }

    /// For the line that tells how far a run is.
    pub fn description(&self) -> String {
        let rounds = count(self.rounds, "round");
        format!("{}: {} by turns, {rounds}, about {:.0} s", self.subject, self.sides().join(", "), self.seconds())
    }

    /// Measures. If a round takes long, a line says when a turn is over.
    pub fn run(&self, out: &mut impl Write) -> Result<Measured, Failure> {
        let mut samples: BTreeMap<Side, Vec<Sample>> = BTreeMap::new();
        for side in turns(&self.sides(), self.rounds) {
            let start = Instant::now();
            let failed = |failure| Failure::new(format!("cannot measure {} of {side}: {failure}", self.subject));
            let sample = (self.turn)(side).map_err(failed)?;
            if self.round > LONG {
                writeln!(out, "  {side} took {:.0} s", start.elapsed().as_secs_f64())?;
                out.flush()?;
            }
            samples.entry(side).or_default().push(sample);
        }
        let (subject, pairs, figures) = (self.subject.clone(), self.pairs.clone(), self.figures.clone());
        Ok(Measured { subject, pairs, figures, samples })
    }
}

/// The order of the turns. Each round begins with another side, so that none always follows the same one.
fn turns(sides: &[Side], rounds: usize) -> Vec<Side> {
    let round = |round: usize| sides.iter().cycle().skip(round % sides.len().max(1)).take(sides.len()).copied();
    (0..rounds).flat_map(round).collect()
}

impl Measured {
    /// A row for each pair and figure.
    pub fn rows(&self) -> Vec<Row> {
        let samples = |side| self.samples.get(side).map(Vec::as_slice).unwrap_or_default();
        let row =
            |figure, (ours, theirs)| Row::new(&self.subject, figure, (ours, samples(ours)), (theirs, samples(theirs)));
        self.figures.iter().flat_map(|figure| self.pairs.iter().filter_map(|pair| row(*figure, *pair))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Trial, turns};
    use crate::bench::figure::Figure;
    use crate::bench::sample::Sample;
    use std::cell::Cell;

    #[test]
    fn each_round_has_every_side_and_begins_with_another() {
        assert_eq!(turns(&["a", "b", "c"], 4), ["a", "b", "c", "b", "c", "a", "c", "a", "b", "a", "b", "c"]);
        assert_eq!(turns(&[], 3), [""; 0]);
    }

    #[test]
    fn sides_are_compared_within_a_round() {
        // Whatever slows the machine down between rounds is in both sides.
        let clock = Cell::new(1.0);
        let turn = |side: &str| {
            clock.set(clock.get() * if side == "ours" { 2.0 } else { 1.0 });
            Ok(Sample::of(Figure::Cpu, clock.get() * if side == "ours" { 1.0 } else { 4.0 }))
        };
        let trial = Trial {
            subject: "work".to_owned(),
            pairs: vec![("ours", "official"), ("ours", "floor")],
            figures: vec![Figure::Cpu, Figure::Peak],
            rounds: 1,
            round: 0.0,
            turn: Box::new(turn),
        };
        assert_eq!(trial.sides(), ["ours", "official", "floor"]);
        let rows = trial.run(&mut Vec::new()).unwrap().rows();
        let ratios: Vec<_> = rows.iter().map(|row| (row.theirs, row.ratio)).collect();
        assert_eq!(ratios, [("official", 0.25), ("floor", 0.25)], "what was not measured has no row");
    }
}
