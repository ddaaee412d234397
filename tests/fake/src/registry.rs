//! The endpoints of package managers, which are opened by a token instead of a signature. Of these there are cargo's,
//! npm's and that of pip and twine.

mod cargo;
mod form;
mod npm;
mod place;
mod publication;
mod pypi;

use crate::refusal::Refusal;
use crate::request::Request;
use crate::settings::Settings;
use crate::state::State;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::Response;
use place::Place;

/// Answers a request for a package manager's endpoint, and leaves all others to the operations. The paths are those of the
/// endpoint of a VPC, whose host names no domain: `/npm/d/domain-111122223333/repository/…`.
pub fn answer(
    state: &mut State,
    request: &Request,
    settings: &Settings,
    url: &str,
    now: i64,
) -> Option<Result<Response<Bytes>, Refusal>> {
    let (format, rest) = request.path.strip_prefix('/')?.split_once("/d/")?;
    let (domain, rest) = rest.split_once('/')?;
    let (repository, path) = rest.split_once('/')?;
    let place = Place {
        domain: domain.strip_suffix(&settings.account)?.strip_suffix('-')?,
        repository,
        path,
        url: format!("{url}/{format}/d/{domain}/{repository}"),
    };
    Some(check_token(state, request, now).and_then(|()| match format {
        "cargo" => cargo::answer(state, request, &place, now),
        "npm" => npm::answer(state, request, &place, now),
        "pypi" => pypi::answer(state, request, &place, now),
        _ => Err(Refusal::not_found("endpoint", &request.path)),
    }))
}

/// Refuses a request without a token, or with one that was not given out or has expired.
fn check_token(state: &State, request: &Request, now: i64) -> Result<(), Refusal> {
    let header = request.header("authorization").unwrap_or_default();
    let basic = header.strip_prefix("Basic ").and_then(|text| STANDARD.decode(text).ok());
    let basic = basic.and_then(|text| String::from_utf8(text).ok());
    let password = basic.as_deref().and_then(|text| text.strip_prefix("aws:"));
    let token = password.unwrap_or_else(|| header.strip_prefix("Bearer ").unwrap_or(header));
    match state.tokens.get(token) {
        Some(expiration) if *expiration > now => Ok(()),
        Some(_) => Err(Refusal::without_token("The authorization token has expired.")),
        None => Err(Refusal::without_token("The request has no authorization token of this fake.")),
    }
}
