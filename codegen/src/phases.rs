//! A run phase by phase, for those who measure what each takes.

use crate::emit::{self, Contents};
use crate::{Options, Overlay, lower, render};
use botocore_model::{Model, Problem, Problems};

/// A phase of a run. The model has been read before the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// From the model to the IR.
    Lower,
    /// From the IR to tokens.
    Emit,
    /// From tokens to syntax trees.
    Parse,
    /// From syntax trees to text.
    Print,
}

/// Generates the files of a crate on one thread, each phase for all of them, and says when a phase is over. Returns the
/// number of bytes of the texts.
///
/// # Errors
/// The problems of [`generate`](crate::generate), but for those of the overlay.
pub fn phases(model: &Model, options: &Options, mut over: impl FnMut(Phase)) -> Result<usize, Problems> {
    let lowered = lower::lower(model, options)?;
    over(Phase::Lower);
    let pages = options.overlay.as_ref().map(Overlay::pages).unwrap_or_default();
    let files = emit::files(&lowered.service, options.packages.as_deref(), &pages);
    let emitted: Vec<_> = files
        .iter()
        .filter_map(|file| match &file.contents {
            Contents::Rust(tokens) => Some((&file.path, tokens())),
            Contents::Toml(_) => None,
        })
        .collect();
    over(Phase::Emit);
    let mut problems = Problems::default();
    let parse = |(path, tokens): (&String, _)| {
        render::parsed(path, tokens).map_err(|error| problems.push(Problem::new(path, "$", &error, None))).ok()
    };
    let parsed: Vec<_> = emitted.into_iter().filter_map(parse).collect();
    let parsed = problems.or(parsed)?;
    over(Phase::Parse);
    let bytes = parsed.into_iter().map(|file| render::printed(file).len()).sum();
    over(Phase::Print);
    Ok(bytes)
}
