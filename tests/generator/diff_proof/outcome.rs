//! What became of a program.

use crate::programs::Name;
use std::collections::BTreeMap;
use std::fmt;

/// What became of all programs.
pub type Outcomes = BTreeMap<Name, Outcome>;

/// What became of a program.
pub enum Outcome {
    /// It does not compile.
    Fails {
        /// The codes of the errors, sorted, parted by blanks.
        codes: String,
        /// What rustc says.
        said: String,
    },
    /// It compiles.
    Compiles {
        /// The lints that warn, sorted.
        warnings: Vec<String>,
        /// What it prints; nothing for a program that is only compiled.
        printed: String,
    },
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fails { codes, said } => write!(f, "fails by {codes}\n{said}"),
            Self::Compiles { warnings, printed } => write!(f, "compiles with {warnings:?} and prints\n{printed}"),
        }
    }
}
