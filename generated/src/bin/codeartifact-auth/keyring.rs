//! The command `keyring`, as pip and uv run it: `keyring get URL USER`.

use crate::options::Options;
use crate::problem::Problem;
use crate::settings::Settings;
use crate::{output, token};

/// The user that CodeArtifact expects beside a token.
pub const USER: &str = "aws";

/// Answers one question. Where the URL is not of CodeArtifact the answer is empty and an error, as keyring's is.
pub fn answer(words: &[String], options: &Options) -> Result<(), Problem> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (url, user) = match words.as_slice() {
        ["get", url] if options.mode.as_deref() == Some("creds") => (url, USER),
        ["get", url, user] => (url, *user),
        _ => return Err("keyring answers `get URL USER` alone, since tokens cannot be set".into()),
    };
    let domain = options.domain_of(url).filter(|_| user == USER);
    let domain = domain.ok_or("there is no password for this URL and user, which are not those of CodeArtifact")?;
    let token = token::get(&Settings::load(domain, options)?)?.value;
    match options.mode.as_deref() {
        Some("creds") => output::text(&format!("{USER}\n{token}\n")),
        _ => output::text(&format!("{token}\n")),
    }
}
