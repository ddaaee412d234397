//! What a part of the benchmark is.

use super::trial::Trial;
use crate::failure::Failure;

/// A part: trials that need the same programs.
pub trait Part {
    /// The name on the command line, and of its files.
    fn name(&self) -> &'static str;

    /// What it measures.
    fn about(&self) -> &'static str;

    /// Builds what the trials need.
    fn prepare(&mut self) -> Result<(), Failure>;

    /// What is measured. It is asked for before `prepare`, too, to say how long it takes.
    fn trials(&self) -> Vec<Trial<'_>>;
}
