//! The credential helpers of Bazel and uv: a request in JSON on standard input, the headers to send on standard output.

use crate::keyring::USER;
use crate::options::Options;
use crate::problem::Problem;
use crate::settings::Settings;
use crate::{output, token};
use codeartifact::primitives::{DateTime, DateTimeFormat};
use codeartifact::runtime::for_credentials::base64;
use serde_json::{Value, json};
use std::io::Read as _;

/// The formats whose clients send the token as it is. The others send it as a password.
const BEARER: [&str; 2] = ["npm", "cargo"];
/// The others.
const BASIC: [&str; 6] = ["generic", "maven", "nuget", "pypi", "ruby", "swift"];

/// Answers one request. A URL of anybody else needs no headers of ours.
pub fn answer(options: &Options) -> Result<(), Problem> {
    let mut request = String::new();
    let read = std::io::stdin().read_to_string(&mut request);
    read.map_err(|error| format!("cannot read the request: {error}"))?;
    let request: Value = serde_json::from_str(&request).map_err(|error| format!("the request is not JSON: {error}"))?;
    let uri = request.get("uri").and_then(Value::as_str).ok_or("the request has no `uri`")?;
    let Some(domain) = options.domain_of(uri) else {
        return output::text("{\"headers\":{}}\n");
    };
    let token = token::get(&Settings::load(domain, options)?)?;
    // The path begins with the format, but at the host of a proxy. What follows may be called like another one.
    let mut formats = uri.split('/').filter(|part| BEARER.contains(part) || BASIC.contains(part));
    let header = if formats.next().is_some_and(|format| BEARER.contains(&format)) {
        format!("Bearer {}", token.value)
    } else {
        format!("Basic {}", base64::encode(format!("{USER}:{}", token.value).as_bytes()))
    };
    let expires =
        DateTime::from_secs(token.expires).fmt(DateTimeFormat::DateTime).map_err(|error| error.to_string())?;
    output::text(&format!("{}\n", json!({ "headers": { "Authorization": [header] }, "expires": expires })))
}
