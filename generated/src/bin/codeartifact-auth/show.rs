//! What is printed for people, scripts and pnpm.

use crate::domain::host;
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
    let host = host(url.split_once("://").map_or(url, |(_, rest)| rest)).unwrap_or(url);
    text(&format!("machine {host} login aws password {}\n", token::get(settings)?.value))
}

/// Prints a text whole.
pub fn text(text: &str) -> Result<(), Problem> {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    written.map_err(|error| format!("cannot write the answer: {error}").into())
}
