//! cargo's protocol for credential providers, version 1: a line of JSON for each message.

use crate::cache::Cache;
use crate::options::Options;
use crate::problem::Problem;
use crate::settings::Settings;
use crate::{output, token};
use serde_json::{Value, json};
use std::io::BufRead as _;

/// Says which versions are spoken, and answers requests until there are no more.
pub fn serve() -> Result<(), Problem> {
    say(&json!({ "v": [1] }))?;
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|error| format!("cannot read a request: {error}"))?;
        let answer = answer(&line).unwrap_or_else(|problem| match problem.is_absent {
            true => {
                output::note(&problem.to_string());
                refusal("not-found")
            }
            false => json!({ "Err": { "kind": "other", "message": problem.to_string(), "caused-by": [] } }),
        });
        say(&answer)?;
    }
    Ok(())
}

fn answer(line: &str) -> Result<Value, Problem> {
    let request: Value = serde_json::from_str(line).map_err(|error| format!("the request is not JSON: {error}"))?;
    if request.get("v") != Some(&json!(1)) {
        return Err("the request is not of version 1 of the protocol".into());
    }
    let arguments = request.get("args").and_then(Value::as_array).into_iter().flatten();
    let options = Options::read(arguments.filter_map(Value::as_str).map(str::to_owned))?;
    let url = request.pointer("/registry/index-url").and_then(Value::as_str).unwrap_or_default();
    let Some(domain) = options.domain_of(url) else {
        return Ok(refusal("url-not-supported"));
    };
    let settings = Settings::load(domain, &options)?;
    match request.get("kind").and_then(Value::as_str) {
        Some("get") => {
            let token = token::get(&settings)?;
            Ok(json!({ "Ok": {
                "kind": "get",
                "token": format!("Bearer {}", token.value),
                "cache": "expires",
                "expiration": token.expires,
                "operation_independent": true,
            } }))
        }
        // Tokens are never typed in: to log in is to get another one.
        Some("login") => {
            Cache::of(&settings)?.forget()?;
            token::get(&settings).map(|_| json!({ "Ok": { "kind": "login" } }))
        }
        Some("logout") => Cache::of(&settings)?.forget().map(|()| json!({ "Ok": { "kind": "logout" } })),
        _ => Ok(refusal("operation-not-supported")),
    }
}

fn refusal(kind: &str) -> Value {
    json!({ "Err": { "kind": kind } })
}

fn say(message: &Value) -> Result<(), Problem> {
    output::text(&format!("{message}\n"))
}
