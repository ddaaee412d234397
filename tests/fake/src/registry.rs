//! The endpoints of package managers, which are opened by a token instead of a signature. Of these there is cargo's.

mod cargo;
mod place;

use crate::refusal::Refusal;
use crate::request::Request;
use crate::settings::Settings;
use crate::state::State;
use bytes::Bytes;
use http::Response;
use place::Place;

/// Answers a request for a package manager's endpoint, and leaves all others to the operations.
pub fn answer(
    state: &mut State,
    request: &Request,
    settings: &Settings,
    url: &str,
    now: i64,
) -> Option<Result<Response<Bytes>, Refusal>> {
    let (domain, rest) = request.path.strip_prefix("/d/")?.split_once('/')?;
    let (format, rest) = rest.split_once('/')?;
    let (repository, path) = rest.split_once('/')?;
    let place = Place {
        domain: domain.strip_suffix(&settings.account)?.strip_suffix('-')?,
        repository,
        path,
        url: format!("{url}/d/{domain}/{format}/{repository}"),
    };
    Some(check_token(state, request, now).and_then(|()| match format {
        "cargo" => cargo::answer(state, request, &place, now),
        _ => Err(Refusal::not_found("endpoint", &request.path)),
    }))
}

/// Refuses a request without a token, or with one that was not given out or has expired.
fn check_token(state: &State, request: &Request, now: i64) -> Result<(), Refusal> {
    let header = request.header("authorization").unwrap_or_default();
    let token = header.strip_prefix("Bearer ").unwrap_or(header);
    match state.tokens.get(token) {
        Some(expiration) if *expiration > now => Ok(()),
        Some(_) => Err(Refusal::without_token("The authorization token has expired.")),
        None => Err(Refusal::without_token("The request has no authorization token of this fake.")),
    }
}
