//! What one turn of a side took.

use super::figure::Figure;
use crate::failure::Failure;
use std::collections::BTreeMap;

/// The name of a side, such as `official`.
pub type Side = &'static str;

/// Figures with their values, in seconds, bytes or numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sample(BTreeMap<Figure, f64>);

impl Sample {
    /// A sample of one figure.
    pub fn of(figure: Figure, value: f64) -> Self {
        Self(BTreeMap::from([(figure, value)]))
    }

    /// Adds a figure.
    #[must_use]
    pub fn with(mut self, figure: Figure, value: f64) -> Self {
        self.0.insert(figure, value);
        self
    }

    /// The value of a figure.
    pub fn get(&self, figure: Figure) -> Option<f64> {
        self.0.get(&figure).copied()
    }

    /// All figures.
    pub fn iter(&self) -> impl Iterator<Item = (Figure, f64)> {
        self.0.iter().map(|(figure, value)| (*figure, *value))
    }

    /// Reads what a program prints: lines `name value`. Names that are not known are passed over.
    pub fn read(text: &str) -> Result<Self, Failure> {
        let mut sample = Self::default();
        for line in text.lines() {
            let wrong = || Failure::new(format!("the program has printed `{line}`, not a name and a number"));
            let (name, value) = line.split_once(' ').ok_or_else(wrong)?;
            let value = value.parse().map_err(|_| wrong())?;
            if let Some(figure) = Figure::named(name) {
                sample.0.insert(figure, value);
            }
        }
        Ok(sample)
    }

    /// The sample for one of many calls. What a process has in the end is not for each call.
    #[must_use]
    pub fn for_each_of(mut self, calls: f64) -> Self {
        for (_, value) in self.0.iter_mut().filter(|(figure, _)| figure.adds_up()) {
            *value /= calls;
        }
        self
    }

    /// Keeps some figures only.
    #[must_use]
    pub fn only(mut self, figures: &[Figure]) -> Self {
        self.0.retain(|figure, _| figures.contains(figure));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{Figure, Sample};

    #[test]
    fn what_a_program_prints_is_read() {
        let sample = Sample::read("cpu 0.5\npeak 4096\nunknown 3\n").unwrap().for_each_of(2.0);
        assert_eq!(sample, Sample::of(Figure::Cpu, 0.25).with(Figure::Peak, 4096.0));
        let failure = Sample::read("cpu\n").unwrap_err().to_string();
        assert!(failure.contains("`cpu`"), "{failure}");
    }
}
