//! `doctor`: what the program would do, and what of it does not fit together. It shows no secret.

use crate::cache::{Cache, Token};
use crate::login::{self, Login};
use crate::problem::Problem;
use crate::settings::Settings;
use crate::{output, token};
use codeartifact::blocking::{ThreadTimer, wait};
use codeartifact::config::Config;
use codeartifact::credentials::caller_identity;
use std::fmt::Write as _;

/// The settings whose values say who somebody is. The others may hold a command or a path, and are only named.
const SHOWN: [&str; 7] =
    ["access", "AWS_ACCESS_KEY_ID", "AWS_ROLE_ARN", "aws_access_key_id", "role_arn", "sso_account_id", "sso_role_name"];

/// The seconds that a reply may take, or that nobody needs to know of.
const NEAR: u64 = 5;

/// The seconds from which on a signature is of another time.
const SKEW: u64 = 300;

/// Prints the findings. Nothing is changed: the services are asked who one is, and whether the domain is there.
pub fn examine(settings: &Settings) -> Result<(), Problem> {
    let owner = settings.owner.as_deref().unwrap_or("the account of the credentials");
    let mut report = format!("domain: {} of {owner} in {}\n", settings.domain, settings.region);
    if settings.endpoint.contains("://") {
        let _ = writeln!(report, "endpoint: {}", settings.endpoint);
    }
    let _ = writeln!(report, "settings ask for: {}", source(&settings.identity));
    let _ = writeln!(report, "credentials: {}", who(settings));
    report.push_str(&service(settings));
    let (kept, problem) = match Cache::of(settings) {
        Ok(cache) => (cache.read(), None),
        Err(problem) => (None, Some(problem)),
    };
    let token = kept.as_ref().map(age).or(problem.map(|problem| format!("the cache is not used: {problem}")));
    let _ = writeln!(report, "token: {}", token.unwrap_or_else(|| "none in the cache".to_owned()));
    logins(&mut report, kept.as_ref().filter(|token| token.is_valid()))?;
    output::text(&report)
}

/// Says which tool has another token than the cache.
fn logins(report: &mut String, kept: Option<&Token>) -> Result<(), Problem> {
    for login in login::logged_in()? {
        let line = match login {
            Ok(Login { tool, name, path, text }) => {
                let is_current = kept.is_some_and(|token| text.contains(&token.value));
                let other = "has another token: log in again, unless it is of another domain";
                let finding = if is_current { "has the token of the cache" } else { other };
                format!("{tool}, {name}: {} {finding}\n", path.display())
            }
            Err(problem) => format!("files: {problem}\n"),
        };
        // Several tools may share a file.
        if !report.contains(&line) {
            report.push_str(&line);
        }
    }
    Ok(())
}

fn source(identity: &str) -> String {
    let mut parts = identity.lines().map(|line| match line.split_once(' ') {
        Some((name, _)) if !SHOWN.contains(&name) && identity.contains('\n') => name,
        _ => line,
    });
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + ", " + part)
}

/// Who one is, by STS.
fn who(settings: &Settings) -> String {
    // The endpoint of the domain's service is not that of STS, so the settings are others.
    let mut ours = Config::builder().region(settings.region.clone()).timer(ThreadTimer);
    if let Some(profile) = &settings.profile {
        ours = ours.profile(profile);
    }
    let client = match settings.client() {
        Ok(client) => client,
        Err(error) => return error.to_string(),
    };
    if let Some(transport) = client.config().transport() {
        ours = ours.transport(transport);
    }
    match wait(caller_identity(ours)) {
        Ok(identity) => identity.arn().unwrap_or_default().to_owned(),
        Err(error) => error.to_string(),
    }
}

/// What the service says of the domain, and how far its clock is from ours.
fn service(settings: &Settings) -> String {
    let asked = settings.client().and_then(|client| {
        let call = client.describe_domain().domain(&settings.domain);
        call.set_domain_owner(settings.owner.clone()).send_with_metadata()
    });
    let (said, headers) = match &asked {
        Ok((_, metadata)) => ("it has the domain".to_owned(), Some(metadata.headers())),
        Err(error) => (error.to_string(), error.headers()),
    };
    let clock = headers.and_then(token::time_of).map_or_else(
        || "not compared, since no reply says the time".to_owned(),
        |time| clock(token::now().saturating_sub(time)),
    );
    format!("service: {said}\nclock: {clock}\n")
}

/// How far our clock is ahead of the service's.
fn clock(ahead: i64) -> String {
    let far = ahead.unsigned_abs();
    if far <= NEAR {
        return "as the service's".to_owned();
    }
    let (hours, minutes, seconds) = (far / 3600, far / 60 % 60, far % 60);
    let direction = if ahead > 0 { "ahead of" } else { "behind" };
    let advice = if far >= SKEW { ": set it, since the service refuses requests from 5 minutes on" } else { "" };
    format!("{hours} h {minutes} min {seconds} s {direction} the service's{advice}")
}

fn age(kept: &Token) -> String {
    let minutes = |seconds: i64| seconds / 60;
    let age = minutes(token::now().saturating_sub(kept.issued));
    match minutes(kept.expires.saturating_sub(token::now())) {
        _ if kept.issued > token::now() => "issued in the future: the clock was set back".to_owned(),
        left if kept.is_valid() => format!("{age} minutes old, valid for {left} more"),
        _ => "expired".to_owned(),
    }
}
