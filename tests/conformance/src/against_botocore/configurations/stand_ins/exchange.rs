//! What a request says that matters, in the same form for both sides.

use codeartifact_tests::server::{Received, pairs};
use serde_json::{Map, Value};

/// Headers that say who asks, and what for.
const HEADERS: [&str; 6] = [
    "authorization",
    "dpop",
    "x-amz-security-token",
    "x-amz-sso_bearer_token",
    "x-aws-ec2-metadata-token",
    "x-aws-ec2-metadata-token-ttl-seconds",
];

/// What stands for a session's name that nobody has set. Each side makes up its own.
const OWN_NAME: &str = "(a name of its own)";

/// Shows a request to a scheme and host.
pub fn shown(origin: &str, received: &Received) -> Value {
    let mut shown = Map::new();
    shown.insert("asked".to_owned(), format!("{} {origin}{}", received.method, received.path).into());
    let headers = HEADERS.into_iter().filter_map(|name| Some((name, received.header(name)?)));
    shown.extend(headers.map(|(name, value)| match signer(value) {
        Some(signer) if name == "authorization" => ("signed".to_owned(), signer.into()),
        _ => (name.to_owned(), value.into()),
    }));
    let query = received.query();
    if !query.is_empty() {
        shown.insert("query".to_owned(), object(query));
    }
    if !received.body.is_empty() {
        shown.insert("body".to_owned(), body(received));
    }
    shown.into()
}

/// Key, region and service of a signature: `KEY/us-east-1/sts`.
fn signer(authorization: &str) -> Option<String> {
    let scope = authorization.strip_prefix("AWS4-HMAC-SHA256 Credential=")?.split(',').next()?;
    match scope.split('/').collect::<Vec<_>>()[..] {
        [key, _, region, service, "aws4_request"] => Some(format!("{key}/{region}/{service}")),
        _ => None,
    }
}

fn body(received: &Received) -> Value {
    if let Some(json) = received.json() {
        return json;
    }
    let text = String::from_utf8_lossy(&received.body).into_owned();
    if !text.starts_with("Action=") {
        return text.into();
    }
    // In a form, a plus is a space.
    let members = pairs(&text.replace('+', "%20"));
    object(members.into_iter().map(|(name, value)| match name.as_str() {
        "RoleSessionName" if value.starts_with("botocore-") => (name, OWN_NAME.to_owned()),
        _ => (name, value),
    }))
}

fn object(members: impl IntoIterator<Item = (String, String)>) -> Value {
    members.into_iter().map(|(name, value)| (name, Value::from(value))).collect::<Map<_, _>>().into()
}
