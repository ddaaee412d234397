//! A change of the model, and what becomes of a program that is compiled against the crate again.

use crate::doctored::Doctored;

/// A change of the model.
pub struct Change {
    pub name: &'static str,
    pub edit: fn(&mut Doctored),
    pub promise: Promise,
}

/// Whether programs may notice a change, and how they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// They must not: they compile without a new warning, print the same, and read what each other's releases store.
    Unnoticed,
    /// They may, and this is how.
    Noticed(Outcome),
}

/// How a program notices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// This program happens not to, though others may.
    Same,
    /// It compiles with warnings by these lints.
    Warns(&'static str),
    /// It compiles, and acts otherwise.
    Prints,
    /// It does not compile, with these errors of rustc.
    Fails(&'static str),
}

impl Change {
    /// What the program is expected to do.
    pub fn outcome(&self) -> Outcome {
        match self.promise {
            Promise::Unnoticed => Outcome::Same,
            Promise::Noticed(outcome) => outcome,
        }
    }

    /// The end of the names of the change's two packages.
    pub fn slug(&self) -> String {
        let words = self.name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join("-").to_lowercase()
    }
}
