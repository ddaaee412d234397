//! Rules: what is looked for, and what it means for programs.

use std::fmt;

/// A rule. Its id and class are stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its id, such as `operation-removed`.
    pub id: &'static str,
    /// What a change that it finds means for programs.
    pub class: Class,
    /// The directions in which it holds; none for what has no direction.
    pub directions: &'static [Direction],
    /// What it finds, as a sentence.
    pub finds: &'static str,
    /// What programs notice of it, as a sentence.
    pub effect: &'static str,
    /// What to do about it, as a sentence.
    pub advice: &'static str,
}

/// What a change means for programs, from the mildest to the gravest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Only documentation tells.
    Patch,
    /// Programs compile and act as before, and can do more. Some get a warning.
    Minor,
    /// Programs compile, and some act otherwise.
    Behaviour,
    /// Some programs do not compile any more.
    Major,
}

impl Class {
    /// All classes, the gravest first.
    pub const ALL: [Self; 4] = [Self::Major, Self::Behaviour, Self::Minor, Self::Patch];

    /// Its name, such as `major`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Behaviour => "behaviour",
            Self::Major => "major",
        }
    }
}

/// Where a value travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// In requests.
    Input,
    /// In replies.
    Output,
    /// In replies of failure.
    Error,
}

impl Direction {
    /// Its name, such as `input`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Output => "output",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
