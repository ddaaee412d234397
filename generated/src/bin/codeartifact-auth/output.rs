//! What the program writes: answers for whoever asked, and notes for people.

use crate::problem::Problem;
use std::io::Write as _;

/// Says something to people. It is of no matter if nobody listens.
pub fn note(text: &str) {
    let _ = writeln!(std::io::stderr(), "codeartifact-auth: {text}");
}

/// Prints a text whole.
pub fn text(text: &str) -> Result<(), Problem> {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| format!("cannot write the answer: {error}").into())
}
