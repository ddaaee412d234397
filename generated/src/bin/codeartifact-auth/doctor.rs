//! `doctor`: what the program would do, and what of it does not fit together. It shows no secret.

use crate::cache::{Cache, Token};
use crate::login;
use crate::problem::Problem;
use crate::settings::Settings;
use crate::{show, token};
use std::fmt::Write as _;

/// The settings whose values say who somebody is. The others may hold a command or a path, and are only named.
const SHOWN: [&str; 7] =
    ["access", "AWS_ACCESS_KEY_ID", "AWS_ROLE_ARN", "aws_access_key_id", "role_arn", "sso_account_id", "sso_role_name"];

/// Prints the findings. Nothing is changed, and the service is asked only who one is.
pub fn examine(settings: &Settings) -> Result<(), Problem> {
    let owner = settings.owner.as_deref().unwrap_or("the account of the credentials");
    let mut report = format!("domain: {} of {owner} in {}\n", settings.domain, settings.region);
    if settings.endpoint.contains("://") {
        let _ = writeln!(report, "endpoint: {}", settings.endpoint);
    }
    let _ = writeln!(report, "settings ask for: {}", source(&settings.identity));
    let _ = writeln!(report, "credentials: {}", who(settings));
    let kept = Cache::of(settings)?.read();
    let _ = writeln!(report, "token: {}", kept.as_ref().map_or_else(|| "none in the cache".to_owned(), age));
    for (tool, path, text) in login::logged_in()? {
        let is_current = kept.as_ref().is_some_and(|token| token.is_valid() && text.contains(&token.value));
        let advice = if is_current { "has the token of the cache" } else { "has another token: log in again" };
        let _ = writeln!(report, "{tool}: {} {advice}", path.display());
    }
    show::text(&report)
}

fn source(identity: &str) -> String {
    let mut parts = identity.lines().map(|line| match line.split_once(' ') {
        Some((name, _)) if !SHOWN.contains(&name) && identity.contains('\n') => name,
        _ => line,
    });
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + ", " + part)
}

fn who(settings: &Settings) -> String {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return error.to_string(),
    };
    // The endpoint of the domain's service is not that of STS, so the settings are others.
    let mut client = codeartifact::config::Config::builder().region(settings.region.clone());
    if let Some(profile) = &settings.profile {
        client = client.profile(profile);
    }
    match runtime.block_on(codeartifact::credentials::caller_identity(client)) {
        Ok(identity) => identity.arn().unwrap_or_default().to_owned(),
        Err(error) => error.to_string(),
    }
}

fn age(kept: &Token) -> String {
    let minutes = |seconds: i64| seconds / 60;
    let age = minutes(token::now() - kept.issued);
    match minutes(kept.expires - token::now()) {
        _ if age < 0 => "issued in the future: the clock was set back".to_owned(),
        left if kept.is_valid() => format!("{age} minutes old, valid for {left} more"),
        _ => "expired".to_owned(),
    }
}
