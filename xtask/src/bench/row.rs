//! A row of a table: a figure of two sides.

use super::figure::Figure;
use super::sample::{Sample, Side};
use super::statistics::{median, spread};

/// The greatest spread of a ratio that is worth a second digit.
const STEADY: f64 = 0.05;

/// A figure of ours and of another side.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What was done.
    pub subject: String,
    /// What was measured.
    pub figure: Figure,
    /// Our side.
    pub ours: Side,
    /// The median of ours.
    pub our_value: f64,
    /// The other side.
    pub theirs: Side,
    /// The median of theirs.
    pub their_value: f64,
    /// The median of the ratios of all rounds.
    pub ratio: f64,
    /// How far apart the ratios are; unknown if there was one round.
    pub spread: Option<f64>,
}

impl Row {
    /// Compares the samples of two sides, round by round. Returns `None` if one has no such figure, or theirs is zero.
    pub fn new(subject: &str, figure: Figure, ours: (Side, &[Sample]), theirs: (Side, &[Sample])) -> Option<Self> {
        let values = |samples: &[Sample]| samples.iter().map(|sample| sample.get(figure)).collect::<Option<Vec<f64>>>();
        let (our_values, their_values) = (values(ours.1)?, values(theirs.1)?);
        if their_values.contains(&0.0) {
            return None;
        }
        let ratios: Vec<f64> = our_values.iter().zip(&their_values).map(|(ours, theirs)| ours / theirs).collect();
        Some(Self {
            subject: subject.to_owned(),
            figure,
            ours: ours.0,
            our_value: median(&our_values)?,
            theirs: theirs.0,
            their_value: median(&their_values)?,
            ratio: median(&ratios)?,
            spread: spread(&ratios),
        })
    }

    /// Whether the ratio would be another one the next time.
    pub fn is_unsteady(&self) -> bool {
        self.spread.is_some_and(|spread| spread > STEADY)
    }

    /// The cells of the row: subject, figure, both sides with their values, ratio, spread.
    pub fn cells(&self) -> [String; 6] {
        let mark = if self.is_unsteady() { " (!)" } else { "" };
        [
            self.subject.clone(),
            self.figure.title().to_owned(),
            format!("{} {}", self.ours, self.figure.shown(self.our_value)),
            format!("{} {}", self.theirs, self.figure.shown(self.their_value)),
            format!("{:.2}x{mark}", self.ratio),
            self.spread.map_or_else(|| "one round".to_owned(), |spread| format!("{:.1} %", spread * 100.0)),
        ]
    }
}

/// A number of things as a number to calculate with.
pub fn real(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::{Figure, Row, Sample};

    fn row(ours: &[f64], theirs: &[f64]) -> Option<Row> {
        let samples = |values: &[f64]| values.iter().map(|value| Sample::of(Figure::Wall, *value)).collect::<Vec<_>>();
        Row::new("work", Figure::Wall, ("ours", &samples(ours)), ("official", &samples(theirs)))
    }

    #[test]
    fn rounds_are_compared_one_by_one() {
        let row = row(&[1.0, 10.0, 2.0], &[4.0, 40.0, 8.0]).unwrap();
        assert_eq!((row.our_value, row.their_value, row.ratio, row.spread), (2.0, 8.0, 0.25, Some(0.0)));
        assert_eq!(row.cells(), ["work", "wall", "ours 2 s", "official 8 s", "0.25x", "0.0 %"]);
    }

    #[test]
    fn a_ratio_that_differs_between_rounds_is_marked() {
        let row = row(&[1.0, 1.2], &[1.0, 1.0]).unwrap();
        assert!(row.is_unsteady());
        assert_eq!(row.cells()[4..], ["1.10x (!)", "9.1 %"]);
    }

    #[test]
    fn nothing_is_compared_with_what_was_not_measured() {
        assert_eq!(row(&[1.0], &[0.0]), None);
        assert_eq!(row(&[1.0], &[]), None);
    }
}
