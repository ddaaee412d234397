//! What pieces have counted.

use std::collections::BTreeMap;
use std::fmt::{self, Display};

/// Numbers by name, such as `caught` or `seeds`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures(BTreeMap<String, u64>);

impl Figures {
    /// Figures with these numbers.
    pub fn of(numbers: &[(&str, u64)]) -> Self {
        Self(numbers.iter().map(|(name, number)| ((*name).to_owned(), *number)).collect())
    }

    /// The number of a name; zero if nothing was counted.
    pub fn get(&self, name: &str) -> u64 {
        self.0.get(name).copied().unwrap_or_default()
    }

    /// Adds the numbers of another piece.
    pub fn add(&mut self, other: &Self) {
        for (name, number) in &other.0 {
            *self.0.entry(name.clone()).or_default() += number;
        }
    }

    /// Reads the form for records.
    pub fn read(text: &str) -> Option<Self> {
        let numbers = text.split_whitespace().map(|pair| {
            let (name, number) = pair.split_once('=')?;
            Some((name.to_owned(), number.parse().ok()?))
        });
        numbers.collect::<Option<_>>().map(Self)
    }

    /// The form for records, such as `caught=11 missed=0`.
    pub fn written(&self) -> String {
        self.0.iter().map(|(name, number)| format!("{name}={number}")).collect::<Vec<_>>().join(" ")
    }
}

/// For people: `11 caught, 2 missed`. Zeros are left out.
impl Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counted = self.0.iter().filter(|(_, number)| **number > 0);
        let texts: Vec<_> =
            counted.map(|(name, number)| format!("{} {name}", crate::report::grouped(*number))).collect();
        f.write_str(&texts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::Figures;

    #[test]
    fn figures_are_added_by_name() {
        let mut figures = Figures::of(&[("caught", 1_200), ("missed", 0)]);
        figures.add(&Figures::of(&[("caught", 34), ("hung", 1)]));
        assert_eq!(figures, Figures::of(&[("caught", 1_234), ("hung", 1), ("missed", 0)]));
        assert_eq!(figures.to_string(), "1,234 caught, 1 hung");
        assert_eq!(figures.get("nothing"), 0);
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        for figures in [Figures::default(), Figures::of(&[("caught", 1_200), ("missed", 0)])] {
            assert_eq!(Figures::read(&figures.written()), Some(figures));
        }
        for torn in ["caught", "caught=", "caught=1 mis", "caught=x"] {
            assert_eq!(Figures::read(torn), None, "{torn}");
        }
    }
}
