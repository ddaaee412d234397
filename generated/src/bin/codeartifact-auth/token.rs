//! The token of a domain: from the cache, or else from the service.

use crate::cache::{Cache, Token};
use crate::problem::Problem;
use crate::settings::Settings;
use codeartifact::{Client, Error, ErrorKind};
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
    let _lock = match cache.lock() {
        Ok(lock) => lock,
        Err(problem) => return without_cache(settings, &problem),
    };
    let kept = cache.read();
    if let Some(token) = kept {
        if is_fresh(&token) {
            return Ok(token);
        }
        return match ask(settings) {
            Err((problem, true)) if token.is_valid() => {
                eprintln!(
                    "codeartifact-auth: the token could not be renewed, so the one in the cache is used: {problem}"
                );
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
        eprintln!("codeartifact-auth: the token is not cached: {problem}");
    }
    Ok(token)
}

fn without_cache(settings: &Settings, problem: &Problem) -> Result<Token, Problem> {
    eprintln!("codeartifact-auth: the cache is not used: {problem}");
    ask(settings).map_err(|(problem, _)| problem)
}

/// Asks the service. An error says whether the service could not be reached.
fn ask(settings: &Settings) -> Result<Token, (Problem, bool)> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| (Problem::from(error.to_string()), false))?;
    runtime.block_on(call(settings)).map_err(|error| {
        let is_unreachable = matches!(error.kind(), ErrorKind::Transport | ErrorKind::Proxy | ErrorKind::Timeout);
        let is_absent = error.kind() == ErrorKind::Credentials;
        (Problem::from(error.to_string()).absent(is_absent), is_unreachable)
    })
}

async fn call(settings: &Settings) -> Result<Token, Error> {
    let client = Client::load(settings.client.clone().region(settings.region.clone())).await?;
    let mut input = codeartifact::operation::get_authorization_token::GetAuthorizationTokenInput::default();
    input.domain = Some(settings.domain.clone());
    input.domain_owner.clone_from(&settings.owner);
    let issued = now();
    let output = client.send(input).await?;
    let expires = output.expiration().map_or(issued, |time| time.secs());
    Ok(Token { value: output.authorization_token().unwrap_or_default().to_owned(), issued, expires })
}

impl Token {
    /// Whether it is of use to whoever asks.
    pub fn is_valid(&self) -> bool {
        self.expires - now() >= LEAST
    }
}

fn is_fresh(token: &Token) -> bool {
    let now = now();
    let ahead = AHEAD.min((token.expires - token.issued) / 6).max(LEAST);
    token.issued <= now + AHEAD && token.expires - now > ahead
}

/// The time, in seconds since the epoch.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}
