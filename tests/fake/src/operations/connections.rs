//! Connections of repositories to public ones. The fake does not fetch from them.

use super::{public, repositories};
use crate::ask::Ask;
use crate::refusal::Refusal;
use crate::state::State;
use serde_json::Value;

pub fn associate(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let (name, connection) = (ask.required("repository"), ask.required("externalConnection"));
    let repository = state.repository_mut(ask)?;
    if public::format(connection).is_none() {
        return Err(Refusal::invalid(format!("There is no public repository {connection}.")));
    }
    if let Some(other) = &repository.connection {
        return Err(Refusal::conflict("repository", name, format!("The repository {name} is connected to {other}.")));
    }
    repository.connection = Some(connection.to_owned());
    Ok(repositories::described(ask, repository))
}

pub fn disassociate(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let connection = ask.required("externalConnection");
    let repository = state.repository_mut(ask)?;
    if repository.connection.as_deref() != Some(connection) {
        return Err(Refusal::not_found("external connection", connection));
    }
    repository.connection = None;
    Ok(repositories::described(ask, repository))
}
