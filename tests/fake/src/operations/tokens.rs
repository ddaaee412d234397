//! What package managers need: a token and the address of a repository.

use crate::ask::Ask;
use crate::refusal::Refusal;
use crate::state::State;
use serde_json::{Value, json};

/// The longest life of a token, in seconds, and that of one whose life is that of the credentials.
const LONGEST: u64 = 43_200;
/// The shortest life that may be asked for.
const SHORTEST: u64 = 900;

pub fn get(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    state.domain(ask)?;
    let life = match ask.number("durationSeconds") {
        None | Some(0) => LONGEST,
        Some(life) if life < SHORTEST => {
            return Err(Refusal::invalid(format!("A token lives 0 or at least {SHORTEST} seconds.")));
        }
        Some(life) => life,
    };
    let token = format!("fake-{}", state.next_id("token"));
    let expiration = ask.now.saturating_add(i64::try_from(life).unwrap_or(i64::MAX));
    state.tokens.insert(token.clone(), expiration);
    Ok(json!({ "authorizationToken": token, "expiration": expiration }))
}

pub fn endpoint(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    state.repository(ask)?;
    let (domain, account) = (ask.required("domain"), &ask.settings.account);
    let (format, repository) = (ask.required("format"), ask.required("repository"));
    Ok(json!({ "repositoryEndpoint": format!("{}/{format}/d/{domain}-{account}/{repository}/", ask.url) }))
}
