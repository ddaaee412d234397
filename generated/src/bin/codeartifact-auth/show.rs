//! What is printed for people, scripts and pnpm.

use crate::domain::machine;
use crate::problem::Problem;
use crate::settings::Settings;
use crate::token;
use std::io::Write as _;

/// Prints the token.
pub fn token(settings: &Settings) -> Result<(), Problem> {
    text(&format!("{}\n", token::get(settings)?.value))
}

/// Prints the value of the header that pnpm sends.
pub fn header(settings: &Settings) -> Result<(), Problem> {
    text(&format!("Bearer {}\n", token::get(settings)?.value))
}

/// Prints the line of a netrc file for the host of a URL.
pub fn netrc(url: &str, settings: &Settings) -> Result<(), Problem> {
    let machine = machine(url);
    text(&format!("machine {machine} login aws password {}\n", token::get(settings)?.value))
}

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
