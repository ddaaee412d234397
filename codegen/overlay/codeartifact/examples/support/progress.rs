//! A progress bar for a body.

use codeartifact::primitives::Progress;
use indicatif::{ProgressBar, ProgressFinish, ProgressStyle};

/// Returns a callback for `on_progress` that draws a bar, as long as there is a terminal.
pub fn bar(name: &str) -> anyhow::Result<impl Fn(Progress) + Send + Sync + 'static> {
    let style = ProgressStyle::with_template("{msg:24} [{bar:30}] {bytes} of {total_bytes}, {eta} left")?;
    let bar = ProgressBar::new(0).with_style(style).with_message(name.to_owned());
    // The bar ends with the callback, which the body drops.
    let bar = bar.with_finish(ProgressFinish::AndLeave);
    Ok(move |progress: Progress| {
        bar.set_length(progress.total.unwrap_or(progress.transferred));
        // After a failure the next attempt begins at 0.
        bar.set_position(progress.transferred);
    })
}
