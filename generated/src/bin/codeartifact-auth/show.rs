//! The token, printed for scripts, pnpm and netrc files.

use crate::domain::machine;
use crate::output::text;
use crate::problem::Problem;
use crate::settings::Settings;
use crate::token;

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
