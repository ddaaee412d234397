//! What comes of a row in which services give credentials: who was asked for what, the credentials, and the caches that
//! were written.

use super::home::Home;
use super::provided;
use super::row::Settings;
use super::stand_ins::StandIns;
use super::times;
use crate::against_botocore::reference::Reference;
use botocore_runtime::DateTime;
use serde_json::{Value, json};
use std::io;

/// What ours and botocore make of a row; `None` if it is not one of these. Each side has a home directory of its own, as
/// sources write to it.
pub fn outcomes(settings: &Settings, reference: &mut Reference) -> io::Result<Option<(Value, Value)>> {
    let home = Home::new(settings)?;
    let Some(stand_ins) = StandIns::of(settings, home.now()) else { return Ok(None) };
    let provided = provided::outcome(&home.configuration(settings, None), &stand_ins)?;
    let ours = shown(&home, &stand_ins, provided, reference)?;

    let home = Home::new(settings)?;
    let Some(stand_ins) = StandIns::of(settings, home.now()) else { return Ok(None) };
    let server = stand_ins.on_loopback();
    let mut configuration = home.configuration(settings, None);
    configuration["stand_ins"] = server.url().into();
    let provided = reference.ask(&json!({ "configuration": configuration }))?;
    let theirs = shown(&home, &stand_ins, provided, reference)?;
    Ok(Some((ours, theirs)))
}

/// What came of one side, without what is another thing each time.
fn shown(home: &Home, stand_ins: &StandIns, provided: Value, reference: &mut Reference) -> io::Result<Value> {
    let mut shown = provided;
    if let Some(expiry) = shown["expiry"].as_i64() {
        shown["expiry"] = times::rough_distance(expiry, home.now()).into();
    }
    let mut asked = stand_ins.asked();
    for exchange in asked.iter_mut().filter(|exchange| exchange["dpop"].is_string()) {
        exchange["dpop"] = reference.ask(&json!({ "proof": exchange["dpop"] }))?;
    }
    shown["asked"] = asked.into();
    let mut caches = home.caches()?;
    with_distances(&mut caches, home.now());
    shown["caches"] = caches;
    home.without_place(&shown)
}

/// Shows times by their distance.
fn with_distances(value: &mut Value, now: DateTime) {
    match value {
        Value::Object(members) => members.values_mut().for_each(|member| with_distances(member, now)),
        Value::String(text) if text.contains(':') => {
            if let Ok(time) = DateTime::parse(text) {
                *text = times::distance(time.secs(), now);
            }
        }
        _ => {}
    }
}

/// What differs between two outcomes, part by part, each with its name. What errors say is each side's own.
pub fn differences(ours: &Value, theirs: &Value) -> Vec<(String, Value, Value)> {
    let mut parts = vec![("number of requests".to_owned(), count(ours), count(theirs))];
    let requests = |outcome: &Value| outcome["asked"].as_array().cloned().unwrap_or_default();
    for (number, (ours, theirs)) in requests(ours).into_iter().zip(requests(theirs)).enumerate() {
        parts.push((format!("request {}", number + 1), ours, theirs));
    }
    for name in ["key", "secret", "token", "expiry", "caches"] {
        parts.push((name.to_owned(), ours[name].clone(), theirs[name].clone()));
    }
    parts.retain(|(_, ours, theirs)| ours != theirs);
    parts
}

fn count(outcome: &Value) -> Value {
    outcome["asked"].as_array().map_or(0, Vec::len).into()
}
