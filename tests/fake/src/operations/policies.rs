//! Permissions policies of domains and of repositories.

use crate::ask::Ask;
use crate::refusal::Refusal;
use crate::state::{Policy, State};
use serde_json::Value;

pub fn put_of_domain(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let place = &mut state.domain_mut(ask)?.policy;
    Policy::put(place, ask, "domain", ask.required("domain"))?;
    described(place.as_ref(), &of_domain(ask), "domain", ask.required("domain"))
}

pub fn get_of_domain(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let policy = state.domain(ask)?.policy.as_ref();
    described(policy, &of_domain(ask), "domain", ask.required("domain"))
}

pub fn delete_of_domain(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let place = &mut state.domain_mut(ask)?.policy;
    Policy::delete(place, ask, "domain", ask.required("domain")).map(|policy| policy.described(&of_domain(ask)))
}

pub fn put_of_repository(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let place = &mut state.repository_mut(ask)?.policy;
    Policy::put(place, ask, "repository", ask.required("repository"))?;
    described(place.as_ref(), &of_repository(ask), "repository", ask.required("repository"))
}

pub fn get_of_repository(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let policy = state.repository(ask)?.policy.as_ref();
    described(policy, &of_repository(ask), "repository", ask.required("repository"))
}

pub fn delete_of_repository(state: &mut State, ask: &Ask<'_>) -> Result<Value, Refusal> {
    let place = &mut state.repository_mut(ask)?.policy;
    let deleted = Policy::delete(place, ask, "repository", ask.required("repository"));
    deleted.map(|policy| policy.described(&of_repository(ask)))
}

fn described(policy: Option<&Policy>, arn: &str, kind: &str, name: &str) -> Result<Value, Refusal> {
    policy.map(|policy| policy.described(arn)).ok_or_else(|| Policy::none(kind, name))
}

fn of_domain(ask: &Ask<'_>) -> String {
    ask.arn(&format!("domain/{}", ask.required("domain")))
}

fn of_repository(ask: &Ask<'_>) -> String {
    ask.arn(&format!("repository/{}/{}", ask.required("domain"), ask.required("repository")))
}
