//! The token of a domain: from the cache, or else from the service.

use crate::cache::{Cache, Token};
use crate::output;
use crate::problem::Problem;
use crate::settings::Settings;
use codeartifact::config::TransportError;
use codeartifact::primitives::{DateTime, DateTimeFormat};
use codeartifact::runtime::http::HeaderMap;
use codeartifact::{Error, ErrorKind};
use std::time::{SystemTime, UNIX_EPOCH};

/// A token is renewed this many seconds before it expires, but not before five sixths of its life are over.
const AHEAD: i64 = 3600;

/// A token with fewer seconds left than this is of no use to whoever asks.
const LEAST: i64 = 30;

/// Returns a token that is valid for a while. Of several processes that need a new one, one asks the service.
pub fn get(settings: &Settings) -> Result<Token, Problem> {
    let cache = match Cache::of(settings) {
        Ok(cache) => cache,
        Err(problem) => return without_cache(settings, &problem),
    };
    if let Some(token) = cache.read().filter(is_fresh) {
        return Ok(token);
    }
    // Where files cannot be locked, several processes may ask at the same time, and that is all.
    let _lock = cache.lock().map_err(|problem| output::note(&problem.to_string()));
    let kept = cache.read();
    if let Some(token) = kept {
        if is_fresh(&token) {
            return Ok(token);
        }
        return match ask(settings) {
            Err((problem, true)) if token.is_valid() => {
                output::note(&format!("the token could not be renewed, so the one in the cache is used: {problem}"));
                Ok(token)
            }
            Err((problem, _)) => Err(problem),
            Ok(token) => keep(&cache, token),
        };
    }
    keep(&cache, ask(settings).map_err(|(problem, _)| problem)?)
}

/// Keeps a token. It is as good if it cannot be kept.
fn keep(cache: &Cache, token: Token) -> Result<Token, Problem> {
    if let Err(problem) = cache.write(&token) {
        output::note(&format!("the token is not cached: {problem}"));
    }
    Ok(token)
}

fn without_cache(settings: &Settings, problem: &Problem) -> Result<Token, Problem> {
    output::note(&format!("the cache is not used: {problem}"));
    ask(settings).map_err(|(problem, _)| problem)
}

/// Asks the service. An error says whether the service could not be reached.
fn ask(settings: &Settings) -> Result<Token, (Problem, bool)> {
    let issued = now();
    let asked = settings.client().and_then(|client| {
        let call = client.get_authorization_token().domain(&settings.domain);
        call.set_domain_owner(settings.owner.clone()).send_with_metadata()
    });
    let (output, metadata) = asked.map_err(|error| failed(&error))?;
    // The service's clock says when a token expires, and ours when it is renewed.
    let ahead = time_of(metadata.headers()).map_or(0, |time| now().saturating_sub(time));
    let expires = output.expiration().map_or(issued, |time| time.secs().saturating_add(ahead));
    let value = output.authorization_token().unwrap_or_default();
    Token::new(value, issued, expires).ok_or_else(|| {
        let problem = "the service's answer is not a token that a header can hold";
        (problem.into(), false)
    })
}

/// What a failed call means for whoever asks, and whether there was no answer, neither from the service nor from who gives
/// credentials.
fn failed(error: &Error) -> (Problem, bool) {
    let is_unreachable = error.is_retryable()
        || matches!(error.kind(), ErrorKind::Proxy | ErrorKind::Tls)
        || error.find_cause::<TransportError>().is_some();
    (Problem::from(error.to_string()).absent(error.kind() == ErrorKind::Credentials), is_unreachable)
}

/// The time at which a reply was sent, by its sender's clock.
pub fn time_of(headers: &HeaderMap) -> Option<i64> {
    let text = headers.get("date")?.to_str().ok()?;
    Some(DateTime::from_str(text, DateTimeFormat::HttpDate).ok()?.secs())
}

impl Token {
    /// Whether it is of use to whoever asks.
    pub fn is_valid(&self) -> bool {
        self.expires.saturating_sub(now()) >= LEAST
    }
}

fn is_fresh(token: &Token) -> bool {
    let now = now();
    let ahead = AHEAD.min(token.expires.saturating_sub(token.issued) / 6).max(LEAST);
    // A clock that was set back by more than that would find a token valid when it has expired.
    token.issued <= now.saturating_add(ahead) && token.expires.saturating_sub(now) > ahead
}

/// The time, in seconds since the epoch.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
